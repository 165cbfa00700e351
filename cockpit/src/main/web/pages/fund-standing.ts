import { html, nothing, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";
import type { Forecast, ScoredLeaf, ScoreRange, ScoreView, StandingTest, StandingView } from "../data/funds";
import { compare, share as part, shifted, type Money } from "../format/money";
import { comma, decimal, either, money, NOTHING, shown, text } from "../format/words";
import { t, word } from "../i18n/i18n";
import { bars } from "../parts/bars";
import { Part } from "../parts/element";
import { Loader } from "../parts/loader";
import { figure } from "../parts/passport";
import { exported, plain } from "../parts/scroll";
import { threshold } from "../parts/verdicts";
import { place } from "../shell/location";

/** How a fund stands to the reinvestment that was agreed, with the tranches that count, and the rehearsal of its yearly score. */
export class FundStanding extends Part {
  @property({ attribute: false }) fund = "";
  private readonly reinvestment = new Loader<StandingView>(this, () => this.address("/reinvestment" + this.asOf()), ["io.jidi.fund.reinvestment", "io.jidi.fund.capital-call"]);
  private readonly score = new Loader<ScoreView>(this, () => this.address("/evaluations/" + this.year()), ["io.jidi.fund."]);

  private address(path: string): string {
    return "/api/v1/funds/" + encodeURIComponent(this.fund) + path;
  }

  private asOf(): string {
    const day = place.get("asOf");
    return /^\d{4}-\d\d-\d\d$/.test(day) ? "?asOf=" + day : "";
  }

  private year(): number {
    const asked = /^20\d\d$/.test(place.get("year")) ? Number(place.get("year")) : undefined;
    return asked ?? Number((place.get("asOf") || new Date().toISOString()).slice(0, 4));
  }

  protected override render(): TemplateResult {
    return html`<section class="panel wide"><h2>${t("reinvest.title")}</h2>${this.reinvestment.show(one => this.standing(one))}</section>
      <section class="panel wide"><h2>${t("score.title")}</h2>
        <label>${t("score.year")} <input type="number" min="2016" max="2099" .value=${String(this.year())}
          @change=${(event: Event) => place.set({ year: (event.target as HTMLInputElement).value }, "replace")}></label>
        ${this.score.show(one => this.sheet(one))}</section>`;
  }

  private standing(one: StandingView): TemplateResult {
    return html`<p class="sentence"><strong>${t(one.met ? "reinvest.met" : "reinvest.notMet")}</strong> ${one.tests.map(test =>
        t("reinvest.sentence", { basis: word("reinvestBasis", test.basis), state: word("reinvestStatus", test.status), shortfall: money(test.shortfall) }))}</p>
      ${one.termsId ? nothing : html`<p class="warning"><span aria-hidden="true">▲</span> ${t("reinvest.noTerms")}</p>`}
      ${one.tests.length === 0 ? nothing : plain(
        t("reinvest.tests"),
        [[t("reinvest.basis")], [t("reinvest.multiple")], [t("reinvest.base"), true], [t("reinvest.required"), true], [t("reinvest.counted"), true], [t("reinvest.shortfall"), true], [t("field.status")]],
        one.tests.map(test => [
          word("reinvestBasis", test.basis),
          threshold(test.multiple),
          amount(test.base), amount(test.required), this.counted(one, test), amount(test.shortfall),
          html`<span class="state ${test.status === "MET" ? "met" : test.status === "SHORT" ? "not_met" : "unknown"}"><span aria-hidden="true">${{ MET: "✓", SHORT: "✗" }[test.status] ?? "?"}</span> ${word("reinvestStatus", test.status)}</span>`,
        ]),
      )}
      <h3>${t("reinvest.factors")}</h3>
      ${one.claims.length === 0 ? html`<p class="empty">${t("reinvest.noClaims")}</p>` : plain(
        t("reinvest.factors"),
        [[t("reinvest.firm")], [t("reinvest.invested"), true], [t("reinvest.category")], [t("reinvest.counts"), true], [t("field.status")]],
        one.claims.map(claim => [
          html`<code>${claim.creditCode}</code>`,
          amount(claim.invested),
          text(claim.credit.category),
          amount({ amount: claim.credit.amount, currency: claim.invested.currency }),
          word("creditState", claim.credit.state),
        ]),
      )}
      <h3>${t("reinvest.ahead")}</h3>
      ${this.forecast(one.forecast)}
      <p class="fine">${t("reinvest.foot", { edition: one.edition, day: one.asOf })}</p>`;
  }

  private counted(one: StandingView, test: StandingTest): TemplateResult {
    const value = money(test.counted);
    return figure(value, t("reinvest.counted") + " " + value, () => ({
      name: t("reinvest.counted"),
      value,
      exact: shown(test.counted)?.exact,
      definition: t("reinvest.definition"),
      formula: one.edition,
      inputs: [
        [t("reinvest.multiple"), threshold(test.multiple)],
        [t("reinvest.base"), shown(test.base)?.exact ?? NOTHING],
        ...one.claims.map(claim => [claim.creditCode, decimal(claim.credit.amount)] as const),
      ],
      asOf: one.asOf,
      source: word("source", "OWN_TABLES"),
    }));
  }

  private forecast(ahead: Forecast): TemplateResult {
    const rows: readonly (readonly [string, Money | null | undefined])[] = [
      [t("reinvest.requiredFullyCalled"), ahead.requiredFullyCalled],
      [t("reinvest.inPipeline"), ahead.inPipeline],
      [t("reinvest.atRisk"), ahead.atRisk],
      [t("reinvest.shortfallFullyCalled"), ahead.shortfallFullyCalled],
      [t("reinvest.shortfallWithPipeline"), ahead.shortfallWithPipeline],
      [t("reinvest.shortfallIfWatchedLeave"), ahead.shortfallIfWatchedLeave],
    ];
    return plain(t("reinvest.ahead"), [[t("passport.key")], [t("field.amount"), true]], rows.map(([name, value]) => [name, amount(value)]));
  }

  private sheet(one: ScoreView): TemplateResult {
    return html`<p class="sentence"><strong>${points(one.sheet.total)}</strong> ${t("score.sentence", { day: one.asOf, n: one.unknown.length, list: one.unknown.join(comma()) || NOTHING })}</p>
      ${bars(t("score.pillars"), [t("score.pillar"), t("score.points")], one.sheet.pillars.map(row => ({
        name: either(row.pillar.name.zh, row.pillar.name.en),
        figure: points(row.points) + " / " + decimal(row.pillar.max),
        length: part(row.points.low, row.pillar.max),
      })))}
      ${exported("score-" + one.year, plain(
        t("score.leaves"),
        [[t("score.leaf")], [t("score.values")], [t("score.points"), true], [t("score.max"), true], [t("field.status")]],
        one.sheet.leaves.map(row => [
          this.leaf(one, row),
          html`${row.leaf.inputs.map(input => html`<div>${either(input.label.zh, input.label.en)} ${valueOf(row, input.key, input.unit)}</div>`)}`,
          points(row.points),
          decimal(row.leaf.max),
          row.known ? t("score.known") : html`<span class="state unknown"><span aria-hidden="true">?</span> ${t("score.unknown")}</span>`,
        ]),
      ))}
      <p class="fine">${t("score.foot", { edition: one.edition })}</p>`;
  }

  private leaf(one: ScoreView, row: ScoredLeaf): TemplateResult {
    const name = row.leaf.code + " " + either(row.leaf.name.zh, row.leaf.name.en);
    const sure = row.leaf.status === "S" || row.leaf.status === "S2" || row.leaf.status === "C";
    return figure(name, name, () => ({
      name,
      value: points(row.points),
      definition: row.leaf.inputs.map(input => either(input.label.zh, input.label.en)).join("; ") + (sure ? "" : " · " + t("fund.unconfirmed")),
      formula: one.edition,
      inputs: row.leaf.inputs.map(input => [either(input.label.zh, input.label.en), valueOf(row, input.key, input.unit) + " · " + word("scoreSource", input.source)] as const),
      asOf: one.asOf,
      source: word("source", "OWN_TABLES"),
    }));
  }
}

/** A range as long as something is not known. */
function points(range: ScoreRange): string {
  return compare(range.low, range.high) === 0 ? decimal(range.low) : decimal(range.low) + "–" + decimal(range.high);
}

function valueOf(row: ScoredLeaf, key: string, unit: string): string {
  const range = row.values[key];
  if (!range) {
    return NOTHING;
  }
  const say = (value: string) => (unit === "RATE" ? shifted(value, -2, 2) + " %" : decimal(value));
  return compare(range.low, range.high) === 0 ? say(range.low) : say(range.low) + "–" + say(range.high);
}

function amount(one: Money | null | undefined): TemplateResult {
  return html`<span title=${shown(one)?.exact ?? ""}>${money(one)}</span>`;
}

customElements.define("jidi-fund-standing", FundStanding);
