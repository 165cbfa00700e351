import { html, nothing, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { Problem } from "../data/client";
import type { CapitalCallView, WholeDistribution } from "../data/funds";
import type { Items, Page, PartnerView } from "../data/types";
import type { Money } from "../format/money";
import { money, shown, text } from "../format/words";
import { t, word } from "../i18n/i18n";
import { Part } from "../parts/element";
import { Loader } from "../parts/loader";
import { figure } from "../parts/passport";
import { problem } from "../parts/problem";
import { exported, plain } from "../parts/scroll";
import { place } from "../shell/location";
import { may, mine } from "../shell/may";
import { exact, total } from "../format/amounts";
import { approveDistribution, distributionLines, issueDraft, newCall, newDistribution, type Split } from "../actions/fund";
import { cancelCall, isCancellable, withdrawDistribution } from "../actions/fund-undo";

/** Calls and distributions of a fund, each with what falls to every partner, to the fen. */
export class FundMoney extends Part {
  @property({ attribute: false }) fund = "";
  @property({ attribute: false }) currency = "CNY";
  @state() private fault: Problem | undefined;
  private readonly partners = new Loader<Items<PartnerView>>(this, () => `/api/v1/funds/${encodeURIComponent(this.fund)}/partners`, ["io.jidi.fund."]);
  private readonly calls = new Loader<Page<CapitalCallView>>(this, () => "/api/v1/capital-calls?fundId=" + encodeURIComponent(this.fund), ["io.jidi.fund.capital-call"]);
  private readonly distributions = new Loader<Page<WholeDistribution>>(this, () => "/api/v1/distributions?fundId=" + encodeURIComponent(this.fund), ["io.jidi.fund.distribution"]);

  protected override render(): TemplateResult {
    return html`${this.fault ? problem(this.fault) : nothing}
      <section class="panel wide"><h2>${t("fund.calls")}</h2>${this.button(t("act.newCall"), () => newCall(this.split()))}${this.calls.show(all => html`${all.items.length === 0
        ? html`<p class="empty">${t("data.none")}</p>`
        : all.items.map(call => this.call(call))}`)}<p class="fine">${t("fund.now")}</p></section>
      <section class="panel wide"><h2>${t("fund.distributions")}</h2>${this.button(t("act.newDistribution"), () => newDistribution(this.split()))}${this.distributions.show(all => html`${all.items.length === 0
        ? html`<p class="empty">${t("data.none")}</p>`
        : all.items.map(one => this.distribution(one))}`)}<p class="fine">${t("fund.now")}</p></section>`;
  }

  private partner(id: string): string {
    return this.partners.answer?.data.items.find(one => one.id === id)?.name ?? id;
  }

  private split(): Split {
    return {
      fund: this.fund,
      currency: this.currency,
      partner: id => this.partner(id),
      reload: () => {
        this.calls.again();
        this.distributions.again();
      },
    };
  }

  /** For those whom the service lets act; to all others it says nothing about buttons they cannot use. */
  private button(words: string, run: () => void | Promise<void>): TemplateResult | typeof nothing {
    return may("PROVINCE_OFFICE", "FUND_MANAGER")
      ? html`<p class="actions"><button type="button" @click=${() => void this.run(run)}>${words}</button></p>`
      : nothing;
  }

  private async run(what: () => void | Promise<void>): Promise<void> {
    this.fault = undefined;
    try {
      await what();
    } catch (failure) {
      this.fault = failure instanceof Problem ? failure : new Problem(0, "PAGE", String(failure), "", "");
    }
  }

  private opened(id: string): boolean {
    return place.get("item") === id;
  }

  private call(call: CapitalCallView): TemplateResult {
    const label = t("fund.call", { n: call.number });
    const amounts = (which: "amount" | "outside" | "paid" | "pending") => total(call.lines.map(line => line[which]), call.total.currency);
    return html`<details class="inputs" ?open=${this.opened(call.id) || call.state === "DRAFT"}>
      <summary>${label} · ${money(call.total)} · ${word("callState", call.state)} · ${t("fund.due", { day: call.dueDate })}</summary>
      <p class="sentence">${call.lines.length === 0
        ? t("act.draftOf", { total: exact(call.total), notice: call.noticeDate, due: call.dueDate })
        : t("money.callSentence", { n: call.lines.length, total: exact(call.total), notice: call.noticeDate, due: call.dueDate, paid: exact(call.paid) })}
        ${this.amount(label, call.total, t("money.callDefinition"), call.noticeDate)}</p>
      <h3>${t("money.purposes")}</h3>
      ${plain(t("money.purposes"), [[t("money.purpose")], [t("field.type")], [t("field.amount"), true], [t("money.outside")]],
        call.purposes.map(one => [one.purpose, word("purposeType", one.type), exact(one.amount), one.outsideCommitment ? t("money.yes") : t("money.no")]))}
      ${call.lines.length === 0 ? html`<p class="fine">${t("money.draftHasNoLines")}</p>` : html`<h3>${t("act.allocation")}</h3>${exported("call-" + call.number, plain(label,
        [[t("fund.partner")], [t("fund.allocated"), true], [t("money.ofWhichOutside"), true], [t("fund.paid"), true], [t("money.pending"), true], [t("money.defaulted")]],
        call.lines.map(line => [this.partner(line.partnerId), exact(line.amount), exact(line.outside), exact(line.paid), exact(line.pending), text(line.defaultedDate)]),
        [t("money.sum"), exact(amounts("amount")), exact(amounts("outside")), exact(amounts("paid")), exact(amounts("pending")), ""]))}`}
      ${call.state === "DRAFT" ? this.button(t("act.issue", { n: call.number }), () => issueDraft(this.split(), call)) : nothing}
      ${isCancellable(call) ? this.button(t("undo.cancel", { n: call.number }), () => cancelCall(this.split(), call.id)) : nothing}
    </details>`;
  }

  private distribution(one: WholeDistribution): TemplateResult {
    const label = t("money.distribution", { n: one.number });
    return html`<details class="inputs" ?open=${this.opened(one.id) || one.state === "PROPOSED"}>
      <summary>${label} · ${money(one.cash)} · ${word("distributionState", one.state)} · ${t("fund.valueDate")} ${one.valueDate}</summary>
      <p class="sentence">${t("money.distributionSentence", { reason: one.reason, by: one.preparedBy, approved: text(one.approvedBy), paid: text(one.paidDate) })}
        ${this.amount(label, one.cash, t("money.distributionDefinition"), one.valueDate)}</p>
      <h3>${t("money.sources")}</h3>
      ${plain(t("money.sources"), [[t("money.source")], [t("money.capital"), true], [t("money.gain"), true], [t("money.income"), true]],
        one.sources.map(source => [source.description, exact(source.capital), exact(source.gain), exact(source.income)]))}
      <h3>${t("act.allocation")}</h3>
      ${exported("distribution-" + one.number, distributionLines(this.split(), one))}
      ${one.tiers.length === 0 ? nothing : html`<h3>${t("money.tiers")}</h3>${plain(t("money.tiers"),
        [[t("fund.partner")], [t("money.tier")], [t("field.amount"), true]],
        one.tiers.map(tier => [this.partner(tier.partnerId), word("tierOf", tier.tier), exact(tier.amount)]))}`}
      ${one.state !== "PROPOSED" ? nothing : mine(one.preparedBy)
        ? html`<p class="warning"><span aria-hidden="true">▲</span> ${t("act.notYours")}</p>`
        : html`<p class="fine">${t("act.whoseApproval", { by: one.preparedBy })}</p>${this.button(t("act.approve", { n: one.number }), () => approveDistribution(this.split(), one))}`}
      ${one.state === "PROPOSED" ? this.button(t("undo.withdraw", { n: one.number }), () => withdrawDistribution(this.split(), one.id)) : nothing}
    </details>`;
  }

  private amount(label: string, value: Money, definition: string, day: string): TemplateResult {
    return figure(money(value), label + " " + money(value), () => ({
      name: label,
      value: money(value),
      exact: shown(value)?.exact,
      definition,
      formula: t("passport.recorded"),
      asOf: day,
      source: word("source", "OWN_TABLES"),
    }));
  }
}

customElements.define("jidi-fund-money", FundMoney);
