import { html, type TemplateResult } from "lit";
import { word } from "../i18n/i18n";
import { names, of } from "../shell/names";

/** The ten stages in their order (fund.md 5.1). */
export const STAGES = [
  "PROSPECT", "SCREENING", "INITIATION", "DUE_DILIGENCE", "COMPLIANCE", "COMMITTEE", "TERMS", "CLOSING", "INVESTED", "EXIT",
] as const;

export const STANDINGS = ["ACTIVE", "PAUSED", "REJECTED", "FINISHED"] as const;

const SHAPE: Readonly<Record<string, string>> = { ACTIVE: "▶", PAUSED: "‖", REJECTED: "✗", FINISHED: "✓" };

/** Shape and word of how a deal stands. */
export function standing(code: string): TemplateResult {
  return html`<span class="standing"><span aria-hidden="true">${SHAPE[code] ?? "?"}</span> ${word("dealStanding", code)}</span>`;
}

/** The fund's name where this person may read the list of funds, else its id. */
export function fundName(id: string): string {
  const one = names.funds.find(fund => fund.id === id);
  return one ? of(one) : id;
}
