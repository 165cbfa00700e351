import { html, nothing, type TemplateResult } from "lit";
import { getFresh, Problem } from "../data/client";
import type { CapitalCallView, WholeDistribution } from "../data/funds";
import type { CommitmentView, Items } from "../data/types";
import { compare, sum, type Money } from "../format/money";
import { NOTHING, today } from "../format/words";
import { t, word } from "../i18n/i18n";
import { act, type Action } from "../parts/action";
import { plain } from "../parts/scroll";
import { exact, total } from "../format/amounts";
import { distributionLines, type Split } from "./fund";

type CallLine = CapitalCallView["lines"][number];

/** Whether the service takes a call back: nothing was paid or announced, and it belongs to no equalisation. */
export function isCancellable(call: CapitalCallView): boolean {
  return ["DRAFT", "ISSUED", "DEFAULTED"].includes(call.state) && call.kind !== "EQUALISATION" &&
    [call.paid, ...call.lines.map(line => line.pending)].every(amount => compare(amount.amount, "0") === 0);
}

/** Takes a call back, with what of its booking is reversed for every partner in sight. */
export function cancelCall(split: Split, id: string): void {
  void act(cancel(split, "/api/v1/capital-calls/" + encodeURIComponent(id)));
}

async function cancel(split: Split, path: string): Promise<Action> {
  const [{ data: call, etag }, commitments] = await Promise.all([
    getFresh<CapitalCallView>(path),
    getFresh<Items<CommitmentView>>("/api/v1/funds/" + encodeURIComponent(split.fund) + "/commitments"),
  ]);
  if (!isCancellable(call)) {
    split.reload();
    throw new Problem(409, "FUND_CALL_TRANSITION_NOT_ALLOWED", t("undo.tooLate"), "", "");
  }
  return {
    id: "call-cancel-" + call.id,
    title: t("undo.cancel", { n: call.number }),
    about: html`<p>${t("undo.whoseCancel")}</p>
      <p class="sentence">${t("undo.callOf", { n: call.number, total: exact(call.total), notice: call.noticeDate, due: call.dueDate, state: word("callState", call.state) })}</p>
      ${call.state === "DRAFT" ? html`<p>${t("undo.draft")}</p>` : undone(split, call, commitments.data.items)}`,
    fields: [
      { name: "effectiveDate", kind: "date", label: t("undo.effective"), value: today() },
      { name: "reason", kind: "long", label: t("override.reason") },
    ],
    submit: t("undo.cancelButton"),
    request: values => ({
      method: "POST",
      path: path + "/transitions",
      json: { to: "CANCELLED", reason: values["reason"], effectiveDate: values["effectiveDate"] },
      ifMatch: etag,
    }),
    reload: split.reload,
  };
}

/** What a partner's part took from the commitment, to the fen. */
function inside(line: CallLine): Money {
  return { amount: sum([line.amount.amount, "-" + line.outside.amount]), currency: line.amount.currency };
}

function undone(split: Split, call: CapitalCallView, commitments: readonly CommitmentView[]): TemplateResult {
  const defaults = call.lines.filter(line => line.defaultedDate).length;
  const unfunded = (line: CallLine) => commitments.find(one => one.id === line.commitmentId)?.unfunded;
  const after = (line: CallLine) => {
    const now = unfunded(line);
    return now ? exact(total([now, inside(line)], now.currency)) : NOTHING;
  };
  const sums = (amounts: readonly Money[]) => exact(total(amounts, split.currency));
  return html`<p>${t("undo.booked")} ${defaults > 0 ? t("undo.defaults", { n: defaults }) : nothing}</p>
    ${plain(
      t("undo.what"),
      [[t("fund.partner")], [t("fund.allocated"), true], [t("money.ofWhichOutside"), true], [t("undo.comesBack"), true], [t("undo.notCalledNow"), true], [t("act.unfundedAfter"), true]],
      call.lines.map(line => [
        split.partner(line.partnerId), exact(line.amount), exact(line.outside), exact(inside(line)), exact(unfunded(line)), after(line),
      ]),
      [t("money.sum"), sums(call.lines.map(line => line.amount)), sums(call.lines.map(line => line.outside)), sums(call.lines.map(inside)), "", ""],
    )}
    <p class="fine">${t("undo.foot")}</p>`;
}

/** Withdraws a proposal before anybody approved it. */
export function withdrawDistribution(split: Split, id: string): void {
  void act(withdraw(split, "/api/v1/distributions/" + encodeURIComponent(id)));
}

async function withdraw(split: Split, path: string): Promise<Action> {
  const { data: one, etag } = await getFresh<WholeDistribution>(path);
  if (one.state !== "PROPOSED") {
    split.reload();
    throw new Problem(409, "FUND_DISTRIBUTION_NOT_ALLOWED", t("undo.notProposed"), "", "");
  }
  return {
    id: "distribution-withdraw-" + one.id,
    title: t("undo.withdraw", { n: one.number }),
    about: html`<p class="sentence">${t("act.distributionOf", { cash: exact(one.cash), day: one.valueDate, reason: one.reason })}</p>
      <p>${t("undo.nothingBooked")}</p>
      ${distributionLines(split, one)}`,
    fields: [{ name: "reason", kind: "long", label: t("override.reason") }],
    submit: t("undo.withdrawButton"),
    request: values => ({ method: "POST", path: path + "/withdrawals", json: { reason: values["reason"] }, ifMatch: etag }),
    reload: split.reload,
  };
}
