import { html, nothing, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";
import type { LookThroughView, Node, Share, Way, WayList } from "../data/funds";
import { share as part, shifted } from "../format/money";
import { money, NOTHING, shown } from "../format/words";
import { t, word } from "../i18n/i18n";
import { bars } from "../parts/bars";
import { Part } from "../parts/element";
import { Loader } from "../parts/loader";
import { figure } from "../parts/passport";
import { exported, plain } from "../parts/scroll";
import { place } from "../shell/location";

/** Whose money a fund is, what it owns through the funds below, and by which way money came to one enterprise. */
export class FundPortfolio extends Part {
  @property({ attribute: false }) fund = "";
  private readonly through = new Loader<LookThroughView>(this, () => `/api/v1/funds/${encodeURIComponent(this.fund)}/look-through${this.asOf("?")}`, ["io.jidi.fund."]);
  private readonly ways = new Loader<WayList>(this, () => (this.firm() ? `/api/v1/portfolio/paths?creditCode=${this.firm()}${this.asOf("&")}` : ""), ["io.jidi.fund."]);

  private asOf(mark: string): string {
    const day = place.get("asOf");
    return /^\d{4}-\d\d-\d\d$/.test(day) ? mark + "asOf=" + day : "";
  }

  private firm(): string {
    return /^[0-9A-Z]{18}$/.test(place.get("firm")) ? place.get("firm") : "";
  }

  protected override render(): TemplateResult {
    return this.through.show(all => html`<div class="grid">
        <section class="panel"><h2>${t("portfolio.money")}</h2>${this.money(all)}</section>
        <section class="panel"><h2>${t("portfolio.holders")}</h2>${this.nodes(t("portfolio.holders"), all.holders, all, t("portfolio.ofFund"))}</section>
      </div>
      <section class="panel wide"><h2>${t("portfolio.holdings")}</h2>
        <p class="sentence">${t("portfolio.holdingsSentence", {
          firms: all.holdings.filter(one => one.kind === "ENTERPRISE").length, funds: all.holdings.filter(one => one.kind === "FUND").length,
        })}</p>
        ${this.nodes(t("portfolio.holdings"), all.holdings, all, t("portfolio.ofTarget"))}</section>
      ${this.firm() ? html`<section class="panel wide" aria-live="polite"><h2>${t("portfolio.ways", { code: this.firm() })}</h2>${this.ways.show(list => this.wayTable(list))}</section>` : nothing}`);
  }

  private money(all: LookThroughView): TemplateResult {
    const government = all.governmentShare;
    return html`<p class="sentence">${government ? t("portfolio.governmentSentence", { share: rate(government) }) : t("portfolio.exceeded")}</p>
      ${bars(t("portfolio.money"), [t("portfolio.tier"), t("portfolio.share")], all.money.map(one => ({
        name: word("governmentTier", one.tier),
        figure: this.share(word("governmentTier", one.tier), one.share, all),
        length: part(one.share.rate, "1"),
      })))}`;
  }

  private share(name: string, share: Share | null | undefined, all: LookThroughView): TemplateResult | string {
    if (!share) {
      return NOTHING;
    }
    return figure(rate(share), name + " " + rate(share), () => ({
      name,
      value: rate(share),
      exact: share.exact,
      definition: t("portfolio.shareDefinition"),
      formula: t("passport.byDefinition"),
      asOf: all.asOfDate,
      source: word("source", "OWN_TABLES"),
    }));
  }

  private nodes(label: string, nodes: readonly Node[], all: LookThroughView, shareOf: string): TemplateResult {
    if (nodes.length === 0) {
      return html`<p class="empty">${t("data.none")}</p>`;
    }
    return exported("holdings", plain(
      label,
      [[t("portfolio.name")], [t("portfolio.layer"), true], [t("field.kind")], [shareOf, true], [t("portfolio.government"), true], [t("portfolio.way")]],
      nodes.map(one => [
        html`${one.name}${one.code ? html` <span class="fine">${one.code}</span>` : nothing}`,
        String(one.layer),
        one.tier ? word("nodeKind", one.kind) + " · " + word("governmentTier", one.tier) : word("nodeKind", one.kind),
        this.share(one.name, one.share, all),
        one.exceeded ? t("portfolio.tooMuch", { share: rate(one.exceeded) }) : this.share(one.name + " " + t("portfolio.government"), one.governmentShare, all),
        one.kind === "ENTERPRISE" && one.code
          ? html`<button type="button" class="figure" aria-expanded=${this.firm() === one.code} aria-label="${one.name} ${t("portfolio.showWay")}"
              @click=${() => place.set({ firm: this.firm() === one.code ? "" : one.code! }, "replace")}>${t("portfolio.showWay")}</button>`
          : NOTHING,
      ]),
    ));
  }

  /** One line a way: each step with what it paid of the next, and what of the cost came by this way. */
  private wayTable(list: WayList): TemplateResult {
    // The list holds a way for every fund that a path may begin with; the uppermost come with the longest ways.
    const ways = [...list.items].sort((a, b) => b.steps.length - a.steps.length);
    return ways.length === 0
      ? html`<p class="empty">${t("data.none")}</p>`
      : plain(
          t("portfolio.waysTitle"),
          [[t("portfolio.from")], [t("portfolio.steps")], [t("portfolio.held"), true], [t("portfolio.through"), true], [t("portfolio.throughCost"), true]],
          ways.map(way => [
            html`<a href=${place.to("/funds/" + way.steps[0]!.fundId)}>${way.steps[0]!.name}</a>`,
            html`<a href=${place.to("/deals/" + way.dealId)}>${steps(way)}</a>`,
            html`<span title=${shown(way.held)?.exact ?? ""}>${money(way.held)}</span>`,
            this.wayFigure(way, list, "rate"),
            this.wayFigure(way, list, "cost"),
          ]),
        );
  }

  private wayFigure(way: Way, list: WayList, which: "rate" | "cost"): TemplateResult {
    const value = which === "rate" ? percent(way.throughRate) : money(way.throughCost);
    const name = t(which === "rate" ? "portfolio.through" : "portfolio.throughCost");
    return figure(value, name + " " + value, () => ({
      name,
      value,
      exact: which === "rate" ? way.throughRate : shown(way.throughCost)?.exact,
      definition: t("portfolio.wayDefinition"),
      formula: t("passport.byDefinition"),
      inputs: way.steps.map(step => [step.name, percent(step.rate)] as const),
      asOf: list.asOf,
      source: word("source", "OWN_TABLES"),
    }));
  }
}

function steps(way: Way): string {
  return way.steps.map((step, at) => step.name + (at < way.steps.length - 1 ? " " + percent(step.rate) : "")).join(" → ");
}

function percent(text: string): string {
  return shifted(text, -2, 2) + " %";
}

function rate(share: Share): string {
  return percent(share.rate);
}

customElements.define("jidi-fund-portfolio", FundPortfolio);
