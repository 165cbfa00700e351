import { html, nothing, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";
import type { AssessmentView, EnterpriseView, Items, TierView } from "../data/types";
import { either, moment } from "../format/words";
import { t, word } from "../i18n/i18n";
import { criteria } from "../parts/criteria";
import { Part } from "../parts/element";
import { Loader } from "../parts/loader";
import { cityName } from "../shell/cities";
import { place } from "../shell/location";
import { settings } from "../shell/settings";
import "./enterprise-history";
import "./enterprise-what-if";

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
      ${this.chosen.show(one => criteria(one))}`;
  }
}

customElements.define("jidi-enterprise", EnterprisePage);
