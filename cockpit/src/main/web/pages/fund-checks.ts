import { html, nothing, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";
import type { Judgement } from "../data/funds";
import type { CheckView, Page } from "../data/types";
import { moment } from "../format/words";
import { t, word } from "../i18n/i18n";
import { Part } from "../parts/element";
import { Loader } from "../parts/loader";
import { plain } from "../parts/scroll";
import { consequence, verdictTable } from "../parts/verdicts";
import { place } from "../shell/location";
import { letPass } from "../actions/fund";

/** The judgements of a fund, and of the one in the address every rule with what it looked at and who let it pass. */
export class FundChecks extends Part {
  @property({ attribute: false }) fund = "";
  private readonly checks = new Loader<Page<CheckView>>(this, () => "/api/v1/compliance/checks?fundId=" + encodeURIComponent(this.fund), ["io.jidi.fund.compliance"]);
  private readonly check = new Loader<Judgement>(this, () => (this.chosen() ? "/api/v1/compliance/checks/" + this.chosen() : ""), ["io.jidi.fund.compliance"]);

  private readonly reload = () => {
    this.check.again();
    this.checks.again();
  };

  private chosen(): string {
    return /^chk_[a-z0-9]+$/.test(place.get("check")) ? place.get("check") : "";
  }

  protected override render(): TemplateResult {
    return html`<section class="panel wide"><h2>${t("fund.checks")}</h2>${this.checks.show(all => this.list(all.items))}</section>
      ${this.chosen() ? html`<section class="panel wide" aria-live="polite"><h2>${t("fund.verdicts")}</h2>${this.check.show(one => this.detail(one))}</section>` : nothing}`;
  }

  private list(items: readonly CheckView[]): TemplateResult {
    if (items.length === 0) {
      return html`<p class="empty">${t("data.none")}</p>`;
    }
    return plain(
      t("fund.checks"),
      [[t("fund.act")], [t("fund.day")], [t("fund.consequence")], [t("fund.decision")], [t("fund.edition")], [t("fund.recorded")]],
      items.map(one => [
        html`<button type="button" class="figure" aria-expanded=${this.chosen() === one.id}
          @click=${() => place.set({ check: this.chosen() === one.id ? "" : one.id, view: "limits" }, "replace")}>${word("act", one.kind)}</button>`,
        html`<span class="day">${one.day}</span>`,
        consequence(one.consequence),
        word("decision", one.decision),
        html`<span class="day">${one.catalogueId}</span>`,
        html`<span class="day">${moment(one.recordedAt)}</span>`,
      ]),
    );
  }

  private detail(one: Judgement): TemplateResult {
    const of = (outcome: string) => one.verdicts.filter(row => row.outcome === outcome).length;
    return html`<p class="sentence">${consequence(one.consequence)} — ${t("fund.verdictSentence", {
        edition: one.catalogueId, n: one.verdicts.length, pass: of("PASS"), fail: of("FAIL"), unknown: of("UNKNOWN"),
      })} ${one.enforced ? nothing : t("headroom.observed")}</p>
      ${verdictTable(t("fund.verdicts"), one.verdicts, { edition: one.catalogueId, asOf: one.act.day, freshAt: one.recordedAt }, row => letPass(one, row, this.reload))}
      ${one.overrides.length === 0 ? nothing : html`<h3>${t("override.granted")}</h3>${plain(
        t("override.granted"),
        [[t("fund.rule")], [t("override.reason")], [t("override.document")], [t("override.by")], [t("fund.recorded")]],
        one.overrides.map(row => [row.rule, row.reason, row.document, row.grantedBy, moment(row.grantedAt)]),
      )}`}`;
  }
}

customElements.define("jidi-fund-checks", FundChecks);
