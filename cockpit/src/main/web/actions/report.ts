import { html } from "lit";
import { get } from "../data/client";
import type { Items, ReportView } from "../data/types";
import { money } from "../format/words";
import { t, word } from "../i18n/i18n";
import { act, type Action } from "../parts/action";
import { ticked, typedAmount, type Field, type Values } from "../parts/field";

const SOURCES = [
  "CENTRAL_BUDGET", "PROVINCIAL_BUDGET", "LOCAL_BUDGET", "SPECIAL_BOND", "CONSTRUCTION_FUND",
  "GUIDANCE_FUND", "BANK_LOAN", "OWNER", "FOREIGN", "OTHER",
] as const;
const PARTS = ["arrived", "completed", "paid"] as const;

function yuan(value: string | undefined): { amount: string; currency: string } {
  return { amount: typedAmount(value), currency: "CNY" };
}

/** Each source that is ticked asks for its three amounts; their faults come under the place in the list that is sent. */
function sourceFields(): readonly Field[] {
  return SOURCES.flatMap(source =>
    PARTS.map((part, at) => ({
      name: source + "." + part,
      kind: "number" as const,
      label: word("fundSource", source) + " · " + word("moneyPart", part),
      ...(at === 0 ? { section: word("fundSource", source) } : {}),
      pointer: (values: Values) => "/funds/" + ticked(values["sources"]).indexOf(source) + "/" + part,
      when: (values: Values) => ticked(values["sources"]).includes(source),
    })),
  );
}

interface Of {
  readonly id: string;
  readonly name: string;
}

/** Files the report of a month, or corrects one that was filed: a correction is a new revision and says why. */
export function fileMonth(project: Of, month: string, reload: () => void): void {
  void act(report(project, month, reload));
}

async function report(project: Of, month: string, reload: () => void): Promise<Action> {
  const path = `/api/v1/projects/${encodeURIComponent(project.id)}/reports`;
  const { data } = await get<Items<ReportView>>(path);
  const last = [...data.items].sort((a, b) => a.month.localeCompare(b.month) || a.revision - b.revision).at(-1);
  return {
    id: "report-" + project.id,
    title: t("report.file"),
    about: html`<p>${project.name}</p>${last
      ? html`<p class="fine">${t("report.last", { month: last.month, actual: money(last.actual), cumulative: money(last.cumulative) })}</p>`
      : ""}`,
    fields: [
      { name: "month", kind: "month", label: t("work.month"), value: month },
      { name: "actual", kind: "number", label: t("report.actual"), hint: t("report.inYuan") },
      { name: "physicalPercent", kind: "number", label: t("report.physical"), required: false },
      { name: "progressText", kind: "long", label: t("report.progress"), required: false },
      { name: "startedMonth", kind: "month", label: t("report.started"), required: false },
      { name: "registeredMonth", kind: "month", label: t("report.registered"), required: false },
      { name: "completedMonth", kind: "month", label: t("report.completedMonth"), required: false },
      {
        name: "correctionReason",
        kind: "long",
        label: t("report.correctionReason"),
        hint: t("report.correctionHint"),
        required: false,
      },
      { name: "sources", kind: "many", label: t("report.sources"), pointer: "/funds", required: false,
        choices: SOURCES.map(one => [one, word("fundSource", one)] as const) },
      ...sourceFields(),
    ],
    submit: t("report.send"),
    request: values => ({
      method: "POST",
      path,
      json: {
        month: values["month"],
        actual: yuan(values["actual"]),
        physicalPercent: typedAmount(values["physicalPercent"]) || undefined,
        progressText: values["progressText"] || undefined,
        startedMonth: values["startedMonth"] || undefined,
        registeredMonth: values["registeredMonth"] || undefined,
        completedMonth: values["completedMonth"] || undefined,
        correctionReason: values["correctionReason"] || undefined,
        funds: ticked(values["sources"]).map(source => ({
          source,
          ...Object.fromEntries(PARTS.map(part => [part, yuan(values[source + "." + part])])),
        })),
      },
    }),
    reload,
  };
}
