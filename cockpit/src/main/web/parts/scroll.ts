import { html, type TemplateResult } from "lit";

/** A table that may be wider than its panel: the keyboard scrolls it, and it says what it is. */
export function scroll(label: string, table: TemplateResult): TemplateResult {
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${label}>${table}</div>`;
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
