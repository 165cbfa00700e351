/** What the services say is waiting, each kind as the list of the API that knows it. */
import type { Page, ProjectView } from "../data/types";
import type { Correction, DispatchOrderView, EditionDraft, Recognition } from "../data/work";
import type { Money } from "../format/money";
import { money, text } from "../format/words";
import { t, word } from "../i18n/i18n";
import { answerCorrection } from "../actions/correction";
import { answerOrder, closeOrder, issueOrder, mayAnswer, mayDirect } from "../actions/order";
import { place } from "../shell/location";
import { names, of } from "../shell/names";

/** One thing that waits. */
export interface Task {
  readonly kind: string;
  readonly id: string;
  readonly subject: string;
  /** Page of what it is about. */
  readonly href?: string;
  readonly who: string;
  /** Last day; absent where none is set. */
  readonly due?: string | undefined;
  readonly state: string;
  readonly overdue: boolean;
  readonly act?: { readonly label: string; readonly run: () => void };
}

/** A list of the API of which every row waits for somebody. */
export interface Source {
  readonly kind: string;
  readonly path: string;
  /** Types of events after which it is asked again. */
  readonly events: readonly string[];
  readonly tasks: (items: readonly unknown[], today: string, reload: () => void) => readonly Task[];
}

const SIZE = "pageSize=100&count=exact";

function source<R>(kind: string, path: string, events: readonly string[], task: (row: R, today: string, reload: () => void) => Omit<Task, "kind">): Source {
  return {
    kind,
    path: path + (path.includes("?") ? "&" : "?") + SIZE,
    events,
    tasks: (items, today, reload) => (items as readonly R[]).map(row => ({ kind, ...task(row, today, reload) })),
  };
}

interface OfFund {
  readonly id: string;
  readonly fundId: string;
  readonly state: string;
}

function fundName(id: string): string {
  const fund = names.funds.find(one => one.id === id);
  return fund ? of(fund) : id;
}

function late(due: string | null | undefined, today: string): boolean {
  return due !== null && due !== undefined && due < today;
}

function ofFund(row: OfFund, what: string, preparedBy?: string): Omit<Task, "kind" | "overdue"> {
  return { id: row.id, subject: fundName(row.fundId) + " · " + what, href: place.to("/funds/" + row.fundId), who: text(preparedBy), state: word("taskState", row.state) };
}

/** The next step of an order, where it is this person's. */
function orderStep(row: DispatchOrderView, reload: () => void): Pick<Task, "act"> {
  switch (row.status) {
    case "DUE":
      return mayDirect() ? { act: { label: t("order.issueButton"), run: () => issueOrder(row.id, "", reload) } } : {};
    case "ISSUED":
      return mayAnswer() ? { act: { label: t("work.answer"), run: () => answerOrder(row.id, reload) } } : {};
    default:
      return mayDirect() ? { act: { label: t("order.closeButton"), run: () => closeOrder(row.id, reload) } } : {};
  }
}

export const SOURCES: readonly Source[] = [
  source<DispatchOrderView>("ORDER", "/api/v1/dispatch-orders?status.in=DUE,ISSUED,REPLIED", ["io.jidi.project."], (row, _today, reload) => ({
    id: row.id,
    subject: row.projectName + " · " + row.month,
    href: place.to("/projects/" + row.projectId),
    who: text(row.addressee),
    due: row.status === "ISSUED" ? (row.replyDue ?? undefined) : undefined,
    state: word("orderState", row.status),
    overdue: row.overdue,
    ...orderStep(row, reload),
  })),
  source<Recognition>(
    "RECOGNITION",
    "/api/v1/recognitions?stage.in=SUBMITTED,COUNTY_OK,CITY_OK,PROVINCE_OK,MINISTRY_OK,PUBLIC_NOTICE,OBJECTION,RETURNED",
    ["io.jidi.enterprise.recognition"],
    (row, today) => ({
      id: row.id,
      subject: word("tier", row.title) + " · " + word("recognitionKind", row.kind),
      href: place.to("/work/" + row.id),
      who: "—",
      due: row.until ?? undefined,
      state: word("recognitionStage", row.stage),
      overdue: late(row.until, today),
    }),
  ),
  source<EditionDraft>("EDITION", "/api/v1/criteria/drafts?state=DRAFT", ["io.jidi.enterprise.edition"], row => ({
    id: row.id,
    subject: row.editionId,
    href: place.to("/work/" + row.id),
    who: row.author,
    state: word("taskState", row.state),
    overdue: false,
  })),
  source<OfFund & { cash: Money; valueDate: string; preparedBy: string }>("DISTRIBUTION", "/api/v1/distributions?state=PROPOSED",
    ["io.jidi.fund.distribution"], (row, today) => ({
      ...ofFund(row, money(row.cash), row.preparedBy),
      due: row.valueDate,
      overdue: late(row.valueDate, today),
    })),
  source<OfFund & { amount: Money; effectiveDate: string; preparedBy: string }>("SETTLEMENT", "/api/v1/settlements?state=PROPOSED",
    ["io.jidi.fund.settlement"], (row, today) => ({
      ...ofFund(row, money(row.amount), row.preparedBy),
      due: row.effectiveDate,
      overdue: late(row.effectiveDate, today),
    })),
  source<OfFund & { value: Money; valuationDate: string; preparedBy: string }>("VALUATION", "/api/v1/valuations?state=DRAFT",
    ["io.jidi.fund.valuation"], row => ({ ...ofFund(row, money(row.value) + " · " + row.valuationDate, row.preparedBy), overdue: false })),
  source<OfFund & { total: Money; dueDate: string }>("CALL", "/api/v1/capital-calls?state.in=ISSUED,PART_PAID,DEFAULTED",
    ["io.jidi.fund.capital-call"], (row, today) => ({
      ...ofFund(row, money(row.total)),
      state: word("callState", row.state),
      due: row.dueDate,
      overdue: late(row.dueDate, today),
    })),
  source<{ id: string; projectId: string; projectName: string; title: string; unit?: string; status: string; deadline?: string; neededBy: string; overdue: boolean }>(
    "ELEMENT", "/api/v1/elements?open=true", ["io.jidi.project."], row => ({
      id: row.id,
      subject: row.projectName + " · " + row.title,
      href: place.to("/projects/" + row.projectId),
      who: text(row.unit),
      due: row.deadline ?? row.neededBy,
      state: word("taskState", row.status),
      overdue: row.overdue,
    })),
  source<{ due: string; title: { id: string; enterpriseId: string; title: string; certificateNo: string } }>(
    "TITLE", "/api/v1/titles/due?duty=REASSESS", ["io.jidi.enterprise.title"], (row, today) => ({
      id: row.title.id,
      subject: word("tier", row.title.title) + " · " + row.title.certificateNo,
      href: place.to("/enterprises/" + row.title.enterpriseId),
      who: "—",
      due: row.due,
      state: t("taskState.REASSESS"),
      overdue: late(row.due, today),
    })),
];

/** The corrections of published values come whole, without pages. */
export const CORRECTIONS: Source = {
  kind: "CORRECTION",
  path: "/api/v1/exchange/corrections",
  events: ["io.jidi.exchange.correction"],
  tasks: (items, today, reload) => (items as readonly Correction[]).filter(row => row.state === "PENDING").map(row => ({
    kind: "CORRECTION",
    id: row.id,
    subject: row.dataSet + " · " + row.field,
    who: row.appId,
    due: row.dueDate,
    state: word("correctionState", row.state),
    overdue: late(row.dueDate, today),
    act: { label: t("work.answer"), run: () => answerCorrection(row, reload) },
  })),
};

/** Which month is to be filed now, and until when: the rule set in force says it. */
export interface ReportRule {
  readonly day: number;
  readonly offset: number;
}

export function ruleOf(editions: readonly { inForce: boolean; parameters: readonly { name: string; value: string }[] }[]): ReportRule | undefined {
  const parameters = editions.find(one => one.inForce)?.parameters ?? [];
  const value = (name: string) => parameters.find(one => one.name === name)?.value ?? "";
  const [day, offset] = [value("report.cutOffDay"), value("report.cutOffMonthOffset")];
  return /^\d+$/.test(day) && /^\d+$/.test(offset) ? { day: Number(day), offset: Number(offset) } : undefined;
}

/** The month whose cut-off lies in the month of `today`, with that day. */
export function dueMonth(rule: ReportRule, today: string): { readonly month: string; readonly due: string } {
  const [year = 0, month = 1] = today.split("-").map(Number);
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const filed = new Date(Date.UTC(year, month - 1 - rule.offset, 1)).toISOString().slice(0, 7);
  return { month: filed, due: today.slice(0, 8) + String(Math.min(rule.day, length)).padStart(2, "0") };
}

/** More projects than this without a report are told by their number, not one by one. */
const MOST_MISSING = 20;

/** Projects of the library that are dispatched and have not filed the month. */
export function reportTasks(
  projects: Page<ProjectView>,
  filed: Page<{ readonly projectId: string }>,
  rule: ReportRule,
  today: string,
  file: (project: ProjectView, month: string) => void,
): readonly Task[] {
  const { month, due } = dueMonth(rule, today);
  const overdue = due < today;
  const state = t("taskState.DUE");
  if (projects.nextPageToken || filed.nextPageToken) {
    // Too many to be held against each other here: the totals say how many are missing at most.
    const all = projects.total ?? projects.items.length;
    return many(all - (filed.total ?? filed.items.length), all);
  }
  const there = new Set(filed.items.map(one => one.projectId));
  const missing = projects.items.filter(one => one.dispatchedFromMonth <= month && !there.has(one.id));
  if (missing.length > MOST_MISSING) {
    return many(missing.length, projects.items.length);
  }
  return missing.map(one => ({
    kind: "REPORT",
    id: one.id,
    subject: one.name + " · " + month,
    href: place.to("/projects/" + one.id),
    who: text(one.owner.name),
    due,
    state,
    overdue,
    act: { label: t("report.file"), run: () => file(one, month) },
  }));

  function many(n: number, all: number): readonly Task[] {
    return n > 0
      ? [{ kind: "REPORT", id: "all", subject: t("report.missing", { n, month, all }), href: place.to("/projects", { status: "ADMITTED" }), who: "—", due, state, overdue }]
      : [];
  }
}
