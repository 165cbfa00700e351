import { html, type TemplateResult } from "lit";
import { state } from "lit/decorators.js";
import { createRef, ref } from "lit/directives/ref.js";
import { get } from "../data/client";
import type { Page } from "../data/types";
import { t } from "../i18n/i18n";
import type { MessageKey } from "../i18n/messages";
import { Part } from "../parts/element";
import { place } from "./location";
import { routes } from "./routes";
import { settings } from "./settings";
import { views } from "./views";

interface Entry {
  readonly name: string;
  readonly kind: MessageKey;
  readonly run: () => void;
}

const PAUSE = 200;
const MOST = 6;

/** Ctrl K: go anywhere, open a saved view, find a project, an enterprise or a fund by two characters of its name, change how it looks. */
class Palette extends Part {
  @state() private words = "";
  @state() private found: readonly Entry[] = [];
  @state() private at = 0;
  private readonly dialog = createRef<HTMLDialogElement>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private current: AbortController | undefined;

  private readonly key = (event: KeyboardEvent) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
      event.preventDefault();
      this.show();
    }
  };
  private readonly show = () => {
    this.words = "";
    this.found = [];
    this.at = 0;
    this.dialog.value?.showModal();
    this.querySelector("input")?.focus();
  };

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener("keydown", this.key);
    addEventListener("jidi-palette", this.show);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener("keydown", this.key);
    removeEventListener("jidi-palette", this.show);
  }

  private entries(): readonly Entry[] {
    const fixed: readonly Entry[] = [
      ...views.items.map(view => ({ name: view.name, kind: "views.one" as const, run: () => place.go(view.address) })),
      ...routes
        .filter(route => route.listed)
        .map(route => ({ name: t(route.title), kind: "palette.page" as const, run: () => place.go(place.to("/" + route.segment)) })),
      ...(["light", "dark", "wall"] as const).map(theme => ({
        name: t(("theme." + theme) as MessageKey),
        kind: "settings.theme" as const,
        run: () => settings.set({ theme }),
      })),
      { name: t("views.saveThis"), kind: "views.open", run: () => dispatchEvent(new Event("jidi-views")) },
      {
        name: t("settings.other"),
        kind: "settings.language",
        run: () => settings.set({ language: settings.language === "zh" ? "en" : "zh" }),
      },
    ];
    const words = this.words.trim().toLowerCase();
    return [...fixed.filter(entry => entry.name.toLowerCase().includes(words)), ...this.found];
  }

  private typed(words: string): void {
    this.words = words;
    this.at = 0;
    clearTimeout(this.timer);
    this.current?.abort();
    this.found = [];
    if (words.trim().length >= 2) {
      this.timer = setTimeout(() => void this.search(words.trim()), PAUSE);
    }
  }

  private async search(words: string): Promise<void> {
    const mine = new AbortController();
    this.current = mine;
    const of = async (path: string, segment: string, kind: MessageKey): Promise<readonly Entry[]> => {
      try {
        const { data } = await get<Page<{ id: string; name: string }>>(
          `${path}?pageSize=${MOST}&q=${encodeURIComponent(words)}`,
          mine.signal,
        );
        return data.items.map(item => ({
          name: item.name,
          kind,
          run: () => place.go(place.to(`/${segment}/${item.id}`)),
        }));
      } catch {
        // A list this person may not read has nothing to be found.
        return [];
      }
    };
    const lists = await Promise.all([
      of("/api/v1/projects", "projects", "page.projects"),
      of("/api/v1/enterprises", "enterprises", "page.enterprises"),
      of("/api/v1/funds", "funds", "page.funds"),
    ]);
    if (!mine.signal.aborted) {
      this.found = lists.flat();
    }
  }

  private readonly pressed = (event: KeyboardEvent) => {
    const entries = this.entries();
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      this.at = (this.at + step + entries.length) % Math.max(1, entries.length);
    } else if (event.key === "Enter") {
      event.preventDefault();
      this.run(entries[this.at]);
    }
  };

  private run(entry: Entry | undefined): void {
    if (entry) {
      this.dialog.value?.close();
      entry.run();
    }
  }

  protected override render(): TemplateResult {
    const entries = this.entries();
    return html`<dialog class="palette" aria-label=${t("palette.open")} ${ref(this.dialog)}
      @click=${(event: Event) => event.target === this.dialog.value && this.dialog.value?.close()}>
      <input type="text" role="combobox" aria-expanded="true" aria-controls="palette-list" aria-label=${t("palette.words")}
        aria-activedescendant=${entries.length > 0 ? "palette-" + this.at : ""} autocomplete="off" spellcheck="false"
        placeholder=${t("palette.words")} .value=${this.words}
        @input=${(event: Event) => this.typed((event.target as HTMLInputElement).value)} @keydown=${this.pressed}>
      <ul id="palette-list" role="listbox" aria-label=${t("palette.open")}>${entries.map((entry, at) => html`
        <li id="palette-${at}" role="option" aria-selected=${at === this.at} @click=${() => this.run(entry)}>
          <span>${entry.name}</span><span class="fine">${t(entry.kind)}</span></li>`)}</ul>
      ${entries.length === 0 ? html`<p class="empty">${t("palette.none")}</p>` : ""}
    </dialog>`;
  }
}

customElements.define("jidi-palette", Palette);
