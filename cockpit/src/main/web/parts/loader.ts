import { html, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from "lit";
import { get, Problem, type Answer } from "../data/client";
import { moment } from "../format/words";
import { t } from "../i18n/i18n";
import { live } from "../shell/live";
import { settings } from "../shell/settings";
import { problem } from "./problem";

/** So long after an event is asked again: several come together. */
const SETTLE = 2_000;

/**
 * Loads what a part shows: once per address, aborted when the part leaves or wants something else. While a newer answer is
 * on its way the older stays. An event of one of the `prefixes` asks again.
 */
export class Loader<T> implements ReactiveController {
  answer: Answer<T> | undefined;
  problem: Problem | undefined;
  loading = false;
  private key = "";
  private current: AbortController | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly address: () => string,
    private readonly prefixes: readonly string[] = [],
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    live.addEventListener("event", this.heard);
  }

  hostDisconnected(): void {
    live.removeEventListener("event", this.heard);
    clearTimeout(this.timer);
    this.timer = undefined;
    this.current?.abort();
    this.key = "";
  }

  hostUpdate(): void {
    const address = this.address();
    const key = settings.language + " " + address;
    if (address !== "" && key !== this.key) {
      const other = this.key.slice(3) !== address;
      this.key = key;
      void this.load(address, other);
    }
  }

  again(): void {
    void this.load(this.address(), false);
  }

  private readonly heard = (event: Event) => {
    const type = (event as CustomEvent<{ type: string }>).detail.type;
    if (this.prefixes.some(prefix => type.startsWith(prefix))) {
      // The first of several begins the pause: a steady stream must not put the answer off for ever.
      this.timer ??= setTimeout(() => {
        this.timer = undefined;
        this.again();
      }, SETTLE);
    }
  };

  private async load(address: string, afresh: boolean): Promise<void> {
    this.current?.abort();
    const mine = new AbortController();
    this.current = mine;
    this.loading = true;
    if (afresh) {
      this.answer = undefined;
      this.problem = undefined;
    }
    try {
      this.answer = await get<T>(address, mine.signal);
      this.problem = undefined;
    } catch (failure) {
      if (mine.signal.aborted) {
        return;
      }
      this.problem = failure instanceof Problem ? failure : new Problem(0, "PAGE", String(failure), "", "");
    }
    if (!mine.signal.aborted) {
      this.loading = false;
      this.host.requestUpdate();
    }
  }

  /** The data drawn by `how`; or that it is on its way, or why it is not there. Old data says that it is old. */
  show(how: (data: T) => TemplateResult): TemplateResult {
    if (this.answer) {
      return html`${this.answer.stale
        ? html`<p class="stale" role="status">${t("data.stale", { at: moment(this.answer.receivedAt.toISOString()) })}</p>`
        : ""}${this.problem ? problem(this.problem, () => this.again()) : ""}${how(this.answer.data)}`;
    }
    if (this.problem) {
      return problem(this.problem, () => this.again());
    }
    return html`<p class="waiting" role="status">${t("data.loading")}</p>`;
  }
}
