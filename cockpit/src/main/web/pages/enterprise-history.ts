import { html, nothing, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";
import type { EnterpriseChain, SupplyLink } from "../data/firms";
import type { Items, TierView } from "../data/types";
import { either, moment, text } from "../format/words";
import { t, word } from "../i18n/i18n";
import { Part } from "../parts/element";
import { Loader } from "../parts/loader";
import { figure } from "../parts/passport";
import { plain } from "../parts/scroll";
import { place } from "../shell/location";

/** On which tiers an enterprise stood and since when, where it stands on chains, and with whom it trades there. */
export class EnterpriseHistory extends Part {
  @property({ attribute: false }) enterprise = "";
  private readonly tiers = new Loader<Items<TierView>>(this, () => this.address("/tiers"), ["io.jidi.enterprise.tier"]);
  private readonly chain = new Loader<EnterpriseChain>(this, () => this.address("/chain"), ["io.jidi.enterprise.chain", "io.jidi.enterprise.supply"]);

  private address(part: string): string {
    return "/api/v1/enterprises/" + encodeURIComponent(this.enterprise) + part;
  }

  protected override render(): TemplateResult {
    return html`<div class="grid">
      <section class="panel"><h2>${t("firm.tierHistory")}</h2>${this.tiers.show(all => this.history(all.items))}</section>
      <section class="panel"><h2>${t("firm.chain")}</h2>${this.chain.show(all => this.places(all))}</section>
    </div>`;
  }

  private history(all: readonly TierView[]): TemplateResult {
    if (all.length === 0) {
      return html`<p class="empty">${t("enterprise.noTier")}</p>`;
    }
    const rows = [...all].sort((a, b) => b.fromDate.localeCompare(a.fromDate));
    return html`<p class="sentence">${t("firm.tierSentence", { n: rows.length, now: rows.filter(one => !one.toDate).length })}</p>
      ${plain(
        t("firm.tierHistory"),
        [[t("firm.tier")], [t("firm.ladder")], [t("field.since")], [t("field.until")], [t("fund.edition")]],
        rows.map(one => {
          const name = either(one.name.zh, one.name.en);
          return [
            figure(name, name, () => ({
              name,
              value: one.fromDate + " – " + text(one.toDate),
              definition: t("firm.tierDefinition"),
              formula: one.editionId,
              inputs: [[t("firm.openedBy"), one.openedBy], [t("firm.closedBy"), text(one.closedBy)]],
              asOf: one.fromDate,
              source: word("source", "OWN_TABLES"),
              rows: place.to("/enterprises/" + this.enterprise, { assessment: one.openedBy }),
            })),
            word("ladder", one.ladder),
            one.fromDate,
            one.toDate ?? t("firm.standing"),
            one.editionId,
          ];
        }),
      )}`;
  }

  private places(all: EnterpriseChain): TemplateResult {
    const now = all.positions.filter(one => !one.to);
    return html`<p class="sentence">${now.length === 0 ? t("firm.noChain") : t("firm.chainSentence", { n: now.length, suppliers: all.suppliers.length, customers: all.customers.length })}</p>
      ${all.positions.length === 0 ? nothing : plain(
        t("firm.chain"),
        [[t("firm.node")], [t("firm.chainCode")], [t("firm.rank")], [t("field.since")], [t("field.until")], [t("override.document")]],
        all.positions.map(one => {
          const name = either(one.nodeName.zh, one.nodeName.en);
          return [
            figure(name, name, () => ({
              name,
              value: word("chainRank", one.rank),
              definition: t("firm.chainDefinition"),
              formula: t("passport.recorded"),
              inputs: [[t("override.document"), one.evidence], [t("deal.by"), one.recordedBy], [t("fund.recorded"), moment(one.recordedAt)]],
              asOf: one.from,
              freshAt: one.recordedAt,
              source: word("source", "OWN_TABLES"),
            })),
            one.chain + " " + one.node, word("chainRank", one.rank), one.from, text(one.to), one.evidence,
          ];
        }),
      )}
      ${this.links(t("firm.suppliers"), all.suppliers, one => [one.supplierId, one.supplierName])}
      ${this.links(t("firm.customers"), all.customers, one => [one.customerId, one.customerName])}`;
  }

  private links(label: string, all: readonly SupplyLink[], other: (one: SupplyLink) => readonly [id: string, name: string]): TemplateResult | typeof nothing {
    return all.length === 0
      ? nothing
      : html`<h3>${label}</h3>${plain(label, [[t("field.name")], [t("firm.product")], [t("field.since")], [t("field.until")]], all.map(one => {
          const [id, name] = other(one);
          return [html`<a href=${place.to("/enterprises/" + id)}>${name}</a>`, one.product, one.from, text(one.to)];
        }))}`;
  }
}

customElements.define("jidi-enterprise-history", EnterpriseHistory);
