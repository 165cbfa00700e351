import { html, nothing, type TemplateResult } from "lit";
import { get } from "../data/client";
import type { CallPreview, CapitalCallView, DistributionPreview, Judgement, RuleVerdict, WholeDistribution } from "../data/funds";
import { compare, sum, type Money } from "../format/money";
import { either } from "../format/words";
import { t, word } from "../i18n/i18n";
import { act } from "../parts/action";
import type { Values } from "../parts/field";
import { plain } from "../parts/scroll";
import { may, mine } from "../shell/may";
import { exact, total } from "../format/amounts";

/** Whose money is split: how a partner is called, and the currency of the fund. */
export interface Split {
  readonly fund: string;
  readonly currency: string;
  readonly partner: (id: string) => string;
  readonly reload: () => void;
}

const PURPOSES = ["CALL_INVESTMENT", "CALL_MGMT_FEE", "CALL_EXPENSE", "CALL_ORG_COST", "CALL_OTHER"] as const;

function fundPath(split: Split, part: string): string {
  return "/api/v1/funds/" + encodeURIComponent(split.fund) + part;
}

/** A typed amount as the service takes it; what is no decimal goes as it is and comes back as a fault of its field. */
function typed(text: string | undefined): string {
  return (text ?? "").trim().replaceAll(",", "");
}

/** The sum, or the first that cannot be added, for the service to refuse. */
function added(amounts: readonly string[]): string {
  const wrong = amounts.find(one => !/^\d+(\.\d+)?$/.test(one));
  return wrong ?? sum(amounts);
}

/** How a call falls to the partners, to the fen, with the sum beside the total that was asked for. */
function callSplit(split: Split, answer: CallPreview): TemplateResult {
  const sums = (which: "amount" | "outside" | "unfundedAfter") => exact(total(answer.lines.map(line => line[which]), split.currency));
  return html`<p class="sentence">${t("act.callSplit", { n: answer.lines.length, total: exact(answer.total), due: answer.dueDate })}</p>
    ${plain(
      t("act.allocation"),
      [[t("fund.partner")], [t("fund.allocated"), true], [t("money.ofWhichOutside"), true], [t("act.unfundedAfter"), true]],
      answer.lines.map(line => [split.partner(line.partnerId), exact(line.amount), exact(line.outside), exact(line.unfundedAfter)]),
      [t("money.sum"), sums("amount"), sums("outside"), sums("unfundedAfter")],
    )}`;
}

/** A split that does not add up to the fen must not be sent, whoever computed it. */
function whole(answer: CallPreview): boolean {
  return compare(sum(answer.lines.map(line => line.amount.amount)), answer.total.amount) === 0;
}

/** A new call: split before it is sent, then issued, or kept as a draft for somebody else to issue. */
export function newCall(split: Split): void {
  const money = (amount: string): Money => ({ amount, currency: split.currency });
  const body = (values: Values) => {
    const parts = [
      { type: values["type"], purpose: values["purpose"], amount: typed(values["amount"]) },
      ...(typed(values["fee"]) ? [{ type: "CALL_MGMT_FEE", purpose: t("act.feePurpose"), amount: typed(values["fee"]) }] : []),
    ];
    return {
      total: money(added(parts.map(part => part.amount))),
      noticeDate: values["noticeDate"],
      ...(values["dueDate"] ? { dueDate: values["dueDate"] } : {}),
      purposes: parts.map(part => ({ type: part.type, purpose: part.purpose, amount: money(part.amount) })),
    };
  };
  act({
    id: "call-" + split.fund,
    title: t("act.newCall"),
    about: html`<p>${t("act.whoseCall")}</p>`,
    fields: [
      { name: "noticeDate", kind: "date", label: t("act.noticeDate") },
      { name: "dueDate", kind: "date", label: t("act.dueDate"), required: false, hint: t("act.dueHint") },
      { name: "type", kind: "choice", label: t("field.type"), pointer: "/purposes/0/type", choices: PURPOSES.map(one => [one, word("purposeType", one)] as const), value: PURPOSES[0] },
      { name: "purpose", kind: "text", label: t("money.purpose"), pointer: "/purposes/0/purpose" },
      { name: "amount", kind: "number", label: t("act.amount"), pointer: "/purposes/0/amount", hint: t("act.amountHint") },
      { name: "fee", kind: "number", label: t("act.fee"), pointer: "/purposes/1/amount", required: false },
      { name: "draft", kind: "check", label: t("act.draft") },
    ],
    submit: t("act.issueOrKeep"),
    preview: {
      request: values => ({ method: "POST", path: fundPath(split, "/capital-calls/preview"), json: body(values) }),
      show: answer => callSplit(split, answer as CallPreview),
      allows: answer => whole(answer as CallPreview),
    },
    request: values => ({
      method: "POST",
      path: fundPath(split, "/capital-calls"),
      json: { ...body(values), draft: values["draft"] === "true" },
    }),
    reload: split.reload,
  });
}

/** A draft is looked at as it would be split today, and then issued as the version that was read. */
export async function issueDraft(split: Split, draft: CapitalCallView): Promise<void> {
  const { data: call, etag } = await get<CapitalCallView>("/api/v1/capital-calls/" + encodeURIComponent(draft.id));
  act({
    id: "call-issue-" + call.id,
    title: t("act.issue", { n: call.number }),
    about: html`<p>${t("act.whoseIssue")}</p>
      <p class="sentence">${t("act.draftOf", { total: exact(call.total), notice: call.noticeDate, due: call.dueDate })}</p>
      ${plain(t("money.purposes"), [[t("money.purpose")], [t("field.type")], [t("field.amount"), true]], call.purposes.map(one => [one.purpose, word("purposeType", one.type), exact(one.amount)]))}`,
    fields: [{ name: "reason", kind: "long", label: t("override.reason") }],
    submit: t("act.issueButton"),
    preview: {
      request: () => ({
        method: "POST",
        path: fundPath(split, "/capital-calls/preview"),
        json: {
          total: call.total,
          noticeDate: call.noticeDate,
          dueDate: call.dueDate,
          purposes: call.purposes.map(one => ({ type: one.type, purpose: one.purpose, amount: one.amount, outsideCommitment: one.outsideCommitment })),
        },
      }),
      show: answer => callSplit(split, answer as CallPreview),
      allows: answer => whole(answer as CallPreview),
    },
    request: values => ({
      method: "POST",
      path: "/api/v1/capital-calls/" + encodeURIComponent(call.id) + "/transitions",
      json: { to: "ISSUED", reason: values["reason"], effectiveDate: call.noticeDate },
      ifMatch: etag,
    }),
    reload: split.reload,
  });
}

/** What falls to each partner from a distribution that is prepared, by its nature; the columns add up to the cash. */
export function distributionLines(split: Split, one: WholeDistribution): TemplateResult {
  const columns = ["capital", "gain", "income", "carry", "withheld", "escrow", "net"] as const;
  return plain(
    t("act.allocation"),
    [[t("fund.partner")], ...columns.map(column => [word("money", column), true] as const)],
    one.lines.map(line => [split.partner(line.partnerId), ...columns.map(column => exact(line[column]))]),
    [t("money.sum"), ...columns.map(column => exact(total(one.lines.map(line => line[column]), split.currency)))],
  );
}

/** Approves what another person prepared, as the version that was read. */
export async function approveDistribution(split: Split, proposed: WholeDistribution): Promise<void> {
  const { data: one, etag } = await get<WholeDistribution>("/api/v1/distributions/" + encodeURIComponent(proposed.id));
  act({
    id: "distribution-approve-" + one.id,
    title: t("act.approve", { n: one.number }),
    about: html`<p>${t("act.whoseApproval", { by: one.preparedBy })}</p>
      <p class="sentence">${t("act.distributionOf", { cash: exact(one.cash), day: one.valueDate, reason: one.reason })}</p>
      ${distributionLines(split, one)}`,
    fields: [{ name: "remark", kind: "long", label: t("act.remark"), required: false }],
    submit: t("act.approveButton"),
    request: values => ({
      method: "POST",
      path: "/api/v1/distributions/" + encodeURIComponent(one.id) + "/approvals",
      json: values["remark"]?.trim() ? { remark: values["remark"] } : {},
      ifMatch: etag,
    }),
    reload: split.reload,
  });
}

/** A new distribution: through the waterfall before it is proposed; another person approves it. */
export function newDistribution(split: Split): void {
  const parts = ["capital", "gain", "income"] as const;
  const money = (amount: string): Money => ({ amount, currency: split.currency });
  const filled = (values: Values) => parts.map(part => [part, typed(values[part])] as const).filter(([, amount]) => amount !== "");
  act({
    id: "distribution-" + split.fund,
    title: t("act.newDistribution"),
    about: html`<p>${t("act.whoseDistribution")}</p>`,
    fields: [
      { name: "valueDate", kind: "date", label: t("fund.valueDate") },
      { name: "description", kind: "text", label: t("money.source"), pointer: "/sources/0/description" },
      ...parts.map(part => ({ name: part, kind: "number" as const, label: word("money", part), pointer: "/sources/0/" + part, required: false, hint: t("act.amountHint") })),
      { name: "reason", kind: "long", label: t("override.reason") },
    ],
    submit: t("act.propose"),
    preview: {
      request: values => ({
        method: "POST",
        path: fundPath(split, "/distributions/preview"),
        json: { valueDate: values["valueDate"], cash: money(added(filled(values).map(([, amount]) => amount))) },
      }),
      show: answer => waterfall(split, answer as DistributionPreview),
      allows: answer => {
        const one = answer as DistributionPreview;
        return compare(sum(one.partners.map(part => part.amount.amount)), one.cash.amount) === 0;
      },
    },
    request: values => ({
      method: "POST",
      path: fundPath(split, "/distributions"),
      json: {
        valueDate: values["valueDate"],
        sources: [{ description: values["description"], ...Object.fromEntries(filled(values).map(([part, amount]) => [part, money(amount)])) }],
        reason: values["reason"],
      },
    }),
    reload: split.reload,
  });
}

/** Partners, tiers and the steps that led there; each adds up to the cash. */
function waterfall(split: Split, one: DistributionPreview): TemplateResult {
  return html`<p class="sentence">${t("act.waterfall", { cash: exact(one.cash), n: one.partners.length, unreturned: exact(one.unreturnedCapital) })}</p>
    ${plain(
      t("act.allocation"),
      [[t("fund.partner")], [t("fund.allocated"), true]],
      one.partners.map(part => [split.partner(part.partnerId), exact(part.amount)]),
      [t("money.sum"), exact(total(one.partners.map(part => part.amount), split.currency))],
    )}
    ${plain(
      t("money.tiers"),
      [[t("money.tier")], [t("field.amount"), true]],
      Object.entries(one.tiers).map(([tier, amount]) => [word("tierOf", tier), exact(amount)]),
    )}
    ${plain(
      t("act.steps"),
      [[t("act.step")], [t("act.due"), true], [t("fund.paid"), true], [t("act.left"), true]],
      one.trace.map(step => [either(step.explanation.zh, step.explanation.en), exact(step.due), exact(step.paid), exact(step.left)]),
    )}`;
}

/** Of an act that was refused: the way to let it pass this rule, whose that is, or that somebody did it. */
export function letPass(one: Judgement, row: RuleVerdict, reload: () => void): TemplateResult | typeof nothing {
  if (one.decision !== "REFUSED" || row.consequence !== "NEEDS_OVERRIDE") {
    return nothing;
  }
  if (one.overrides.some(done => done.rule === row.rule)) {
    return html`<br><span class="fine">${t("override.done")}</span>`;
  }
  return mine(one.askedBy) || !may("PROVINCE_OFFICE", "INVESTMENT_COMMITTEE")
    ? html`<br><span class="fine">${t("override.whose")}</span>`
    : html`<br><button type="button" aria-label="${t("override.start")} ${row.rule}" @click=${() => override(one, row, reload)}>${t("override.start")}</button>`;
}

/** Lets an act pass one rule, with a reason and a paper; good once, for these figures. */
function override(check: Judgement, row: RuleVerdict, reload: () => void): void {
  act({
    id: "override-" + check.id + "-" + row.rule,
    title: t("act.override", { rule: row.rule }),
    about: html`<p>${t("act.whoseOverride", { by: check.askedBy ?? "" })}</p>
      <p class="sentence"><strong>${row.rule} ${either(row.name.zh, row.name.en)}</strong> — ${either(row.reason?.zh, row.reason?.en)}</p>
      <p class="fine">${either(row.formula.zh, row.formula.en)} · ${either(row.basis?.document?.zh, row.basis?.document?.en)}</p>`,
    fields: [
      { name: "reason", kind: "long", label: t("override.reason") },
      { name: "document", kind: "text", label: t("override.document"), hint: t("act.documentHint") },
    ],
    submit: t("act.overrideButton"),
    request: values => ({
      method: "POST",
      path: "/api/v1/compliance/checks/" + encodeURIComponent(check.id) + "/overrides",
      json: { rule: row.rule, reason: values["reason"], document: values["document"] },
    }),
    reload,
  });
}
