import { html, nothing, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";
import type { AssessmentView, Criterion, EnterpriseView, Items, TierView } from "../data/types";
import { either, moment } from "../format/words";
import { t, word } from "../i18n/i18n";
import { Part } from "../parts/element";
import { Loader } from "../parts/loader";
import { figure } from "../parts/passport";
import { cityName } from "../shell/cities";
import { place } from "../shell/location";
import { settings } from "../shell/settings";
import "./enterprise-history";
import "./enterprise-what-if";

const SHAPE: Readonly<Record<string, string>> = { MET: "✓", NOT_MET: "✗", UNKNOWN: "?", MANUAL: "✎" };
const ORDER = ["NOT_MET", "UNKNOWN", "MANUAL", "MET"];

/** One enterprise: on which tier it stands, and for each assessment every criterion with what is missing. */
class EnterprisePage extends Part {
  @property({ attribute: false }) enterprise = "";
  private readonly whole = new Loader<EnterpriseView>(this, () => this.address(""), ["io.jidi.enterprise."]);
  private readonly tiers = new Loader<Items<TierView>>(this, () => this.address("/tiers"), ["io.jidi.enterprise.tier"]);
  private readonly assessments = new Loader<Items<AssessmentView>>(this, () => this.address("/assessments"), ["io.jidi.enterprise."]);
  private readonly chosen = new Loader<AssessmentView>(this, () => (this.assessment() ? "/api/v1/assessments/" + this.assessment() : ""));

  private address(part: string): string {
    return "/api/v1/enterprises/" + encodeURIComponent(this.enterprise) + part;
  }

  /** The one of the address, else the latest. */
  private assessment(): string {
    const all = this.assessments.answer?.data.items ?? [];
    return all.find(one => one.id === place.get("assessment"))?.id ?? all[0]?.id ?? "";
  }

  protected override render(): TemplateResult {
    return html`<p class="crumbs"><a href=${place.to("/enterprises")}>${t("page.enterprises")}</a></p>
      ${this.whole.show(one => html`<h1>${one.name} <span class="fine">${one.creditCode}</span></h1>
        <dl class="facts">
          <div><dt>${t("field.status")}</dt><dd>${word("status", one.status)}</dd></div>
          <div><dt>${t("field.regionCode")}</dt><dd>${cityName(one.regionCode, settings.language)}</dd></div>
          <div><dt>${t("enterprise.tiers")}</dt><dd>${this.tiers.show(all => {
            const now = all.items.filter(tier => !tier.toDate);
            return now.length === 0
              ? html`${t("enterprise.noTier")}`
              : html`${now.map(tier => html`<span class="chip">${word("ladder", tier.ladder)} · ${either(tier.name.zh, tier.name.en)} <span class="fine">${t("enterprise.since", { day: tier.fromDate })}</span></span>`)}`;
          })}</dd></div>
          <div><dt>${t("field.updatedAt")}</dt><dd>${moment(one.updatedAt)}</dd></div>
        </dl>
        <section class="panel wide"><h2>${t("enterprise.criteria")}</h2>
          ${this.assessments.show(all => all.items.length === 0 ? html`<p class="empty">${t("enterprise.noAssessment")}</p>` : this.choose(all.items))}
        </section>
        <jidi-enterprise-history .enterprise=${this.enterprise}></jidi-enterprise-history>
        ${this.chosen.answer ? html`<section class="panel wide"><h2>${t("whatIf.title", { edition: this.chosen.answer.data.editionId })}</h2>
          <jidi-what-if .enterprise=${this.enterprise} .base=${this.chosen.answer.data}></jidi-what-if></section>` : nothing}`)}`;
  }

  private choose(all: readonly AssessmentView[]): TemplateResult {
    return html`<label>${t("enterprise.assessment")} <select @change=${(event: Event) => place.set({ assessment: (event.target as HTMLSelectElement).value }, "replace")}>
      ${all.map(one => html`<option value=${one.id} ?selected=${one.id === this.assessment()}>${one.standard} · ${one.editionId} · ${word("verdict", one.outcome)} · ${one.applicationDate}</option>`)}</select></label>
      ${this.chosen.show(one => this.criteria(one))}`;
  }

  private criteria(one: AssessmentView): TemplateResult {
    const criteria = [...(one.result?.criteria ?? [])].sort((a, b) => ORDER.indexOf(a.status) - ORDER.indexOf(b.status));
    const of = (status: string) => criteria.filter(row => row.status === status).length;
    return html`<p class="sentence"><strong>${word("verdict", one.outcome)}</strong> — ${t("enterprise.sentence", {
        edition: one.editionId, met: of("MET"), not: of("NOT_MET"), unknown: of("UNKNOWN"), manual: of("MANUAL"),
      })}</p>
      <div class="scroll" tabindex="0" role="region" aria-label=${t("enterprise.criteria")}><table class="plain criteria">
      <caption class="unseen">${t("enterprise.criteria")}</caption>
      <thead><tr><th scope="col">${t("enterprise.criterion")}</th><th scope="col">${t("enterprise.state")}</th><th scope="col">${t("enterprise.required")}</th><th scope="col">${t("enterprise.actual")}</th><th scope="col">${t("enterprise.gap")}</th></tr></thead>
      <tbody>${criteria.map(row => this.criterion(one, row))}</tbody></table></div>
      ${one.result && one.result.unconfirmedParameters.length > 0
        ? html`<p class="fine">${t("enterprise.unconfirmed", { list: one.result.unconfirmedParameters.join("; ") })}</p>`
        : nothing}
      <p class="fine">${t("enterprise.assessed", { at: moment(one.assessedAt), edition: one.editionId })}</p>`;
  }

  private criterion(one: AssessmentView, row: Criterion): TemplateResult {
    const name = either(row.name.zh, row.name.en);
    const lines = (say: (part: Criterion["parts"][number]) => string | undefined) =>
      row.parts.map(part => html`<div>${say(part) ?? "—"}</div>`);
    return html`<tr><th scope="row">${figure(row.id + " " + name, row.id + " " + name, () => ({
        name: row.id + " " + name,
        value: word("met", row.status),
        definition: either(row.explanation.zh, row.explanation.en),
        formula: one.editionId,
        inputs: row.parts.flatMap(part => (part.inputs ?? []).map(input => [input.field + (input.year ? " " + input.year : ""), (input.value ? either(input.value.zh, input.value.en) : "—") + " · " + input.source] as const)),
        asOf: one.applicationDate,
        freshAt: one.assessedAt,
        source: [either(row.basis.document.zh, row.basis.document.en), either(row.basis.item.zh, row.basis.item.en)].join(" "),
      }))}</th>
      <td><span class="state ${row.status.toLowerCase()}"><span aria-hidden="true">${SHAPE[row.status] ?? "?"}</span> ${word("met", row.status)}</span></td>
      <td>${lines(part => either(part.label.zh, part.label.en) + " " + either(part.requirement.zh, part.requirement.en))}</td>
      <td class="number">${lines(part => (part.value ? either(part.value.zh, part.value.en) : undefined))}</td>
      <td>${row.parts.some(part => part.gap) ? lines(part => (part.gap ? either(part.gap.text.zh, part.gap.text.en) : "")) : row.status === "UNKNOWN" || row.status === "MANUAL"
        ? html`${row.doubts.map(doubt => html`<div>${either(doubt.text.zh, doubt.text.en)}</div>`)}` : nothing}</td></tr>`;
  }
}

customElements.define("jidi-enterprise", EnterprisePage);
