import { html, type TemplateResult } from "lit";

export interface Bar {
  readonly name: TemplateResult | string;
  readonly figure: TemplateResult | string;
  /** Length in per cent of the longest, 0 to 100. */
  readonly length: number;
  readonly alarm?: boolean;
  readonly note?: TemplateResult | string;
}

/** A table whose middle column draws what its last column says: picture and twin in one. `mark`: a line across, in per cent. */
export function bars(caption: string, heads: readonly [string, string], rows: readonly Bar[], mark?: number): TemplateResult {
  return html`<table class="bars">
    <caption class="unseen">${caption}</caption>
    <thead class="unseen"><tr><th scope="col">${heads[0]}</th><td></td><th scope="col">${heads[1]}</th></tr></thead>
    <tbody>${rows.map(row => html`<tr>
      <th scope="row">${row.name}</th>
      <td class="track" aria-hidden="true"><span class="rail"><span class=${row.alarm ? "fillbar alarm" : "fillbar"} .style=${`width:${row.length}%`}></span>${
        mark === undefined ? "" : html`<span class="mark" .style=${`left:${mark}%`}></span>`}</span></td>
      <td class="number">${row.figure}${row.note ? html` <span class="fine">${row.note}</span>` : ""}</td>
    </tr>`)}</tbody></table>`;
}
