import { html, nothing, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { get, Problem } from "../data/client";
import type { EnterpriseView, Page } from "../data/types";
import { t } from "../i18n/i18n";
import { Part } from "./element";
import { problem } from "./problem";

const PAUSE = 200;
const MOST = 8;
const CODE = /^[0-9A-HJ-NPQRTUWXY]{18}$/;

/** An enterprise that was chosen. */
export interface Firm {
  readonly creditCode: string;
  readonly name: string;
}

/**
 * Finds an enterprise by two characters of its name or by its credit code. Keys as in any combobox: down, up, enter, escape.
 * Whoever chose is told by `.chosen`; a code that is typed whole is taken even where the list may not be read.
 */
export class FirmSearch extends Part {
  @property() label = "";
  @property({ attribute: false }) chosen: ((firm: Firm) => void) | undefined;
  /** What stands in the field at first. */
  @property() value = "";
  @state() private words: string | undefined;
  @state() private found: readonly Firm[] = [];
  @state() private at = -1;
  @state() private open = false;
  @state() private searched = "";
  @state() private fault: Problem | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private current: AbortController | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
    this.current?.abort();
  }

  private typed(words: string): void {
    this.words = words;
    this.at = -1;
    this.fault = undefined;
    this.open = words.trim().length >= 2;
    clearTimeout(this.timer);
    this.current?.abort();
    this.found = [];
    this.searched = "";
    if (this.open) {
      this.timer = setTimeout(() => void this.search(words.trim()), PAUSE);
    }
  }

  private async search(words: string): Promise<void> {
    const mine = new AbortController();
    this.current = mine;
    const code = words.toUpperCase();
    const query = CODE.test(code) ? "creditCode=" + code : "q=" + encodeURIComponent(words);
    try {
      const { data } = await get<Page<EnterpriseView>>(`/api/v1/enterprises?pageSize=${MOST}&${query}`, mine.signal);
      this.found = data.items;
      this.at = data.items.length > 0 ? 0 : -1;
      this.searched = words;
    } catch (failure) {
      if (!mine.signal.aborted) {
        this.fault = failure instanceof Problem ? failure : new Problem(0, "PAGE", String(failure), "", "");
      }
    }
  }

  private readonly pressed = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      this.at = (this.at + step + this.found.length) % Math.max(1, this.found.length);
    } else if (event.key === "Escape") {
      this.open = false;
    } else if (event.key === "Enter") {
      event.preventDefault();
      const code = (this.words ?? "").trim().toUpperCase();
      this.take(this.found[this.at] ?? (CODE.test(code) ? { creditCode: code, name: code } : undefined));
    }
  };

  private take(firm: Firm | undefined): void {
    if (firm) {
      this.open = false;
      this.words = firm.name;
      this.chosen?.(firm);
    }
  }

  protected override render(): TemplateResult {
    const list = this.id + "-list";
    const showing = this.open && this.found.length > 0;
    return html`<div class="find"><label for=${this.id + "-field"}>${this.label}</label>
      <input id=${this.id + "-field"} type="text" role="combobox" aria-autocomplete="list" aria-expanded=${showing} aria-controls=${list}
        aria-activedescendant=${showing && this.at >= 0 ? list + this.at : nothing} autocomplete="off" spellcheck="false"
        placeholder=${t("firm.words")} .value=${this.words ?? this.value}
        @input=${(event: Event) => this.typed((event.target as HTMLInputElement).value)} @keydown=${this.pressed}
        @blur=${() => (this.open = false)}>
      <ul id=${list} role="listbox" aria-label=${this.label} ?hidden=${!showing}>${this.found.map((firm, at) => html`
        <li id=${list + at} role="option" aria-selected=${at === this.at}
          @mousedown=${(event: Event) => event.preventDefault()} @click=${() => this.take(firm)}>
          <span>${firm.name}</span><span class="fine">${firm.creditCode}</span></li>`)}</ul>
      <p class="fine" role="status">${this.open && this.searched !== ""
        ? this.found.length === 0 ? t("firm.none") : t("firm.found", { n: this.found.length })
        : ""}</p>
      ${this.fault ? problem(this.fault) : nothing}</div>`;
  }
}

customElements.define("jidi-firm", FirmSearch);
