import { html, nothing, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";
import type { CommitmentView, FundView, Items, PartnerView, Performance, PerformanceFigure, Series } from "../data/types";
import { compare, length, shifted, unitOf } from "../format/money";
import { decimal, either, money, NOTHING, shown, text, unitName } from "../format/words";
import { t, word } from "../i18n/i18n";
import { tip, type Colours } from "../parts/chart";
import "../parts/chart";
import { Part } from "../parts/element";
import { Loader } from "../parts/loader";
import { figure } from "../parts/passport";
import { cityName } from "../shell/cities";
import { place } from "../shell/location";
import { settings } from "../shell/settings";
import "./fund-checks";
import "./fund-headroom";
import "./fund-money";
import "./fund-portfolio";
import "./fund-standing";

/** In which view the rows behind a headline stand. */
const ROWS: Readonly<Record<string, string>> = { PAID_IN: "money", DISTRIBUTED: "money", NAV: "portfolio" };

const VIEWS = ["overview", "money", "limits", "portfolio", "standing"] as const;

const HEADLINES = ["PAID_IN", "DISTRIBUTED", "NAV", "DPI", "TVPI", "NET_IRR"] as const;
const AMOUNTS = new Set(["PAID_IN", "DISTRIBUTED", "NAV"]);

/** One fund, in views: what it is worth, its calls and distributions, its limits, its portfolio, its reinvestment and score. */
class FundPage extends Part {
  @property({ attribute: false }) fund = "";
  private readonly whole = new Loader<FundView>(this, () => this.address(""), ["io.jidi.fund."]);
  private readonly performance = new Loader<Performance>(this, () => this.address("/performance" + this.asOf()), ["io.jidi.fund."]);
  private readonly series = new Loader<Series>(this, () => this.address("/performance/series" + this.asOf()), ["io.jidi.fund."]);
  private readonly commitments = new Loader<Items<CommitmentView>>(this, () => this.address("/commitments"), ["io.jidi.fund."]);
  private readonly partners = new Loader<Items<PartnerView>>(this, () => this.address("/partners"), ["io.jidi.fund."]);

  private address(part: string): string {
    return "/api/v1/funds/" + encodeURIComponent(this.fund) + part;
  }

  private asOf(): string {
    const day = place.get("asOf");
    return /^\d{4}-\d\d-\d\d$/.test(day) ? "?asOf=" + day : "";
  }

  protected override render(): TemplateResult {
    return html`<p class="crumbs"><a href=${place.to("/funds")}>${t("page.funds")}</a></p>
      ${this.whole.show(one => html`<h1>${one.name} <span class="fine">${one.code}</span></h1>
        <dl class="facts">
          <div><dt>${t("field.status")}</dt><dd>${word("fundState", one.state)}</dd></div>
          <div><dt>${t("fund.layer")}</dt><dd>${word("layer", one.layer)}${one.parentFundId ? html` · <a href=${place.to("/funds/" + one.parentFundId)}>${t("fund.parent")}</a>` : nothing}</dd></div>
          <div><dt>${t("fund.size")}</dt><dd>${money(one.targetSize)}</dd></div>
          <div><dt>${t("fund.manager")}</dt><dd>${text(one.manager)}</dd></div>
          <div><dt>${t("field.regionCode")}</dt><dd>${cityName(one.regionCode, settings.language)}</dd></div>
        </dl>
        <nav class="views" aria-label=${t("fund.views")}>${VIEWS.map(view => html`<a href=${place.to("/funds/" + this.fund, { view: view === "overview" ? "" : view })}
          aria-current=${this.view() === view ? "page" : nothing}>${word("fundView", view)}</a>`)}</nav>
        ${this.shown(one)}`)}`;
  }

  /** A link to a judgement is a link to the view that shows it. */
  private view(): (typeof VIEWS)[number] {
    return VIEWS.find(view => view === place.get("view")) ?? (place.get("check") ? "limits" : "overview");
  }

  private shown(one: FundView): TemplateResult {
    switch (this.view()) {
      case "money":
        return html`<jidi-fund-money .fund=${this.fund} .currency=${one.currency}></jidi-fund-money>`;
      case "limits":
        return html`<jidi-headroom .fund=${this.fund}></jidi-headroom><jidi-fund-checks .fund=${this.fund}></jidi-fund-checks>`;
      case "portfolio":
        return html`<jidi-fund-portfolio .fund=${this.fund}></jidi-fund-portfolio>`;
      case "standing":
        return html`<jidi-fund-standing .fund=${this.fund}></jidi-fund-standing>`;
      default:
        return html`${this.performance.show(all => this.headline(all))}
          <section class="panel wide"><h2>${t("fund.curve")}</h2>${this.series.show(all => this.curve(all, one.currency))}</section>
          <section class="panel wide"><h2>${t("fund.commitments")}</h2>${this.commitments.show(all => this.commitmentTable(all.items))}<p class="fine">${t("fund.now")}</p></section>`;
    }
  }

  private headline(all: Performance): TemplateResult {
    const figures = HEADLINES.map(metric => all.figures.find(one => one.metric === metric)).filter(one => one !== undefined);
    return html`<section class="headline" aria-label=${t("fund.performance")}>${figures.map(one => {
      const value = this.value(one, all.currency);
      const name = either(one.title.zh, one.title.en);
      return html`<div class="tile"><h2>${name}</h2>${figure(value, name + " " + value, () => ({
          name,
          value,
          exact: one.value ?? undefined,
          definition: one.definition,
          formula: one.metric + " v" + one.version,
          inputs: Object.entries(one.inputs).map(([input, said]) => [input, decimal(said)] as const),
          asOf: all.asOf,
          freshAt: one.inputs["navReported"] ?? null,
          source: word("source", "OWN_TABLES"),
          rows: ROWS[one.metric] ? place.to("/funds/" + this.fund, { view: ROWS[one.metric]! }) : undefined,
        }))}
        <p class="fine">${one.status === "OK" || one.status === "UNIQUE" ? t("data.asOf", { at: all.asOf }) : word("figure", one.status)}</p></div>`;
    })}</section>`;
  }

  private value(one: PerformanceFigure, currency: string): string {
    if (!one.value) {
      return NOTHING;
    }
    if (AMOUNTS.has(one.metric)) {
      return money({ amount: one.value, currency });
    }
    return one.metric.endsWith("IRR") ? shifted(one.value, -2, 2) + " %" : shifted(one.value, 0, 2) + " ×";
  }

  private partner(id: string): string {
    return this.partners.answer?.data.items.find(one => one.id === id)?.name ?? id;
  }

  private commitmentTable(items: readonly CommitmentView[]): TemplateResult {
    return items.length === 0
      ? html`<p class="empty">${t("data.none")}</p>`
      : html`<div class="scroll" tabindex="0" role="region" aria-label=${t("fund.commitments")}><table class="plain"><caption class="unseen">${t("fund.commitments")}</caption>
        <thead><tr><th scope="col">${t("fund.partner")}</th><th scope="col" class="number">${t("fund.committed")}</th><th scope="col" class="number">${t("fund.called")}</th><th scope="col" class="number">${t("fund.unfunded")}</th><th scope="col">${t("fund.signed")}</th></tr></thead>
        <tbody>${items.map(one => html`<tr><th scope="row">${this.partner(one.partnerId)}</th>${[one.amount, one.called, one.unfunded].map(amount =>
          html`<td class="number" title=${shown(amount)?.exact ?? ""}>${money(amount)}</td>`)}<td class="day">${one.signedDate}</td></tr>`)}</tbody></table></div>`;
  }

  /** Cumulative net cash: the J-curve as the books have it, one point a quarter. */
  private curve(all: Series, currency: string): TemplateResult {
    const items = all.items;
    if (items.length === 0) {
      return html`<p class="empty">${t("data.none")}</p>`;
    }
    const lowest = items.reduce((a, b) => (compare(b.netCash, a.netCash) < 0 ? b : a));
    const nav = (one: (typeof items)[number]) => one.figures.find(row => row.metric === "NAV")?.value ?? undefined;
    const unit = unitOf(lowest.netCash, settings.unit);
    const say = (value: string | undefined) => (value ? money({ amount: value, currency }, unit) : NOTHING);
    const option = (colours: Colours) => ({
      grid: { left: 70, right: 16, top: 56, bottom: 28 },
      legend: { top: 0, textStyle: { color: colours.text, fontSize: colours.size } },
      tooltip: {
        trigger: "axis",
        formatter: (points: { dataIndex: number }[]) => {
          const one = items[points[0]?.dataIndex ?? 0]!;
          return tip(one.day, [[t("fund.netCash"), say(one.netCash)], [t("fund.nav"), say(nav(one))]]);
        },
      },
      xAxis: { type: "category", data: items.map(one => one.day), axisLabel: { color: colours.soft, fontSize: colours.size }, axisLine: { lineStyle: { color: colours.line } } },
      yAxis: { type: "value", name: unitName(unit), nameTextStyle: { color: colours.soft }, axisLabel: { color: colours.soft, fontSize: colours.size }, splitLine: { lineStyle: { color: colours.line } } },
      series: [
        { type: "line", name: t("fund.netCash"), symbolSize: 6, data: items.map(one => length(one.netCash, unit)) },
        { type: "line", name: t("fund.nav"), symbol: "diamond", symbolSize: 7, lineStyle: { type: "dashed" }, data: items.map(one => (nav(one) ? length(nav(one)!, unit) : null)) },
      ],
    });
    return html`<jidi-chart .label=${t("fund.curve")} .option=${option}
      .sentence=${t("fund.curveSentence", { day: lowest.day, low: say(lowest.netCash), now: say(items.at(-1)?.netCash), last: items.at(-1)?.day ?? "" })}
      .twin=${{ heads: [t("fund.day"), t("fund.netCash"), t("fund.nav")], rows: items.map(one => [one.day, say(one.netCash), say(nav(one))]) }}></jidi-chart>`;
  }
}

customElements.define("jidi-fund", FundPage);
