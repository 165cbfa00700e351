import { html, nothing, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";
import type { BallotView, DealView, DuplicatesView, EntryView, GateView, InvestmentView, Judgement, TermsView, TransitionView } from "../data/funds";
import type { Items, Page } from "../data/types";
import { shifted } from "../format/money";
import { comma, decimal, either, moment, money, NOTHING, shown, text } from "../format/words";
import { t, word } from "../i18n/i18n";
import { Part } from "../parts/element";
import { Loader } from "../parts/loader";
import { figure } from "../parts/passport";
import { plain } from "../parts/scroll";
import { consequence, verdictTable } from "../parts/verdicts";
import { place } from "../shell/location";
import { castVote, closeBallot, currentBallot, mayMove, mayOpenBallot, moveDeal, openBallot, openMoves, seatIn, silentVetoes } from "../actions/deal";
import { exact, total } from "../format/amounts";
import { fundName, STAGES, standing } from "./deal-words";
import { letPass } from "../actions/fund";

const MOVES_ON = ["io.jidi.fund.deal", "io.jidi.fund.compliance"];

/** One deal: where it stands, what its gate still asks, what was judged, voted, agreed and paid, and how it came here. */
class DealPage extends Part {
  @property({ attribute: false }) deal = "";
  private readonly whole = new Loader<DealView>(this, () => this.address(""), MOVES_ON);
  private readonly gate = new Loader<GateView>(this, () => this.address("/gate"), MOVES_ON);
  private readonly trail = new Loader<Items<TransitionView>>(this, () => this.address("/transitions"), MOVES_ON);
  private readonly ballots = new Loader<Items<BallotView>>(this, () => this.address("/ballots"), MOVES_ON);
  private readonly entries = new Loader<Items<EntryView>>(this, () => this.address("/file/entries"), MOVES_ON);
  private readonly terms = new Loader<Items<TermsView>>(this, () => this.address("/file/terms"), MOVES_ON);
  private readonly others = new Loader<DuplicatesView>(this, () => this.address("/duplicates"), MOVES_ON);
  private readonly tranches = new Loader<Page<InvestmentView>>(this, () => "/api/v1/investments?dealId=" + encodeURIComponent(this.deal), ["io.jidi.fund.investment"]);
  private readonly check = new Loader<Judgement>(this, () => (this.checkId() ? "/api/v1/compliance/checks/" + this.checkId() : ""), ["io.jidi.fund.compliance"]);

  private address(part: string): string {
    return "/api/v1/deals/" + encodeURIComponent(this.deal) + part;
  }

  /** The one of the address, else the last that a gate asked for. */
  private checkId(): string {
    const asked = place.get("check");
    if (/^chk_[a-z0-9]+$/.test(asked)) {
      return asked;
    }
    return [...(this.trail.answer?.data.items ?? [])].reverse().find(step => step.checkId)?.checkId ?? "";
  }

  protected override render(): TemplateResult {
    return html`<p class="crumbs"><a href=${place.to("/deals")}>${t("page.deals")}</a></p>
      ${this.whole.show(one => html`<h1>${one.enterpriseName} <span class="fine">${one.creditCode}</span></h1>
        <dl class="facts">
          <div><dt>${t("filter.fund")}</dt><dd><a href=${place.to("/funds/" + one.fundId)}>${fundName(one.fundId)}</a></dd></div>
          <div><dt>${t("field.stage")}</dt><dd>${STAGES.indexOf(one.stage as (typeof STAGES)[number]) + 1} ${word("dealStage", one.stage)}</dd></div>
          <div><dt>${t("field.status")}</dt><dd>${standing(one.standing)}</dd></div>
          <div><dt>${t("deals.round")}</dt><dd>${one.round}</dd></div>
          <div><dt>${t("deals.registered")}</dt><dd>${moment(one.registeredAt)}</dd></div>
          <div><dt>${t("headroom.short")}</dt><dd><a href=${place.to("/funds/" + one.fundId, { view: "limits", firm: one.creditCode })}>${t("headroom.title")}</a></dd></div>
        </dl>
        <div class="grid">
          <section class="panel"><h2>${t("deal.gate")}</h2>${this.gate.show(gate => this.open(gate))}</section>
          <section class="panel"><h2>${t("deal.others")}</h2>${this.others.show(all => this.duplicates(all))}</section>
        </div>
        <section class="panel wide"><h2>${t("deal.checks")}</h2>${this.trail.show(all => this.judged(all.items))}</section>
        <section class="panel wide"><h2>${t("deal.votes")}</h2>${this.ballots.show(all => this.voted(one, all.items))}</section>
        <section class="panel wide"><h2>${t("deal.terms")}</h2>${this.terms.show(all => this.agreed(all.items))}</section>
        <section class="panel wide"><h2>${t("deal.tranches")}</h2>${this.tranches.show(all => this.paid(all.items))}</section>
        <section class="panel wide"><h2>${t("deal.file")}</h2>${this.entries.show(all => this.file(all.items))}</section>
        <section class="panel wide"><h2>${t("deal.trail")}</h2>${this.trail.show(all => this.came(all.items))}</section>`)}`;
  }

  private open(gate: GateView): TemplateResult {
    return html`<p class="sentence">${gate.obstacles.length === 0
        ? t("deal.gateOpen", { stage: word("dealStage", gate.stage) })
        : t("deal.gateShut", { stage: word("dealStage", gate.stage), n: gate.obstacles.length })}</p>
      ${gate.obstacles.length === 0 ? nothing : html`<ul class="checks">${gate.obstacles.map(one => html`
        <li><span class="state not_met"><span aria-hidden="true">✗</span> ${word("dealItem", one.code)}</span> ${either(one.reason.zh, one.reason.en)}</li>`)}</ul>`}
      <p class="fine">${t("deal.moves", { list: gate.moves.map(move => word("dealMove", move)).join(comma()) || NOTHING })}</p>
      ${mayMove() && openMoves(gate).length > 0
        ? html`<p class="actions">${openMoves(gate).map(move => html`<button type="button" @click=${() => moveDeal(this.deal, move, this.afterwards)}>${word("dealMove", move)}</button> `)}</p>`
        : nothing}`;
  }

  /** After something was done everything that may have followed from it is read anew. */
  private readonly afterwards = () => [this.whole, this.gate, this.trail, this.ballots].forEach(loader => loader.again());

  private duplicates(all: DuplicatesView): TemplateResult {
    return html`<p class="sentence">${all.total === 0 ? t("deal.noOthers") : t("deal.othersSentence", { n: all.total, seen: all.visible.length })}</p>
      ${all.visible.length === 0 ? nothing : html`<ul class="checks">${all.visible.map(one => html`
        <li><a href=${place.to("/deals/" + one.dealId)}>${one.fundName}</a> · ${word("dealStage", one.stage)} · ${standing(one.standing)}</li>`)}</ul>`}`;
  }

  private judged(steps: readonly TransitionView[]): TemplateResult {
    const checks = steps.filter(step => step.checkId);
    if (checks.length === 0) {
      return html`<p class="empty">${t("deal.noChecks")}</p>`;
    }
    return html`<label>${t("deal.check")} <select @change=${(event: Event) => place.set({ check: (event.target as HTMLSelectElement).value }, "replace")}>
        ${[...checks].reverse().map(step => html`<option value=${step.checkId!} ?selected=${step.checkId === this.checkId()}>${word("dealStage", step.from)} → ${word("dealStage", step.to)} · ${step.effectiveDate}</option>`)}</select></label>
      ${this.check.show(one => html`<p class="sentence">${consequence(one.consequence)} — ${t("fund.verdictSentence", {
          edition: one.catalogueId, n: one.verdicts.length,
          pass: one.verdicts.filter(row => row.outcome === "PASS").length,
          fail: one.verdicts.filter(row => row.outcome === "FAIL").length,
          unknown: one.verdicts.filter(row => row.outcome === "UNKNOWN").length,
        })}</p>
        ${verdictTable(t("fund.verdicts"), one.verdicts, { edition: one.catalogueId, asOf: one.act.day, freshAt: one.recordedAt }, row => letPass(one, row, () => this.check.again()))}`)}`;
  }

  private voted(deal: DealView, all: readonly BallotView[]): TemplateResult {
    // Without the trail it is not known whether a vote is still the present one.
    const trail = this.trail.answer?.data.items;
    const current = trail ? currentBallot(deal, all, trail) : undefined;
    return html`${trail && mayOpenBallot(deal, current)
      ? html`<p class="actions"><button type="button" @click=${() => openBallot(deal, this.afterwards)}>${t("dealDo.openVote")}</button></p>`
      : nothing}${this.ballotList(deal, all, current)}`;
  }

  /** What the signed-in person may do in the vote that is open. */
  private ballotSteps(deal: DealView, ballot: BallotView): TemplateResult {
    const silent = silentVetoes(ballot);
    return html`${mayMove() && silent.length > 0 ? html`<p class="fine">${t("dealDo.vetoSilent", { list: silent.join(comma()) })}</p>` : nothing}
      <p class="actions">${seatIn(ballot)
        ? html`<button type="button" @click=${() => castVote(deal, ballot.id, this.afterwards)}>${t("dealDo.vote")}</button> `
        : nothing}${mayMove() && silent.length === 0
        ? html`<button type="button" @click=${() => closeBallot(deal, ballot.id, this.afterwards)}>${t("dealDo.closeVote")}</button>`
        : nothing}</p>`;
  }

  private ballotList(deal: DealView, all: readonly BallotView[], current: BallotView | undefined): TemplateResult {
    return all.length === 0
      ? html`<p class="empty">${t("deal.noVotes")}</p>`
      : html`${all.map(one => {
          const seats = Object.entries(one.committee.seats);
          const missing = seats.filter(([member]) => !one.votes.some(vote => vote.member === member)).map(([member]) => member);
          return html`<h3>${word("dealStage", one.stage)} · ${t("deals.roundOf", { n: one.round })} · <span class="state ${one.outcome === "CARRIED" ? "met" : one.outcome ? "not_met" : "unknown"}"><span aria-hidden="true">${one.outcome === "CARRIED" ? "✓" : one.outcome ? "✗" : "…"}</span> ${one.outcome ? word("ballotOutcome", one.outcome) : t("deal.voteOpen")}</span></h3>
            <p class="sentence">${t("deal.voteSentence", {
              in: one.votes.filter(vote => vote.choice === "FOR" && !vote.conflict).length,
              against: one.votes.filter(vote => (vote.choice === "AGAINST" || vote.choice === "VETO") && !vote.conflict).length,
              n: seats.length,
              quorum: shifted(one.committee.quorumRate, -2, 2),
              majority: shifted(one.committee.majorityRate, -2, 2),
              sign: one.committee.majorityInclusive ? "≥" : ">",
            })} ${missing.length > 0 ? t("deal.missing", { list: missing.join(comma()) }) : nothing}</p>
            ${one.votes.length === 0 ? nothing : plain(
              t("deal.votes"),
              [[t("deal.member")], [t("deal.seat")], [t("deal.choice")], [t("deal.conflict")], [t("deal.opinion")], [t("fund.recorded")]],
              one.votes.map(vote => [
                vote.member, word("seat", one.committee.seats[vote.member]), word("choice", vote.choice),
                vote.conflict ? t("deal.inConflict") : t("money.no"), vote.opinion, moment(vote.castAt),
              ]),
            )}
            <p class="fine">${t("deal.voteFoot", { document: one.committee.document, opened: moment(one.openedAt), closed: moment(one.closedAt), digest: one.sha256.slice(0, 12) })}</p>
            ${one === current && !one.outcome && deal.standing === "ACTIVE" ? this.ballotSteps(deal, one) : nothing}`;
        })}`;
  }

  private agreed(all: readonly TermsView[]): TemplateResult {
    return all.length === 0
      ? html`<p class="empty">${t("deal.noTerms")}</p>`
      : plain(
          t("deal.terms"),
          [[t("deals.round"), true], [t("headroom.instrument")], [t("field.amount"), true], [t("deal.preMoney"), true], [t("deal.ownership"), true], [t("deal.liquidation"), true], [t("deal.antiDilution")], [t("deal.boardSeats"), true], [t("override.document")], [t("fund.recorded")]],
          all.map(one => [
            String(one.round), word("instrument", one.clauses.instrument), exact(one.clauses.amount), exact(one.clauses.preMoney),
            one.clauses.ownershipRate ? shifted(one.clauses.ownershipRate, -2, 4) + " %" : NOTHING,
            one.clauses.liquidationMultiple ? decimal(one.clauses.liquidationMultiple) + " ×" : NOTHING,
            word("antiDilution", one.clauses.antiDilution), one.clauses.boardSeats === null || one.clauses.boardSeats === undefined ? NOTHING : String(one.clauses.boardSeats),
            one.document, html`${moment(one.recordedAt)} <span class="fine">${one.recordedBy}</span>`,
          ]),
        );
  }

  private paid(all: readonly InvestmentView[]): TemplateResult {
    if (all.length === 0) {
      return html`<p class="empty">${t("deal.noTranches")}</p>`;
    }
    const currency = all[0]!.committed.currency;
    const sums = (which: "committed" | "cost" | "realisedCost" | "costLeft") => total(all.map(one => one[which]), currency);
    return html`<p class="sentence">${t("deal.trancheSentence", { n: all.length, committed: exact(sums("committed")), cost: exact(sums("cost")) })}</p>
      ${plain(
        t("deal.tranches"),
        [[t("deal.tranche")], [t("headroom.instrument")], [t("deal.committed"), true], [t("deal.paid"), true], [t("deal.realised"), true], [t("deal.left"), true], [t("deal.ownership"), true], [t("field.status")]],
        all.map(one => [
          figure(t("deal.trancheOf", { n: one.tranche }), t("deal.trancheOf", { n: one.tranche }), () => ({
            name: t("deal.trancheOf", { n: one.tranche }),
            value: money(one.cost),
            exact: shown(one.cost)?.exact,
            definition: t("deal.trancheDefinition"),
            formula: t("passport.recorded"),
            inputs: [[t("deal.committed"), exact(one.committed)], [t("deal.realised"), exact(one.realisedCost)]],
            source: word("source", "OWN_TABLES"),
          })),
          word("instrument", one.instrument), exact(one.committed), exact(one.cost), exact(one.realisedCost), exact(one.costLeft),
          one.ownershipRate ? shifted(one.ownershipRate, -2, 4) + " %" : NOTHING, word("investmentState", one.state),
        ]),
        [t("money.sum"), "", exact(sums("committed")), exact(sums("cost")), exact(sums("realisedCost")), exact(sums("costLeft")), "", ""],
      )}`;
  }

  private file(all: readonly EntryView[]): TemplateResult {
    return all.length === 0
      ? html`<p class="empty">${t("data.none")}</p>`
      : plain(
          t("deal.file"),
          [[t("deal.item")], [t("field.stage")], [t("field.value")], [t("override.document")], [t("deal.by")], [t("fund.recorded")]],
          all.map(one => [word("dealItem", one.item), word("dealStage", one.stage) + " · " + t("deals.roundOf", { n: one.round }), one.value === "true" ? t("money.yes") : one.value === "false" ? t("money.no") : decimal(one.value), text(one.document), one.recordedBy, moment(one.recordedAt)]),
        );
  }

  private came(all: readonly TransitionView[]): TemplateResult {
    return all.length === 0
      ? html`<p class="empty">${t("deal.noTrail")}</p>`
      : html`<ol class="trail">${all.map(step => html`<li><strong>${step.effectiveDate}</strong> ${word("dealMove", step.move)}${step.from === step.to ? nothing : html` · ${word("dealStage", step.from)} → ${word("dealStage", step.to)}`} · ${step.reason}
          <span class="fine">${t("deals.roundOf", { n: step.round })} · ${step.actor} · ${t("project.recorded", { at: moment(step.recordedAt) })}</span>
          ${step.checkId ? html` <button type="button" class="figure" @click=${() => place.set({ check: step.checkId! }, "replace")}>${t("deal.check")}</button>` : nothing}</li>`)}</ol>`;
  }
}

customElements.define("jidi-deal", DealPage);
