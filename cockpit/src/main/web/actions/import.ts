import { html, nothing, type TemplateResult } from "lit";
import type { IndicatorImport } from "../data/work";
import { count, either, text } from "../format/words";
import { t, word } from "../i18n/i18n";
import { act } from "../parts/action";
import { csv } from "../parts/csv";
import type { Files, Values } from "../parts/field";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const MOST_CHANGES = 50;

/** What a file holds and what is wrong with it, row by row. */
export function importFound(one: IndicatorImport): TemplateResult {
  const rows = one.rows;
  return html`<p class="sentence"><strong>${word("importStatus", one.status)}</strong> — ${t("import.sentence", {
      total: count(rows.total), accepted: count(rows.accepted), rejected: count(rows.rejected),
      added: count(rows.added), changed: count(rows.changed), unchanged: count(rows.unchanged),
    })}</p>${one.faults.length > 0 ? faults(one) : nothing}${changes(one)}`;
}

function faults(one: IndicatorImport): TemplateResult {
  const heads = [t("import.row"), t("import.column"), t("import.fault")];
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${t("import.faults")}><table class="plain faults">
    <caption>${t("import.faults")}</caption>
    <thead><tr>${heads.map(head => html`<th scope="col">${head}</th>`)}</tr></thead>
    <tbody>${one.faults.map(fault => html`<tr><th scope="row">${fault.row}</th><td>${fault.column}</td><td>${either(fault.reason.zh, fault.reason.en)}</td></tr>`)}</tbody>
    </table></div>
    <p><button type="button" @click=${() => csv("import-faults", heads, one.faults.map(fault =>
      [String(fault.row), fault.column, either(fault.reason.zh, fault.reason.en)]))}>${t("import.exportFaults")}</button>
      ${one.file ? html`<a class="button" href=${one.file} download>${t("import.faultFile")}</a>` : nothing}</p>`;
}

function changes(one: IndicatorImport): TemplateResult | typeof nothing {
  const all = one.changes ?? [];
  if (all.length === 0) {
    return nothing;
  }
  return html`<details class="inputs"><summary>${t("import.changes", { n: all.length })}</summary>
    <table class="plain"><thead><tr><th scope="col">${t("import.row")}</th><th scope="col">${t("admit.creditCode")}</th>
      <th scope="col">${t("import.column")}</th><th scope="col">${t("work.before")}</th><th scope="col">${t("work.after")}</th></tr></thead>
    <tbody>${all.slice(0, MOST_CHANGES).map(change => html`<tr><th scope="row">${change.row}</th><td>${change.creditCode}</td>
      <td>${change.field} ${change.year ?? ""}</td><td>${text(change.before?.join("; "))}</td><td>${text(change.after?.join("; "))}</td></tr>`)}</tbody></table></details>`;
}

function outgoing(mode: string, files: Files) {
  const file = files["file"]!;
  return { method: "POST" as const, path: "/api/v1/indicator-imports?" + mode, file, type: file.name.toLowerCase().endsWith(".xlsx") ? XLSX : "text/csv" };
}

/**
 * Reads a file of yearly indicators: first it is checked and its faults are shown, then it is written just as it was shown, or
 * not at all if the figures moved on in between.
 */
export function importIndicators(reload: (id: string) => void): void {
  let found: IndicatorImport | undefined;
  void act({
    id: "import-indicators",
    title: t("import.title"),
    about: html`<p class="fine">${t("import.about")}</p>`,
    fields: [
      { name: "file", kind: "file", label: t("import.file"), accept: ".csv,.xlsx,text/csv," + XLSX },
      { name: "partial", kind: "check", label: t("import.partial") },
    ],
    submit: t("import.send"),
    preview: {
      request: (_values: Values, files) => outgoing("mode=validate", files),
      show: answer => importFound((found = answer as IndicatorImport)),
      allows: (answer, values) => (answer as IndicatorImport).status === "VALID" ||
        (values["partial"] === "true" && (answer as IndicatorImport).rows.accepted > 0),
    },
    request: (values, files) => outgoing(
      "mode=commit&partial=" + (values["partial"] === "true") +
        (found?.difference ? "&expected=" + encodeURIComponent(found.difference) : ""),
      files,
    ),
    reload: () => undefined,
    result: answer => importFound(answer as IndicatorImport),
    next: answer => reload((answer as IndicatorImport).id ?? ""),
  });
}
