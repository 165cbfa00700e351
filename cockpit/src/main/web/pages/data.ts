import { html, type TemplateResult } from "lit";
import type { Items, Overview, Page } from "../data/types";
import type { IndicatorImport, IndicatorImportSummary } from "../data/work";
import { importFound, importIndicators } from "../actions/import";
import { submitDraft } from "../actions/edition";
import { count, either, moment, text } from "../format/words";
import { t, word } from "../i18n/i18n";
import type { MessageKey } from "../i18n/messages";
import { Part } from "../parts/element";
import { Loader } from "../parts/loader";
import { place } from "../shell/location";
import { names, of } from "../shell/names";
import "./audit";
import "./exchange";
import { calmly } from "./calm";

const PARTS = ["fresh", "imports", "exports", "exchange", "audit"] as const;

interface WaitingEvent {
  readonly consumer: string;
  readonly aggregate: string;
  readonly state: string;
  readonly since: string;
}

interface HistoryImport {
  readonly id: string;
  readonly fileName: string;
  readonly rows: number;
  readonly recordedAt: string;
  readonly recordedBy: string;
  readonly withdrawnAt?: string | null;
}

/** Where figures come from and how old they are, and all that is taken in and given out. */
class Data extends Part {
  private readonly overview = new Loader<Overview>(this, () => this.when("fresh", "/api/v1/overview"), ["io.jidi."]);
  private readonly waiting = new Loader<Page<WaitingEvent>>(this, () => this.when("fresh", "/api/v1/overview/waiting?pageSize=100"));
  private readonly one = new Loader<IndicatorImport>(this, () =>
    this.importId() ? this.when("imports", "/api/v1/indicator-imports/" + this.importId()) : "");
  private readonly recent = new Loader<Page<IndicatorImportSummary>>(this, () => this.when("imports", "/api/v1/indicator-imports?pageSize=50"));
  private readonly history = new Loader<Items<HistoryImport>>(this, () =>
    place.get("fund") ? this.when("imports", `/api/v1/funds/${encodeURIComponent(place.get("fund"))}/performance/history-imports`) : "");
  private readonly editions = new Loader<Page<{ id: string }>>(this, () => this.when("imports", "/api/v1/editions?pageSize=100"));

  private chosen(): string {
    return PARTS.find(one => one === place.get("part")) ?? "fresh";
  }

  private when(part: string, path: string): string {
    return this.chosen() === part ? path : "";
  }

  private importId(): string {
    const id = place.get("import");
    return /^\w+$/.test(id) ? id : "";
  }

  protected override render(): TemplateResult {
    const part = this.chosen();
    return html`<h1>${t("page.data")}</h1>
      <nav class="parts" aria-label=${t("data.parts")}>${PARTS.map(one =>
        html`<a href=${place.to("/data", { part: one })} aria-current=${one === part ? "page" : "false"}>${t(("dataPart." + one) as MessageKey)}</a>`)}</nav>
      ${part === "fresh" ? this.fresh()
        : part === "imports" ? this.imports()
        : part === "exports" ? this.exports()
        : part === "exchange" ? html`<jidi-exchange></jidi-exchange>`
        : html`<jidi-audit></jidi-audit>`}`;
  }

  private fresh(): TemplateResult {
    return html`<section class="panel wide"><h2>${t("dataPart.fresh")}</h2>${calmly(this.overview, all => html`
        <table class="plain"><caption class="unseen">${t("dataPart.fresh")}</caption>
        <thead><tr><th scope="col">${t("data.panel")}</th><th scope="col">${t("data.source")}</th><th scope="col">${t("data.fresh")}</th></tr></thead>
        <tbody>${all.panels.map(panel => html`<tr><th scope="row">${either(panel.nameZh, panel.nameEn)}</th>
          <td>${word("source", panel.source)}</td><td class="day">${panel.freshAt ? moment(panel.freshAt) : t("passport.neverFresh")}</td></tr>`)}</tbody></table>`)}</section>
      <section class="panel wide"><h2>${t("data.waiting")}</h2>${calmly(this.waiting, all => all.items.length === 0
        ? html`<p class="empty">${t("data.noneWaiting")}</p>`
        : html`<table class="plain"><caption class="unseen">${t("data.waiting")}</caption>
          <thead><tr><th scope="col">${t("data.consumer")}</th><th scope="col">${t("data.aggregate")}</th><th scope="col">${t("work.state")}</th><th scope="col">${t("data.since")}</th></tr></thead>
          <tbody>${all.items.map(row => html`<tr><th scope="row">${row.consumer}</th><td><code>${row.aggregate}</code></td>
            <td>${word("waitingState", row.state)}</td><td class="day">${moment(row.since)}</td></tr>`)}</tbody></table>`)}</section>`;
  }

  private imports(): TemplateResult {
    return html`<section class="panel wide"><h2>${t("import.title")}</h2>
        <p class="actions"><button type="button" class="strong" @click=${() =>
          importIndicators(id => {
            place.set({ import: id }, "replace");
            this.recent.again();
          })}>${t("import.title")}</button></p>
        <form class="bar filters" @submit=${this.find}><label>${t("import.find")} <input name="import" .value=${place.get("import")} autocomplete="off"></label>
          <button type="submit">${t("work.open")}</button></form>
        ${this.importId() ? calmly(this.one, found => html`<p class="fine"><code>${found.id}</code> · ${text(found.importedBy)} · ${moment(found.importedAt)}</p>${importFound(found)}`) : ""}
        <h3>${t("import.recent")}</h3>${calmly(this.recent, all => this.list(all.items))}
        <h3>${t("import.template")}</h3>${calmly(this.editions, all => html`<ul class="inline">${all.items.map(one => html`<li>${one.id}
          <a href="/api/v1/indicator-templates/${one.id}.csv" download aria-label="${one.id} CSV">CSV</a>
          <a href="/api/v1/indicator-templates/${one.id}.xlsx" download aria-label="${one.id} XLSX">XLSX</a></li>`)}</ul>`)}</section>
      <section class="panel wide"><h2>${t("edition.draft")}</h2>
        <p class="actions"><button type="button" @click=${() =>
          submitDraft(id => place.go(place.to("/work/" + id)), () => undefined)}>${t("edition.draft")}</button></p></section>
      <section class="panel wide"><h2>${t("import.history")}</h2>${place.get("fund")
        ? calmly(this.history, all => this.funds(all.items))
        : html`<p class="empty">${t("import.chooseFund")}</p>`}</section>`;
  }

  private readonly find = (event: Event) => {
    event.preventDefault();
    const id = new FormData(event.target as HTMLFormElement).get("import");
    place.set({ import: String(id ?? "").trim() });
  };

  private list(rows: readonly IndicatorImportSummary[]): TemplateResult {
    return rows.length === 0
      ? html`<p class="empty">${t("data.none")}</p>`
      : html`<div class="scroll" tabindex="0" role="region" aria-label=${t("import.recent")}><table class="plain imports"><caption class="unseen">${t("import.recent")}</caption>
        <thead><tr><th scope="col">${t("import.find")}</th><th scope="col">${t("work.state")}</th><th scope="col" class="number">${t("import.total")}</th>
          <th scope="col" class="number">${t("import.rejected")}</th><th scope="col">${t("audit.actor")}</th><th scope="col">${t("data.created")}</th></tr></thead>
        <tbody>${rows.map(row => html`<tr><th scope="row"><a href=${place.to("/data", { part: "imports", import: row.id })}>${row.id}</a></th>
          <td>${word("importStatus", row.status)}</td><td class="number">${count(row.rows.total)}</td><td class="number">${count(row.rows.rejected)}</td>
          <td>${row.importedBy}</td><td class="day">${moment(row.importedAt)}</td></tr>`)}</tbody></table></div>`;
  }

  private funds(rows: readonly HistoryImport[]): TemplateResult {
    return rows.length === 0
      ? html`<p class="empty">${t("data.none")}</p>`
      : html`<table class="plain"><caption class="unseen">${t("import.history")}</caption>
        <thead><tr><th scope="col">${t("export.file")}</th><th scope="col" class="number">${t("import.row")}</th><th scope="col">${t("data.created")}</th><th scope="col">${t("audit.actor")}</th></tr></thead>
        <tbody>${rows.map(row => html`<tr><th scope="row">${row.fileName}${row.withdrawnAt ? html` <span class="fine">${t("import.withdrawn", { at: moment(row.withdrawnAt) })}</span>` : ""}</th>
          <td class="number">${row.rows}</td><td class="day">${moment(row.recordedAt)}</td><td>${row.recordedBy}</td></tr>`)}</tbody></table>`;
  }

  private exports(): TemplateResult {
    const month = (/^\d{4}-\d\d$/.test(place.get("month")) ? place.get("month") : place.get("asOf").slice(0, 7)) || "";
    const fund = names.funds.find(one => one.id === place.get("fund"));
    const day = place.get("asOf") ? "&asOf=" + encodeURIComponent(place.get("asOf")) : "";
    const file = (name: string, what: string, address: string) =>
      html`<tr><th scope="row"><a href=${address} download>${name}</a></th><td>${what}</td></tr>`;
    return html`<section class="panel wide"><h2>${t("dataPart.exports")}</h2><p class="fine">${t("export.screen")}</p>
      <div class="bar filters"><label>${t("export.month")} <input type="month" .value=${month}
        @change=${(event: Event) => place.set({ month: (event.target as HTMLInputElement).value }, "replace")}></label></div>
      <table class="plain"><caption class="unseen">${t("dataPart.exports")}</caption>
      <thead><tr><th scope="col">${t("export.file")}</th><th scope="col">${t("export.what")}</th></tr></thead>
      <tbody>
        ${month ? file(t("export.bulletinPdf"), month + " · " + t("export.bulletin"), `/api/v1/dispatches/${month}/bulletin/pdf`) : ""}
        ${month ? file(t("export.bulletinXlsx"), month + " · " + t("export.bulletin"), `/api/v1/dispatches/${month}/bulletin/xlsx`) : ""}
        ${file(t("export.nearMisses"), t("export.nearMissesWhat"), "/api/v1/cultivation/near-misses/file" + (place.get("base") ? "?baseCode=" + encodeURIComponent(place.get("base")) : ""))}
        ${file(t("export.oc4ids"), t("export.oc4idsWhat"), "/api/v1/disclosures/oc4ids")}
        ${fund ? ([["journals", "export.journals"], ["ledger", "export.ledger"], ["trial-balance", "export.trialBalance"]] as const).map(([name, title]) =>
          file(t(title), t("export.fundWhat", { name: of(fund) }), `/api/v1/funds/${fund.id}/files/${name}?format=xlsx${day}`)) : ""}
      </tbody></table></section>`;
  }
}

customElements.define("jidi-data", Data);

export const page = () => html`<jidi-data></jidi-data>`;
