import { get } from "../data/client";
import type { Items } from "../data/types";
import { t, word } from "../i18n/i18n";
import { act, type Action } from "../parts/action";
import { ticked, typedAmount, type Choice, type Field, type Values } from "../parts/field";
import { CITIES } from "../shell/cities";
import { place } from "../shell/location";
import { of } from "../shell/names";
import { settings } from "../shell/settings";

interface Base {
  readonly id: string;
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly focusAreas?: readonly { readonly row: number; readonly nameZh: string; readonly nameEn: string }[];
}

const CLASSES = ["CONTINUING", "PLANNED_START", "PLANNED_COMPLETION", "RESERVE"] as const;
const KINDS = ["INDUSTRIAL", "RESEARCH", "PLATFORM"] as const;
const ELEMENTS = ["LAND", "ENERGY", "ENVIRONMENT", "FUNDS", "LABOUR", "UTILITIES", "COMPUTING", "DATA"] as const;

function yuan(value: string | undefined): { amount: string; currency: string } | undefined {
  const amount = typedAmount(value);
  return amount === "" ? undefined : { amount, currency: "CNY" };
}

/** What was typed line by line, or with commas or blanks between. */
function listed(value: string | undefined, between: RegExp): readonly string[] {
  return (value ?? "").split(between).map(one => one.trim()).filter(one => one !== "");
}

function elementFields(): readonly Field[] {
  return ELEMENTS.flatMap(kind =>
    (["needed", "secured"] as const).map((part, at) => ({
      name: kind + "." + part,
      kind: "number" as const,
      label: word("elementKind", kind) + " · " + word("elementPart", part),
      ...(at === 0 ? { section: word("elementKind", kind) } : {}),
      pointer: (values: Values) => "/elements/" + ticked(values["elements"]).indexOf(kind) + "/" + part,
      when: (values: Values) => ticked(values["elements"]).includes(kind),
    })),
  );
}

function fields(bases: readonly Base[]): readonly Field[] {
  const choices = (room: string, codes: readonly string[]): readonly Choice[] => codes.map(one => [one, word(room, one)] as const);
  const areas = (values: Values): readonly Choice[] =>
    (bases.find(one => one.code === values["baseCode"])?.focusAreas ?? []).map(one => [
      String(one.row),
      settings.language === "zh" ? one.nameZh : one.nameEn,
    ] as const);
  return [
    { name: "name", kind: "text", label: t("field.name"), section: t("admit.what") },
    { name: "kind", kind: "choice", label: t("field.kind"), choices: choices("projectKind", KINDS), value: "INDUSTRIAL" },
    { name: "regionCode", kind: "choice", label: t("field.regionCode"), value: place.get("region"),
      choices: CITIES.map(city => [city.code, settings.language === "zh" ? city.zh : city.en] as const) },
    { name: "baseCode", kind: "choice", label: t("field.baseCode"), value: place.get("base"), choices: bases.map(one => [one.code, of(one)] as const) },
    { name: "fields", kind: "many", label: t("admit.fields"), choices: areas, when: values => areas(values).length > 0 },
    { name: "classes", kind: "many", label: t("project.classes"), choices: choices("class", CLASSES) },
    { name: "totalInvestment", kind: "number", label: t("field.totalInvestment"), hint: t("report.inYuan") },
    { name: "code", kind: "text", label: t("admit.code"), pointer: "/codes", required: false, hint: t("admit.codeHint") },
    { name: "documents", kind: "long", label: t("admit.documents"), pointer: "/preparationDocuments", required: false, hint: t("admit.oneALine") },
    { name: "ownerCode", kind: "text", label: t("admit.creditCode"), pointer: "/owner/creditCode", section: t("project.owner") },
    { name: "ownerName", kind: "text", label: t("admit.ownerName"), pointer: "/owner/name", required: false },
    { name: "unit", kind: "text", label: t("admit.unit"), pointer: "/responsibility/unit", section: t("project.responsible") },
    { name: "post", kind: "text", label: t("admit.post"), pointer: "/responsibility/post" },
    { name: "person", kind: "text", label: t("admit.person"), pointer: "/responsibility/person", required: false },
    { name: "fromDate", kind: "date", label: t("admit.fromDate"), pointer: "/responsibility/fromDate" },
    { name: "year", kind: "number", label: t("admit.year"), pointer: "/schedule/year", section: t("admit.schedule") },
    { name: "startMonth", kind: "month", label: t("admit.startMonth"), pointer: "/schedule/startMonth" },
    { name: "completionMonth", kind: "month", label: t("admit.completionMonth"), pointer: "/schedule/completionMonth" },
    { name: "annual", kind: "number", label: t("admit.annual"), pointer: "/schedule/annual", hint: t("report.inYuan") },
    { name: "cumulative", kind: "long", label: t("admit.curve"), pointer: "/schedule/cumulative", hint: t("admit.curveHint") },
    { name: "elements", kind: "many", label: t("admit.elements"), choices: choices("elementKind", ELEMENTS), section: t("project.elements") },
    ...elementFields(),
  ];
}

function body(values: Values): unknown {
  return {
    name: values["name"],
    kind: values["kind"],
    regionCode: values["regionCode"],
    baseCode: values["baseCode"],
    fields: ticked(values["fields"]).map(Number),
    classes: ticked(values["classes"]),
    totalInvestment: yuan(values["totalInvestment"]),
    codes: values["code"] ? [{ code: values["code"].trim(), principal: true }] : [],
    preparationDocuments: listed(values["documents"], /\n/),
    owner: { creditCode: values["ownerCode"]?.trim(), name: values["ownerName"] || undefined },
    responsibility: {
      unit: values["unit"],
      post: values["post"],
      person: values["person"] || undefined,
      fromDate: values["fromDate"],
    },
    schedule: {
      // A year is counted with, not money; what is no number is left for the service to refuse.
      year: /^\d{4}$/.test(values["year"] ?? "") ? Number(values["year"]) : values["year"],
      startMonth: values["startMonth"],
      completionMonth: values["completionMonth"],
      annual: yuan(values["annual"]),
      cumulative: listed(values["cumulative"], /[\s;,\uFF0C\uFF1B]+/).map(amount => ({ amount, currency: "CNY" })),
    },
    elements: ticked(values["elements"]).map(kind => ({
      kind,
      needed: typedAmount(values[kind + ".needed"]),
      secured: typedAmount(values[kind + ".secured"]),
    })),
  };
}

/** Applies for a place in the library. The checklist of the service decides; what it returns stands beside the entries. */
export function admitProject(reload: () => void): void {
  void act(admission(reload));
}

async function admission(reload: () => void): Promise<Action> {
  const { data } = await get<Items<Base>>("/api/v1/bases?pageSize=200");
  return {
    id: "admit",
    title: t("admit.title"),
    fields: fields(data.items),
    submit: t("admit.send"),
    request: values => ({ method: "POST", path: "/api/v1/projects", json: body(values) }),
    reload,
    next: (_answer, location) => {
      const id = location.split("/").at(-1) ?? "";
      if (/^\w+$/.test(id)) {
        place.go(place.to("/projects/" + id));
      }
    },
  };
}
