import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { createRef, ref } from "lit/directives/ref.js";
import { get, Problem } from "../data/client";
import type { Page } from "../data/types";
import { count, moment } from "../format/words";
import { t } from "../i18n/i18n";
import { place } from "../shell/location";
import { settings } from "../shell/settings";
import { Part } from "./element";
import { csv } from "./csv";
import { problem } from "./problem";

export interface Column<R> {
  readonly key: string;
  readonly title: string;
  /** What the cell says as text: for the export and where nothing richer is drawn. */
  readonly text: (row: R) => string;
  readonly cell?: (row: R) => TemplateResult | string;
  readonly numeric?: boolean;
  /** Field the API sorts by; a column without it cannot be sorted. */
  readonly sort?: string;
  /** Not shown until it is picked. */
  readonly extra?: boolean;
}

const PAGE = 200;
const ROW = 36;
const MARGIN = 8;
/** The export asks page by page; beyond this the API's own files are the way. */
const MOST_EXPORTED = 20_000;

/**
 * A list of the API as a table: pages are fetched as the reader comes to them, only rows in sight are in the document, the
 * service sorts. Keys: up, down, page up and down, home, end, enter. The export holds the rows of the same filter in the
 * same order and the columns on the screen.
 */
export class Table extends Part {
  /** Path of the list with its filter, without page and order. */
  @property({ attribute: false }) path = "";
  @property({ attribute: false }) columns: readonly Column<never>[] = [];
  @property() label = "";
  /** Under this name the picked columns are kept. */
  @property() name = "";
  @property({ attribute: false }) href: ((row: never) => string) | undefined;
  @property({ attribute: false }) order = "";
  /** Not for the few lists that are answered whole and take no page. */
  @property({ attribute: false }) paged = true;

  @state() private rows: readonly unknown[] = [];
  @state() private total: number | undefined;
  @state() private asOf: string | undefined;
  @state() private loading = false;
  @state() private fault: Problem | undefined;
  @state() private first = 0;
  @state() private active = 0;
  @state() private picked: ReadonlySet<string> | undefined;
  @state() private exporting = "";
  private next: string | undefined;
  private key = "";
  private current: AbortController | undefined;
  private readonly box = createRef<HTMLElement>();
  private readonly sizes = new ResizeObserver(() => this.requestUpdate());

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.current?.abort();
    this.sizes.disconnect();
    this.key = "";
  }

  protected override willUpdate(_changed: PropertyValues): void {
    const key = settings.language + " " + this.address();
    if (this.path && key !== this.key) {
      this.key = key;
      this.rows = [];
      this.total = undefined;
      this.next = undefined;
      this.first = 0;
      this.active = 0;
      if (this.box.value) {
        this.box.value.scrollTop = 0;
      }
      void this.more(true);
    }
  }

  protected override firstUpdated(): void {
    if (this.box.value) {
      this.sizes.observe(this.box.value);
    }
  }

  private get sort(): string {
    return place.get("sort") || this.order;
  }

  private address(token?: string): string {
    if (!this.paged) {
      return this.path;
    }
    const query = new URLSearchParams(this.path.split("?")[1] ?? "");
    query.set("pageSize", String(PAGE));
    query.set("count", "exact");
    if (this.sort) {
      query.set("sort", this.sort);
    }
    if (token) {
      query.set("pageToken", token);
    }
    return this.path.split("?")[0] + "?" + query.toString();
  }

  private async more(fresh: boolean): Promise<void> {
    this.current?.abort();
    const mine = new AbortController();
    this.current = mine;
    this.loading = true;
    this.fault = undefined;
    try {
      const { data } = await get<Page<unknown>>(this.address(fresh ? undefined : this.next), mine.signal);
      this.rows = fresh ? data.items : [...this.rows, ...data.items];
      this.total = data.total ?? this.total;
      this.asOf = data.asOf;
      this.next = data.nextPageToken ?? undefined;
    } catch (failure) {
      if (mine.signal.aborted) {
        return;
      }
      this.fault = failure instanceof Problem ? failure : new Problem(0, "PAGE", String(failure), "", "");
    }
    if (!mine.signal.aborted) {
      this.loading = false;
    }
  }

  private shownColumns(): readonly Column<unknown>[] {
    const all = this.columns as readonly Column<unknown>[];
    const picked = this.picked ?? kept(this.name);
    return all.filter(column => (picked ? picked.has(column.key) : !column.extra));
  }

  private readonly scrolled = () => {
    const box = this.box.value;
    if (!box) {
      return;
    }
    this.first = Math.max(0, Math.floor(box.scrollTop / ROW) - MARGIN);
    const last = Math.ceil((box.scrollTop + box.clientHeight) / ROW);
    if (this.next && !this.loading && last + 2 * MARGIN >= this.rows.length) {
      void this.more(false);
    }
  };

  private readonly pressed = (event: KeyboardEvent) => {
    const box = this.box.value;
    if (!box || event.target instanceof HTMLAnchorElement || event.target instanceof HTMLButtonElement) {
      return;
    }
    const page = Math.max(1, Math.floor(box.clientHeight / ROW) - 2);
    const moves: Record<string, number> = {
      ArrowDown: this.active + 1,
      ArrowUp: this.active - 1,
      PageDown: this.active + page,
      PageUp: this.active - page,
      Home: 0,
      End: this.rows.length - 1,
    };
    const to = moves[event.key];
    if (to !== undefined) {
      event.preventDefault();
      this.active = Math.max(0, Math.min(this.rows.length - 1, to));
      const top = this.active * ROW;
      const head = ROW + 4;
      if (top < box.scrollTop) {
        box.scrollTop = top;
      } else if (top + ROW + head > box.scrollTop + box.clientHeight) {
        box.scrollTop = top + ROW + head - box.clientHeight;
      }
      // Now, not with the event of the scrolling: else the row is not there yet when it is to have the focus.
      this.scrolled();
      void this.updateComplete.then(() => this.querySelector<HTMLElement>("tr.active")?.focus({ preventScroll: true }));
    } else if (event.key === "Enter" && this.href) {
      const row = this.rows[this.active];
      if (row !== undefined) {
        place.go((this.href as (row: unknown) => string)(row));
      }
    }
  };

  private sortBy(field: string): void {
    const now = this.sort;
    place.set({ sort: now === field ? "-" + field : field });
  }

  private pick(key: string, on: boolean): void {
    const all = this.columns as readonly Column<unknown>[];
    const before = new Set(this.shownColumns().map(column => column.key));
    if (on) {
      before.add(key);
    } else if (before.size > 1) {
      before.delete(key);
    }
    this.picked = new Set(all.map(column => column.key).filter(one => before.has(one)));
    keep(this.name, this.picked);
  }

  private async export(): Promise<void> {
    const columns = this.shownColumns();
    const rows: unknown[] = [];
    let token: string | undefined;
    this.exporting = t("table.exporting", { done: 0 });
    try {
      do {
        const { data } = await get<Page<unknown>>(this.address(token));
        rows.push(...data.items);
        token = data.nextPageToken ?? undefined;
        this.exporting = t("table.exporting", { done: rows.length });
      } while (token && rows.length < MOST_EXPORTED);
      csv(
        this.name,
        columns.map(column => column.title),
        rows.map(row => columns.map(column => column.text(row))),
      );
      this.exporting = t(token ? "table.exportedPart" : "table.exported", { done: rows.length });
    } catch (failure) {
      this.exporting = "";
      this.fault = failure instanceof Problem ? failure : new Problem(0, "PAGE", String(failure), "", "");
    }
  }

  protected override render(): TemplateResult {
    const columns = this.shownColumns();
    const height = this.box.value?.clientHeight ?? 600;
    const end = Math.min(this.rows.length, this.first + Math.ceil(height / ROW) + 2 * MARGIN);
    const space = (rows: number) =>
      rows > 0
        ? html`<tr class="space" aria-hidden="true"><td colspan=${columns.length} .style=${`height:${rows * ROW}px`}></td></tr>`
        : nothing;
    return html`
      <div class="table-bar">
        <span role="status">${this.counted()}</span>
        <span class="fill"></span>
        ${this.exporting ? html`<span class="fine" role="status">${this.exporting}</span>` : nothing}
        ${this.picker(columns)}
        <button type="button" ?disabled=${this.rows.length === 0} @click=${() => this.export()}>${t("table.export")}</button>
      </div>
      ${this.fault ? problem(this.fault, () => this.more(this.rows.length === 0)) : nothing}
      <div class="table-box" role="region" aria-label=${this.label} tabindex="0" ${ref(this.box)}
        @scroll=${this.scrolled} @keydown=${this.pressed}>
        <table aria-rowcount=${(this.total ?? this.rows.length) + 1}>
          <caption class="unseen">${this.label}</caption>
          <thead><tr aria-rowindex="1">${columns.map(column => this.head(column))}</tr></thead>
          <tbody>
            ${space(this.first)}
            ${this.rows.slice(this.first, end).map((row, at) => this.row(row, this.first + at, columns))}
            ${space(this.rows.length - end)}
          </tbody>
        </table>
        ${this.rows.length === 0 && !this.loading && !this.fault ? html`<p class="empty">${t("table.empty")}</p>` : nothing}
        ${this.loading ? html`<p class="waiting">${t("data.loading")}</p>` : nothing}
      </div>`;
  }

  private counted(): string {
    if (this.total === undefined) {
      return this.loading ? t("data.loading") : t("table.counted", { n: this.rows.length });
    }
    return t("table.counted", { n: count(this.total) }) + (this.asOf ? " · " + t("data.asOf", { at: moment(this.asOf) }) : "");
  }

  private head(column: Column<unknown>): TemplateResult {
    const down = this.sort === "-" + column.sort;
    const up = this.sort === column.sort;
    return html`<th scope="col" class=${column.numeric ? "number" : ""}
      aria-sort=${up ? "ascending" : down ? "descending" : nothing}>${column.sort
        ? html`<button type="button" class="sort" @click=${() => this.sortBy(column.sort!)}>${column.title}<span aria-hidden="true"> ${up ? "↑" : down ? "↓" : "↕"}</span></button>`
        : column.title}</th>`;
  }

  private row(row: unknown, at: number, columns: readonly Column<unknown>[]): TemplateResult {
    const address = this.href ? (this.href as (row: unknown) => string)(row) : undefined;
    return html`<tr class=${at === this.active ? "active" : ""} aria-rowindex=${at + 2} tabindex=${at === this.active ? 0 : -1}
      @focusin=${() => (this.active = at)}>${columns.map((column, place) => {
        const content = column.cell ? column.cell(row) : column.text(row);
        return place === 0
          ? html`<th scope="row">${address ? html`<a href=${address}>${content}</a>` : content}</th>`
          : html`<td class=${column.numeric ? "number" : ""}>${content}</td>`;
      })}</tr>`;
  }

  private picker(shown: readonly Column<unknown>[]): TemplateResult {
    const keys = new Set(shown.map(column => column.key));
    return html`<details class="picker"><summary>${t("table.columns")}</summary>
      <fieldset><legend class="unseen">${t("table.columns")}</legend>${(this.columns as readonly Column<unknown>[]).map(
        column => html`<label><input type="checkbox" .checked=${keys.has(column.key)}
          @change=${(event: Event) => this.pick(column.key, (event.target as HTMLInputElement).checked)}> ${column.title}</label>`,
      )}</fieldset></details>`;
  }
}

function kept(name: string): ReadonlySet<string> | undefined {
  try {
    const text = localStorage.getItem("jidi.columns." + name);
    return text ? new Set(text.split(",")) : undefined;
  } catch {
    return undefined;
  }
}

function keep(name: string, picked: ReadonlySet<string>): void {
  try {
    localStorage.setItem("jidi.columns." + name, [...picked].join(","));
  } catch {
    // Not kept: the choice holds until the page is left.
  }
}

customElements.define("jidi-table", Table);
