import { html, nothing, type TemplateResult } from "lit";
import { createRef, ref } from "lit/directives/ref.js";
import type { DealView } from "../data/funds";
import type { Page } from "../data/types";
import { count, moment } from "../format/words";
import { t, word } from "../i18n/i18n";
import { Part } from "../parts/element";
import { Loader } from "../parts/loader";
import type { Column } from "../parts/table";
import "../parts/table";
import { place } from "../shell/location";
import "./deal";
import { fundName, STAGES, standing, STANDINGS } from "./deal-words";

/** More than these stand in the table, which reads on. */
const MOST = 200;

/** The deals by stage as a board, or as a table of the same rows with the same filter. */
class Deals extends Part {
  private readonly deals = new Loader<Page<DealView>>(this, () => (this.asTable() ? "" : `${this.path()}&pageSize=${MOST}&count=exact`), ["io.jidi.fund.deal"]);
  private readonly board = createRef<HTMLElement>();

  private asTable(): boolean {
    return place.get("as") === "table";
  }

  private standing(): string {
    return STANDINGS.find(one => one === place.get("standing")) ?? "";
  }

  private path(): string {
    const query = new URLSearchParams();
    const fund = place.get("fund");
    if (/^fnd_[a-z0-9]+$/.test(fund)) {
      query.set("fundId", fund);
    }
    if (this.standing()) {
      query.set("standing", this.standing());
    }
    query.set("sort", "-registeredAt");
    return "/api/v1/deals?" + query.toString();
  }

  protected override render(): TemplateResult {
    return html`<h1>${t("page.deals")}</h1>
      <div class="bar filters">
        <label>${t("deals.standing")} <select @change=${(event: Event) => place.set({ standing: (event.target as HTMLSelectElement).value }, "replace")}>
          <option value="" ?selected=${this.standing() === ""}>${t("filter.any")}</option>
          ${STANDINGS.map(one => html`<option value=${one} ?selected=${this.standing() === one}>${word("dealStanding", one)}</option>`)}</select></label>
        <button type="button" class="quiet" aria-pressed=${this.asTable()} @click=${() => place.set({ as: this.asTable() ? "" : "table" }, "replace")}>${t("chart.table")}</button>
        <span class="fine">${place.get("fund") ? fundName(place.get("fund")) : t("deals.allFunds")}</span>
      </div>
      ${this.asTable() ? this.table() : this.deals.show(page => this.drawn(page))}`;
  }

  /** The twin: sorted by the service, with export. */
  private table(): TemplateResult {
    const columns: readonly Column<DealView>[] = [
      { key: "enterpriseName", title: t("deals.firm"), text: row => row.enterpriseName, sort: "enterpriseName" },
      { key: "creditCode", title: t("field.creditCode"), text: row => row.creditCode, sort: "creditCode" },
      { key: "fund", title: t("filter.fund"), text: row => fundName(row.fundId) },
      { key: "stage", title: t("field.stage"), text: row => word("dealStage", row.stage) },
      { key: "standing", title: t("field.status"), text: row => word("dealStanding", row.standing), cell: row => standing(row.standing) },
      { key: "round", title: t("deals.round"), text: row => String(row.round), numeric: true },
      { key: "registeredAt", title: t("deals.registered"), text: row => moment(row.registeredAt), sort: "registeredAt" },
    ];
    return html`<jidi-table name="deals" .label=${t("page.deals")} .path=${this.path().replace(/&?sort=-registeredAt/, "").replace(/\?$/, "")} .order=${"-registeredAt"} .columns=${columns}
      .href=${(row: DealView) => place.to("/deals/" + row.id)}></jidi-table>`;
  }

  private drawn(page: Page<DealView>): TemplateResult {
    const at = (stage: string) => page.items.filter(deal => deal.stage === stage);
    const fullest = STAGES.reduce((a, b) => (at(b).length > at(a).length ? b : a));
    const total = page.total ?? page.items.length;
    return html`<p class="sentence">${total === 0 ? t("deals.none") : t("deals.sentence", {
        n: count(total), active: page.items.filter(deal => deal.standing === "ACTIVE").length, stage: word("dealStage", fullest), most: at(fullest).length,
      })}${page.nextPageToken ? " " + t("deals.more", { n: MOST }) : nothing}</p>
      <p class="fine">${t("deals.keys")}</p>
      <div class="board" role="group" aria-label=${t("page.deals")} @keydown=${this.pressed} ${ref(this.board)}>${STAGES.map((stage, column) => html`
        <section aria-labelledby=${"stage-" + stage}><h2 id=${"stage-" + stage}>${column + 1} ${word("dealStage", stage)} <span class="fine">${at(stage).length}</span></h2>
          ${at(stage).length === 0 ? html`<p class="empty">${t("data.none")}</p>` : html`<ul>${at(stage).map(deal => html`
            <li><a href=${place.to("/deals/" + deal.id)} data-column=${column}><strong>${deal.enterpriseName}</strong>
              <span class="fine">${fundName(deal.fundId)} · ${t("deals.roundOf", { n: deal.round })}</span>
              ${standing(deal.standing)}</a></li>`)}</ul>`}
        </section>`)}</div>`;
  }

  /** Up and down within a stage, left and right to the next stage that has a deal; tab walks them all. */
  private readonly pressed = (event: KeyboardEvent) => {
    const from = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>("a[data-column]") : null;
    if (!from || !this.board.value || !event.key.startsWith("Arrow")) {
      return;
    }
    const columns = STAGES.map((_, column) => [...this.board.value!.querySelectorAll<HTMLElement>(`a[data-column="${column}"]`)]);
    const column = Number(from.dataset["column"]);
    const row = columns[column]!.indexOf(from);
    let to: HTMLElement | undefined;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      to = columns[column]![row + (event.key === "ArrowDown" ? 1 : -1)];
    } else {
      const order = event.key === "ArrowRight" ? columns.slice(column + 1) : columns.slice(0, column).reverse();
      const next = order.find(cards => cards.length > 0);
      to = next?.[Math.min(row, next.length - 1)];
    }
    if (to) {
      event.preventDefault();
      to.focus();
    }
  };
}

customElements.define("jidi-deals", Deals);

export const page = (id: string) => (id ? html`<jidi-deal .deal=${id}></jidi-deal>` : html`<jidi-deals></jidi-deals>`);
