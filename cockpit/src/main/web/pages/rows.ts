import { html, type TemplateResult } from "lit";
import type { LightView } from "../data/types";
import { count, decimal, money, moment, text } from "../format/words";
import type { Money } from "../format/money";
import { t, word } from "../i18n/i18n";
import type { MessageKey } from "../i18n/messages";
import { light } from "../parts/light";
import { Part } from "../parts/element";
import type { Column } from "../parts/table";
import "../parts/table";
import { cityName } from "../shell/cities";
import { place } from "../shell/location";
import { names } from "../shell/names";
import { settings } from "../shell/settings";

type Row = Readonly<Record<string, unknown>>;

/** Fields of the lists that figures lead to, in the order in which they are shown. */
const FIELDS: readonly (readonly [list: RegExp, fields: readonly string[]])[] = [
  [/^\/api\/v1\/projects$/, ["name", "code", "status", "baseCode", "regionCode", "totalInvestment", "admittedDate", "updatedAt"]],
  [/^\/api\/v1\/lights$/, ["projectName", "month", "light", "baseCode", "regionCode", "planPercent", "donePercent", "lagPoints", "editionId", "frozenAt"]],
  [/^\/api\/v1\/elements$/, ["projectName", "kind", "title", "regionCode", "raisedDate", "deadline", "closedDate", "departmentCode"]],
  [/^\/api\/v1\/promotions$/, ["name", "stage", "regionCode", "baseCode", "amount", "updatedAt"]],
  [/^\/api\/v1\/overview\/standings$/, ["name", "creditCode", "kind", "ladder", "code", "since", "until", "regionCode"]],
  [/^\/api\/v1\/overview\/holdings$/, ["name", "creditCode", "fundCode", "regionCode", "baseCode", "paid", "held"]],
  [/^\/api\/v1\/overview\/pledges$/, ["partnerName", "fundCode", "governmentTier", "amount", "baseCode", "regionCode"]],
  [/^\/api\/v1\/overview\/waiting$/, ["subject", "state", "type", "since", "reason"]],
  [/^\/api\/v1\/investments$/, ["tranche", "instrument", "committed", "cost", "realisedCost", "costLeft", "state"]],
  [/^\/api\/v1\/bases\/[a-z0-9_]+\/industry\/agglomerations$/, ["year", "definition", "value", "numerator", "denominator", "state", "asOfDate", "recordedAt"]],
];

const SORTED: Readonly<Record<string, readonly string[]>> = {
  "/api/v1/projects": ["code", "name", "status", "baseCode", "regionCode", "totalInvestment", "admittedDate", "updatedAt"],
  "/api/v1/lights": ["month", "light", "baseCode", "regionCode"],
};

/** Address of the page that lists the rows behind a figure; undefined for a list that the cockpit cannot show. */
export function rowsOf(path: string): string | undefined {
  return fieldsOf(path) ? place.to("/rows", { of: path }) : undefined;
}

function fieldsOf(path: string): readonly string[] | undefined {
  const list = path.split("?")[0] ?? "";
  return FIELDS.find(([pattern]) => pattern.test(list))?.[1];
}

function say(field: string, value: unknown): string {
  if (value === null || value === undefined || value === "") {
    return "—";
  }
  if (typeof value === "object") {
    return "amount" in value ? money(value as Money) : JSON.stringify(value);
  }
  switch (field) {
    case "regionCode":
      return cityName(String(value), settings.language);
    case "baseCode":
      return names.base(String(value));
    case "light":
      return word("light", String(value));
    case "instrument":
      return word("instrument", String(value));
    case "state":
      return word("investmentState", String(value));
    case "status":
    case "stage":
    case "ladder":
      return word(field, String(value));
    default:
      if (typeof value === "number") {
        return field === "year" ? String(value) : count(value);
      }
      if (/^\d{4}-\d\d-\d\dT/.test(String(value))) {
        return moment(String(value));
      }
      return /^-?\d+\.\d+$/.test(String(value)) ? decimal(String(value)) : text(String(value));
  }
}

class Rows extends Part {
  protected override render(): TemplateResult {
    const of = place.get("of");
    const list = of.split("?")[0] ?? "";
    const fields = fieldsOf(of);
    if (!fields) {
      return html`<h1>${t("page.rows")}</h1><p class="empty">${t("rows.unknown")}</p>`;
    }
    const columns = fields.map((field): Column<Row> => ({
      key: field,
      title: t(("field." + field) as MessageKey),
      text: row => say(field, row[field]),
      ...(field === "light" ? { cell: (row: Row) => light(String(row["light"])) } : {}),
      ...(/Percent|Points|Investment|amount|paid|held|cost|committed|tranche|value|numerator|denominator/i.test(field) ? { numeric: true } : {}),
      ...(SORTED[list]?.includes(field) ? { sort: field } : {}),
    }));
    const href = list === "/api/v1/projects"
      ? (row: Row) => place.to("/projects/" + String(row["id"]))
      : list === "/api/v1/lights"
        ? (row: Row) => place.to("/projects/" + String((row as unknown as LightView).projectId), { month: String(row["month"]) })
        : list === "/api/v1/overview/standings"
          ? (row: Row) => place.to("/enterprises/" + String(row["enterprise"]))
          : undefined;
    const filter = [...new URLSearchParams(of.split("?")[1] ?? "")].map(([name, value]) => name + " = " + value).join(" · ");
    return html`<h1>${t("page.rows")}</h1>
      <p class="fine"><code>${list}</code>${filter ? " · " + filter : ""}</p>
      <jidi-table name="rows-${list.slice(8).replaceAll("/", "-")}" .label=${t("page.rows")} .path=${of} .columns=${columns}
        .href=${href} .paged=${!list.endsWith("/agglomerations")}></jidi-table>`;
  }
}

customElements.define("jidi-rows", Rows);

export const page = () => html`<jidi-rows></jidi-rows>`;
