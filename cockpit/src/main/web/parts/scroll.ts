import { html, type TemplateResult } from "lit";
import { t } from "../i18n/i18n";
import { csv } from "./csv";

/** A table that may be wider than its panel: the keyboard scrolls it, and it says what it is. */
export function scroll(label: string, table: TemplateResult): TemplateResult {
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${label}>${table}</div>`;
}

/** A table with a button that saves what stands in it, cell by cell as it is read. `file`: the name of the file. */
export function exported(file: string, table: TemplateResult): TemplateResult {
  const save = (event: Event) => {
    const drawn = (event.target as HTMLElement).closest(".exported")?.querySelector("table");
    const rows = [...(drawn?.rows ?? [])].map(row => [...row.cells].map(cell => cell.innerText.replace(/\s+/g, " ").trim()));
    csv(file, rows[0] ?? [], rows.slice(1));
  };
  return html`<div class="exported"><p class="table-bar"><span class="fill"></span><button type="button" class="quiet" @click=${save}>${t("table.export")}</button></p>${table}</div>`;
}

/** A plain table: heads with whether their column holds figures, rows as cells, the first of which names its row. */
export function plain(
  label: string,
  heads: readonly (readonly [text: string, numeric?: boolean])[],
  rows: readonly (readonly (TemplateResult | string)[])[],
  sums?: readonly string[],
): TemplateResult {
  const cell = (content: TemplateResult | string, at: number) =>
    at === 0 ? html`<th scope="row">${content}</th>` : html`<td class=${heads[at]?.[1] ? "number" : ""}>${content}</td>`;
  return scroll(
    label,
    html`<table class="plain"><caption class="unseen">${label}</caption>
      <thead><tr>${heads.map(([text, numeric]) => html`<th scope="col" class=${numeric ? "number" : ""}>${text}</th>`)}</tr></thead>
      <tbody>${rows.map(row => html`<tr>${row.map(cell)}</tr>`)}</tbody>
      ${sums ? html`<tfoot><tr>${sums.map(cell)}</tr></tfoot>` : ""}</table>`,
  );
}
