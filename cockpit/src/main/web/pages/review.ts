import { html, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";
import type { AssessmentView, EnterpriseView } from "../data/types";
import type { EnterpriseTitles, Recognition } from "../data/work";
import { takeStep } from "../actions/recognition";
import { moment, text } from "../format/words";
import { t, word } from "../i18n/i18n";
import { criteria } from "../parts/criteria";
import { Part } from "../parts/element";
import { Loader } from "../parts/loader";
import { cityName } from "../shell/cities";
import { place } from "../shell/location";
import { settings } from "../shell/settings";

const EVENTS = ["io.jidi.enterprise.recognition"];

/** One application for a title, with what its criteria say beside it and the steps that the service lets this person take. */
class Review extends Part {
  @property({ attribute: false }) recognition = "";
  private readonly whole = new Loader<Recognition>(this, () => "/api/v1/recognitions/" + encodeURIComponent(this.recognition), EVENTS);
  private readonly applicant = new Loader<EnterpriseView>(this, () => this.enterprise(""));
  private readonly titles = new Loader<EnterpriseTitles>(this, () => this.enterprise("/titles"), EVENTS);
  private readonly assessment = new Loader<AssessmentView>(this, () => {
    const id = this.titles.answer?.data.comparison.find(one => one.title === this.whole.answer?.data.title)?.computed?.assessmentId;
    return id ? "/api/v1/assessments/" + id : "";
  });

  private enterprise(part: string): string {
    const id = this.whole.answer?.data.enterpriseId;
    return id ? "/api/v1/enterprises/" + encodeURIComponent(id) + part : "";
  }

  protected override render(): TemplateResult {
    return html`<p class="crumbs"><a href=${place.to("/work")}>${t("page.work")}</a></p>
      ${this.whole.show(one => html`<h1>${t("review.title")} <span class="fine">${word("tier", one.title)}</span></h1>
        ${this.facts(one)}
        ${this.actions(one)}
        <section class="panel wide"><h2>${t("review.criteria")}</h2>${this.titles.show(() => this.assessment.answer || this.assessment.loading || this.assessment.problem
          ? this.assessment.show(found => criteria(found))
          : html`<p class="empty">${t("review.noAssessment")}</p>`)}</section>
        <section class="panel wide"><h2>${t("review.steps")}</h2>${this.steps(one)}</section>`)}`;
  }

  private facts(one: Recognition): TemplateResult {
    const firm = this.applicant.answer?.data;
    return html`<dl class="facts">
      <div><dt>${t("review.applicant")}</dt><dd><a href=${place.to("/enterprises/" + one.enterpriseId)}>${firm?.name ?? one.enterpriseId}</a> <span class="fine">${firm?.creditCode ?? ""}</span></dd></div>
      <div><dt>${t("field.regionCode")}</dt><dd>${cityName(firm?.regionCode, settings.language)}</dd></div>
      <div><dt>${t("work.kind")}</dt><dd>${word("recognitionKind", one.kind)}</dd></div>
      <div><dt>${t("work.state")}</dt><dd>${word("recognitionStage", one.stage)}</dd></div>
      <div><dt>${t("review.until")}</dt><dd>${text(one.until)}</dd></div>
      <div><dt>${t("field.updatedAt")}</dt><dd>${moment(one.updatedAt)}</dd></div></dl>`;
  }

  private actions(one: Recognition): TemplateResult {
    const open = one.openActions ?? [];
    const again = () => this.whole.again();
    return open.length === 0
      ? html`<p class="fine">${t("review.noAction")}</p>`
      : html`<p class="actions">${open.map(action => html`<button type="button" class=${action === "APPROVE" || action === "RECOGNISE" ? "strong" : ""}
          @click=${() => takeStep(one, this.whole.answer?.etag ?? "", action, this.facts(one), again)}>${word("recognitionAction", action)}</button>`)}</p>`;
  }

  private steps(one: Recognition): TemplateResult {
    return html`<ol class="trail">${(one.steps ?? []).map(step => html`<li>${moment(step.at)} · ${word("recognitionAction", step.action)}
      → ${word("recognitionStage", step.to)} <span class="fine">${step.organisation} · ${step.actor}${step.outcome ? " · " + word("verdict", step.outcome) : ""}</span>
      ${step.reason ? html`<div>${step.reason}</div>` : ""}</li>`)}</ol>`;
  }
}

customElements.define("jidi-review", Review);
