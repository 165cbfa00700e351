import { html, nothing, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";
import type { HeadroomLimit, HeadroomView } from "../data/funds";
import type { EnterpriseView, Page } from "../data/types";
import type { Money } from "../format/money";
import { comma, either, moment, money, NOTHING, shown } from "../format/words";
import { t, word } from "../i18n/i18n";
import { Part } from "../parts/element";
import "../parts/firm";
import type { Firm } from "../parts/firm";
import { Loader } from "../parts/loader";
import { figure, type Passport } from "../parts/passport";
import { exported, plain } from "../parts/scroll";
import { consequence, paragraph, threshold, verdictPassport, verdictTable } from "../parts/verdicts";
import { place } from "../shell/location";
import { rowsOf } from "./rows";

const INSTRUMENTS = ["EQUITY", "PREFERRED_EQUITY", "CONVERTIBLE_LOAN"] as const;
const CODE = /^[0-9A-HJ-NPQRTUWXY]{18}$/;

/** What the fund may still invest in one enterprise: the least of its limits, each with what it is reckoned from. */
export class FundHeadroom extends Part {
  @property({ attribute: false }) fund = "";
  private readonly answer = new Loader<HeadroomView>(this, () => this.address(), ["io.jidi.fund."]);
  private readonly firm = new Loader<Page<EnterpriseView>>(this, () => (this.code() ? "/api/v1/enterprises?creditCode=" + this.code() : ""));

  private code(): string {
    const code = place.get("firm");
    return CODE.test(code) ? code : "";
  }

  private instrument(): string {
    return INSTRUMENTS.find(one => one === place.get("instrument")) ?? INSTRUMENTS[0];
  }

  private address(): string {
    return this.code()
      ? `/api/v1/funds/${encodeURIComponent(this.fund)}/headroom?creditCode=${this.code()}&instrument=${this.instrument()}`
      : "";
  }

  private name(): string {
    return this.firm.answer?.data.items[0]?.name ?? this.code();
  }

  private readonly choose = (firm: Firm) => place.set({ firm: firm.creditCode }, "replace");

  protected override render(): TemplateResult {
    return html`<section class="panel wide" aria-labelledby="headroom-title"><h2 id="headroom-title">${t("headroom.title")}</h2>
      <form class="ask" @submit=${(event: Event) => event.preventDefault()}>
        <jidi-firm id="headroom-firm" .label=${t("headroom.firm")} .chosen=${this.choose} .value=${this.code() ? this.name() : ""}></jidi-firm>
        <label>${t("headroom.instrument")} <select @change=${(event: Event) => place.set({ instrument: (event.target as HTMLSelectElement).value }, "replace")}>
          ${INSTRUMENTS.map(one => html`<option value=${one} ?selected=${one === this.instrument()}>${word("instrument", one)}</option>`)}</select></label>
      </form>
      ${this.code() ? this.answer.show(one => this.told(one)) : html`<p class="empty">${t("headroom.ask")}</p>`}</section>`;
  }

  private told(one: HeadroomView): TemplateResult {
    const open = one.conditions.filter(row => row.consequence !== "ALLOW");
    return html`<div aria-live="polite">
        <p class="answer">${t("headroom.answer", { firm: this.name() })} ${this.amount(one)}</p>
        <p class="sentence">${this.sentence(one)}</p>
        ${one.fundInvests ? nothing : html`<p class="warning"><span aria-hidden="true">■</span> ${t("headroom.notInvesting")}</p>`}
        ${one.enforced ? nothing : html`<p class="warning"><span aria-hidden="true">▲</span> ${t("headroom.observed")}</p>`}
        ${open.length === 0 ? nothing : html`<p class="warning">${consequence(one.standing)} ${t("headroom.conditions", {
          n: open.length, rules: open.map(row => row.rule).join(comma()),
        })}</p>`}
      </div>
      <h3>${t("headroom.limits")}</h3>
      ${this.limits(one)}
      <h3>${t("headroom.others")}</h3>
      ${verdictTable(t("headroom.others"), one.conditions, { edition: one.catalogueId, asOf: one.asOf, freshAt: one.computedAt })}
      <p class="fine">${t("headroom.foot", { edition: one.catalogueId, at: moment(one.computedAt) })}</p>`;
  }

  private sentence(one: HeadroomView): string {
    if (!one.withoutOverride) {
      return t("headroom.unknown", { rules: this.dark(one) });
    }
    const names = one.binding.map(code => (code === "MEANS" ? t("headroom.means") : code)).join(comma());
    const more = one.withOverride && one.withOverride.amount !== one.withoutOverride.amount
      ? t("headroom.more", { amount: exact(one.withOverride) })
      : "";
    return t("headroom.bound", { names }) + more;
  }

  private dark(one: HeadroomView): string {
    return one.limits.filter(limit => limit.state === "UNKNOWN").map(limit => limit.rule).join(comma());
  }

  private amount(one: HeadroomView): TemplateResult {
    const said = exact(one.withoutOverride);
    const name = t("headroom.without");
    return figure(html`<strong>${said}</strong>`, name + " " + said, () => ({
      name,
      value: said,
      exact: shown(one.withoutOverride)?.exact,
      definition: t("headroom.definition"),
      formula: one.catalogueId,
      inputs: [
        ...one.limits.map(limit => [limit.rule + " " + either(limit.name.zh, limit.name.en), limit.room ? exact(limit.room) : word("limitState", limit.state)] as const),
        [t("headroom.means"), exact(one.means.room)] as const,
      ],
      asOf: one.asOf,
      freshAt: one.computedAt,
      source: t("source.OWN_TABLES"),
    }));
  }

  /** The limits with the one that binds marked, and the fund's own money as the last. */
  private limits(one: HeadroomView): TemplateResult {
    const binds = (code: string) => (one.binding.includes(code) ? html` <span class="chip">${t("headroom.binds")}</span>` : nothing);
    const rows: (readonly (TemplateResult | string)[])[] = one.limits.map(limit => {
      const name = limit.rule + " " + either(limit.name.zh, limit.name.en);
      return [
        html`${figure(name, name, () => this.limitPassport(one, limit))}${binds(limit.rule)}`,
        html`${limit.base ? html`${either(limit.base.zh, limit.base.en)} ${exact(limit.baseAmount)}<br>` : nothing}${limit.verdict.thresholds.map(value => html`<div>${threshold(value)}</div>`)}`,
        exact(limit.cap),
        exact(limit.used),
        limit.state === "LIMITS" ? exact(limit.room) : word("limitState", limit.state),
        limit.state === "NOT_APPLICABLE" ? NOTHING : consequence(limit.beyond),
        paragraph(limit.verdict),
      ];
    });
    const means = one.means;
    rows.push([
      html`${figure(t("headroom.means"), t("headroom.means"), () => ({
        name: t("headroom.means"),
        value: exact(means.room),
        exact: shown(means.room)?.exact,
        definition: t("headroom.meansDefinition"),
        formula: t("passport.byDefinition"),
        inputs: [
          [t("headroom.cash"), exact(means.cash)], [t("headroom.uncalled"), exact(means.uncalled)],
          [t("headroom.promised"), exact(means.promised)], [t("headroom.payable"), exact(means.payable)],
        ],
        asOf: one.asOf,
        freshAt: one.computedAt,
        source: t("source.OWN_TABLES"),
      }))}${binds("MEANS")}`,
      html`${t("headroom.cash")} ${exact(means.cash)}<br>${t("headroom.uncalled")} ${exact(means.uncalled)}`,
      NOTHING,
      html`${t("headroom.promised")} ${exact(means.promised)}<br>${t("headroom.payable")} ${exact(means.payable)}`,
      exact(means.room),
      t("headroom.cannot"),
      t("source.OWN_TABLES"),
    ]);
    return exported("headroom", plain(t("headroom.limits"), [
      [t("fund.rule")], [t("headroom.basis")], [t("headroom.cap"), true], [t("headroom.used"), true], [t("headroom.room"), true],
      [t("headroom.beyond")], [t("fund.paragraph")],
    ], rows));
  }

  private limitPassport(one: HeadroomView, limit: HeadroomLimit): Passport {
    const base = verdictPassport(limit.verdict, { edition: one.catalogueId, asOf: one.asOf, freshAt: one.computedAt });
    return {
      ...base,
      value: limit.room ? exact(limit.room) : word("limitState", limit.state),
      exact: shown(limit.room)?.exact,
      inputs: [
        [either(limit.measured.zh, limit.measured.en), limit.used ? exact(limit.used) : NOTHING],
        ...(base.inputs ?? []),
      ],
      rows: rowsOf("/api/v1/investments?fundId=" + this.fund),
    };
  }
}

/** To the fen whatever unit was chosen: a limit that is rounded up is none. */
function exact(one: Money | null | undefined): string {
  return money(one, "yuan");
}

customElements.define("jidi-headroom", FundHeadroom);
