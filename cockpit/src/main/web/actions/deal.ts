import { html, nothing, type TemplateResult } from "lit";
import { getFresh, Problem } from "../data/client";
import type { BallotView, DealView, GateView, TransitionView } from "../data/funds";
import type { Items } from "../data/types";
import { shifted } from "../format/money";
import { comma, money, NOTHING, today } from "../format/words";
import { t, word } from "../i18n/i18n";
import { STAGES } from "../pages/deal-words";
import { act, type Action } from "../parts/action";
import { may, mine } from "../shell/may";
import { session } from "../shell/session";

const THROUGH_THE_GATE = ["ADVANCE", "FINISH"];

/** What a seat may say, as the committee's statutes have it. */
const SAYS: Readonly<Record<string, readonly string[]>> = {
  VOTER: ["FOR", "AGAINST", "ABSTAIN"],
  VETO: ["NO_OBJECTION", "VETO"],
  OBSERVER: ["NOTED"],
};

/** Whether the service lets this person's roles move deals and put them to a vote. */
export function mayMove(): boolean {
  return may("PROVINCE_OFFICE", "FUND_MANAGER");
}

/** The moves that can be made now: none through a gate that still asks for something. */
export function openMoves(gate: GateView): readonly string[] {
  return gate.moves.filter(move => gate.obstacles.length === 0 || !THROUGH_THE_GATE.includes(move));
}

/** The vote at the stage where the deal stands: one from before it came back there is another. */
export function currentBallot(deal: DealView, ballots: readonly BallotView[], trail: readonly TransitionView[]): BallotView | undefined {
  const here = ballots.find(one => one.round === deal.round && one.stage === deal.stage);
  const left = (ballot: BallotView) => trail.some(step => step.from !== step.to && Date.parse(step.recordedAt) > Date.parse(ballot.openedAt));
  return here && !left(here) ? here : undefined;
}

/** Whether the committee is asked at this stage and no vote is open. */
export function mayOpenBallot(deal: DealView, current: BallotView | undefined): boolean {
  return mayMove() && deal.standing === "ACTIVE" && ["INITIATION", "COMMITTEE"].includes(deal.stage) && (!current || Boolean(current.outcome));
}

/** The signed-in person's seat in a vote that is open and in which this person has not spoken; empty where there is none. */
export function seatIn(ballot: BallotView): string {
  const seat = Object.entries(ballot.committee.seats).find(([member]) => mine(member))?.[1] ?? "";
  const spoken = ballot.votes.some(vote => mine(vote.member));
  return !ballot.outcome && !spoken && may("PROVINCE_OFFICE", "INVESTMENT_COMMITTEE") ? seat : "";
}

/** Members with a veto that have not spoken: without them no vote is closed. */
export function silentVetoes(ballot: BallotView): readonly string[] {
  return Object.entries(ballot.committee.seats)
    .filter(([member, seat]) => seat === "VETO" && !ballot.votes.some(vote => vote.member === member))
    .map(([member]) => member);
}

function pathOf(deal: string): string {
  return "/api/v1/deals/" + encodeURIComponent(deal);
}

/** Moves a deal through its gate, back, or aside. */
export function moveDeal(deal: string, move: string, reload: () => void): void {
  void act(moving(pathOf(deal), move, reload));
}

/** Where a deal may go back to: to an earlier stage before money is in; what follows on or exits may be given up. */
function backTo(deal: DealView): readonly string[] {
  const at = STAGES.indexOf(deal.stage as (typeof STAGES)[number]);
  const invested = STAGES.indexOf("INVESTED");
  const earlier = at < invested ? STAGES.slice(deal.round === 1 ? 0 : STAGES.indexOf("INITIATION"), at) : [];
  const givenUp = (deal.round > 1 && at < invested) || deal.stage === "EXIT";
  return givenUp ? [...earlier, "INVESTED"] : earlier;
}

async function moving(path: string, move: string, reload: () => void): Promise<Action> {
  const [{ data: deal, etag }, { data: gate }] = await Promise.all([getFresh<DealView>(path), getFresh<GateView>(path + "/gate")]);
  if (!openMoves(gate).includes(move)) {
    reload();
    throw new Problem(409, "FUND_DEAL_STAGE", t("dealDo.notOpen"), "", "");
  }
  const next = move === "ADVANCE" ? STAGES[STAGES.indexOf(deal.stage as (typeof STAGES)[number]) + 1] : undefined;
  const from = word("dealStage", deal.stage);
  return {
    id: "deal-" + move + "-" + deal.id,
    title: t("dealDo.move", { move: word("dealMove", move), name: deal.enterpriseName }),
    about: html`<p class="sentence">${next ? t("dealDo.fromTo", { from, to: word("dealStage", next) }) : t("dealDo.at", { from, n: deal.round })}</p>
      <p>${word("dealMoveMeans", move)}</p>`,
    fields: [
      ...(move === "RETURN"
        ? [{ name: "to", kind: "choice" as const, label: t("dealDo.to"), choices: backTo(deal).map(stage => [stage, word("dealStage", stage)] as const) }]
        : []),
      { name: "reason", kind: "long", label: t("override.reason") },
      { name: "effectiveDate", kind: "date", label: t("dealDo.effective"), value: today(), hint: t("dealDo.notAhead") },
    ],
    submit: word("dealMove", move),
    request: values => ({
      method: "POST",
      path: path + "/transitions",
      ifMatch: etag,
      json: { move, to: values["to"] || undefined, reason: values["reason"], effectiveDate: values["effectiveDate"] },
    }),
    reload,
  };
}

/** Puts a deal before the committee with its file as it lies now. */
export function openBallot(deal: DealView, reload: () => void): void {
  void act({
    id: "ballot-open-" + deal.id,
    title: t("dealDo.openVote"),
    about: html`<p class="sentence">${deal.enterpriseName}</p>
      <p>${t("dealDo.openMeans", { n: deal.round, stage: word("dealStage", deal.stage) })}</p>`,
    fields: [],
    submit: t("dealDo.openVote"),
    request: () => ({ method: "POST", path: pathOf(deal.id) + "/ballots" }),
    reload,
  });
}

/** The terms that lay before the committee, in a sentence. */
function termsOf(ballot: BallotView): TemplateResult {
  const terms = ballot.file.terms;
  return html`<p>${terms
      ? t("dealDo.terms", {
          instrument: word("instrument", terms.instrument), amount: money(terms.amount, "yuan"), preMoney: money(terms.preMoney, "yuan"),
          ownership: terms.ownershipRate ? shifted(terms.ownershipRate, -2, 4) + " %" : NOTHING,
        })
      : t("dealDo.noTerms")}</p>
    <p class="fine">${t("dealDo.digest", { digest: ballot.sha256 })}</p>`;
}

async function freshBallot(deal: string, id: string): Promise<BallotView | undefined> {
  const { data } = await getFresh<Items<BallotView>>(pathOf(deal) + "/ballots");
  return data.items.find(one => one.id === id);
}

/** Casts the signed-in member's vote: once, with an opinion, or with a conflict that is declared. */
export function castVote(deal: DealView, ballot: string, reload: () => void): void {
  void act(voting(deal, ballot, reload));
}

async function voting(deal: DealView, id: string, reload: () => void): Promise<Action> {
  const ballot = await freshBallot(deal.id, id);
  const seat = ballot ? seatIn(ballot) : "";
  if (!ballot || !seat) {
    reload();
    throw new Problem(409, "FUND_VOTE_EXISTS", t("dealDo.alreadyVoted"), "", "");
  }
  return {
    // A draft of what somebody wanted to say is nobody else's.
    id: "vote-" + id + "-" + (session.person?.userId ?? ""),
    title: t("dealDo.voteOn", { name: deal.enterpriseName }),
    about: html`<p class="sentence">${t("dealDo.yourSeat", { n: ballot.round, stage: word("dealStage", ballot.stage), seat: word("seat", seat) })}</p>
      ${termsOf(ballot)}`,
    fields: [
      { name: "choice", kind: "choice", label: t("deal.choice"), choices: (SAYS[seat] ?? []).map(one => [one, word("choice", one)] as const) },
      { name: "conflict", kind: "check", label: t("dealDo.conflict") },
      { name: "opinion", kind: "long", label: t("deal.opinion") },
    ],
    submit: t("dealDo.castButton"),
    request: values => ({
      method: "POST",
      path: pathOf(deal.id) + "/ballots/" + encodeURIComponent(id) + "/votes",
      json: { choice: values["choice"], conflict: values["conflict"] === "true", opinion: values["opinion"] },
    }),
    reload,
  };
}

/** Ends a vote; what came out is counted by the service and not foretold here. */
export function closeBallot(deal: DealView, ballot: string, reload: () => void): void {
  void act(closing(deal, ballot, reload));
}

async function closing(deal: DealView, id: string, reload: () => void): Promise<Action> {
  const ballot = await freshBallot(deal.id, id);
  if (!ballot || ballot.outcome) {
    reload();
    throw new Problem(409, "FUND_BALLOT_CLOSED", t("dealDo.over"), "", "");
  }
  const missing = Object.keys(ballot.committee.seats).filter(member => !ballot.votes.some(vote => vote.member === member));
  return {
    id: "ballot-close-" + id,
    title: t("dealDo.closeVote") + " · " + deal.enterpriseName,
    about: html`<p class="sentence">${t("dealDo.closeMeans", { n: ballot.votes.length })}</p>
      ${missing.length > 0 ? html`<p class="warning"><span aria-hidden="true">▲</span> ${t("deal.missing", { list: missing.join(comma()) })}</p>` : nothing}
      ${termsOf(ballot)}`,
    fields: [],
    submit: t("dealDo.closeVote"),
    request: () => ({ method: "POST", path: pathOf(deal.id) + "/ballots/" + encodeURIComponent(id) + "/closings" }),
    reload,
  };
}
