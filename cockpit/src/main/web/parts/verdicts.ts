import { html, nothing, type TemplateResult } from "lit";
import type { RuleVerdict, Threshold } from "../data/funds";
import { decimal, either, NOTHING } from "../format/words";
import { shifted } from "../format/money";
import { t, word } from "../i18n/i18n";
import { figure, type Passport } from "./passport";
import { scroll } from "./scroll";

const GRAVEST_FIRST = ["REFUSE", "NEEDS_OVERRIDE", "ALLOW"];
const SHAPE: Readonly<Record<string, string>> = { PASS: "✓", FAIL: "✗", UNKNOWN: "?", NOT_APPLICABLE: "–" };
const WEIGHT: Readonly<Record<string, string>> = { ALLOW: "✓", NEEDS_OVERRIDE: "▲", REFUSE: "■" };

/** Of when a judgement is, and by which edition. */
export interface Judged {
  readonly edition: string;
  readonly asOf?: string | undefined;
  readonly freshAt?: string | null | undefined;
}

/** A value that a rule compares with, in the unit it has; what no confirmed source says is marked. */
export function threshold(one: Threshold): string {
  const value = one.value ? (one.unit === "RATE" ? shifted(one.value, -2, 2) + " %" : decimal(one.value)) : NOTHING;
  const sure = one.status === "S" || one.status === "S2" || one.status === "C";
  return either(one.label.zh, one.label.en) + " " + value + (sure ? "" : " · " + t("fund.unconfirmed"));
}

/** Sign and word: the colour says it once more. */
export function consequence(code: string): TemplateResult {
  return html`<span class="state ${code.toLowerCase()}"><span aria-hidden="true">${WEIGHT[code] ?? ""}</span> ${word("consequence", code)}</span>`;
}

export function outcome(code: string): TemplateResult {
  return html`<span class="state ${code === "FAIL" ? "not_met" : code === "UNKNOWN" ? "unknown" : ""}"><span aria-hidden="true">${SHAPE[code] ?? "?"}</span> ${word("ruleOutcome", code)}</span>`;
}

export function verdictPassport(row: RuleVerdict, judged: Judged): Passport {
  return {
    name: row.rule + " " + either(row.name.zh, row.name.en),
    value: word("ruleOutcome", row.outcome),
    definition: either(row.formula.zh, row.formula.en),
    formula: judged.edition,
    inputs: [
      ...row.inputs.map(input => [
        either(input.label.zh, input.label.en),
        decimal(input.value) + (input.document ? " · " + input.document : ""),
      ] as const),
      ...row.thresholds.map(limit => [t("fund.limit"), threshold(limit)] as const),
      ...(row.remark ? [[t("fund.remark"), either(row.remark.zh, row.remark.en)] as const] : []),
    ],
    asOf: judged.asOf,
    freshAt: judged.freshAt ?? null,
    source: paragraph(row),
  };
}

/** The paragraph that a rule rests on, with whether it was read. */
export function paragraph(row: RuleVerdict): string {
  const document = either(row.basis?.document?.zh, row.basis?.document?.en);
  const status = row.basis?.status;
  return status === "M" || status === "U" ? document + " · " + t("fund.unconfirmed") : document;
}

/** Every rule of a judgement with what it looked at and its paragraph, the gravest first; `act`: what may be done about a row. */
export function verdictTable(
  label: string,
  verdicts: readonly RuleVerdict[],
  judged: Judged,
  act?: (row: RuleVerdict) => TemplateResult | typeof nothing,
): TemplateResult {
  const rows = [...verdicts].sort((a, b) => GRAVEST_FIRST.indexOf(a.consequence) - GRAVEST_FIRST.indexOf(b.consequence));
  return scroll(
    label,
    html`<table class="plain"><caption class="unseen">${label}</caption>
      <thead><tr><th scope="col">${t("fund.rule")}</th><th scope="col">${t("fund.outcome")}</th><th scope="col">${t("fund.consequence")}</th><th scope="col">${t("project.reason")}</th><th scope="col">${t("fund.limit")}</th><th scope="col">${t("fund.paragraph")}</th></tr></thead>
      <tbody>${rows.map(row => {
        const name = row.rule + " " + either(row.name.zh, row.name.en);
        return html`<tr><th scope="row">${figure(name, name, () => verdictPassport(row, judged))}</th>
          <td>${outcome(row.outcome)}</td>
          <td>${consequence(row.consequence)}${act ? act(row) : nothing}</td>
          <td>${row.reason ? either(row.reason.zh, row.reason.en) : NOTHING}</td>
          <td>${row.thresholds.map(limit => html`<div>${threshold(limit)}</div>`)}</td>
          <td>${paragraph(row)}</td></tr>`;
      })}</tbody></table>`,
  );
}
