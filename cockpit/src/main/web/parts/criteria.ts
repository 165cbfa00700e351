import { html, nothing, type TemplateResult } from "lit";
import type { AssessmentView, Criterion } from "../data/types";
import { either, moment } from "../format/words";
import { t, word } from "../i18n/i18n";
import { figure } from "./passport";

const SHAPE: Readonly<Record<string, string>> = { MET: "✓", NOT_MET: "✗", UNKNOWN: "?", MANUAL: "✎" };
const ORDER = ["NOT_MET", "UNKNOWN", "MANUAL", "MET"];

/** What an assessment found, criterion by criterion, with what is missing first. */
export function criteria(one: AssessmentView): TemplateResult {
  const rows = [...(one.result?.criteria ?? [])].sort((a, b) => ORDER.indexOf(a.status) - ORDER.indexOf(b.status));
  const of = (status: string) => rows.filter(row => row.status === status).length;
  return html`<p class="sentence"><strong>${word("verdict", one.outcome)}</strong> — ${t("enterprise.sentence", {
      edition: one.editionId, met: of("MET"), not: of("NOT_MET"), unknown: of("UNKNOWN"), manual: of("MANUAL"),
    })}</p>
    <div class="scroll" tabindex="0" role="region" aria-label=${t("enterprise.criteria")}><table class="plain criteria">
    <caption class="unseen">${t("enterprise.criteria")}</caption>
    <thead><tr><th scope="col">${t("enterprise.criterion")}</th><th scope="col">${t("enterprise.state")}</th><th scope="col">${t("enterprise.required")}</th><th scope="col">${t("enterprise.actual")}</th><th scope="col">${t("enterprise.gap")}</th></tr></thead>
    <tbody>${rows.map(row => criterion(one, row))}</tbody></table></div>
    ${one.result && one.result.unconfirmedParameters.length > 0
      ? html`<p class="fine">${t("enterprise.unconfirmed", { list: one.result.unconfirmedParameters.join("; ") })}</p>`
      : nothing}
    <p class="fine">${t("enterprise.assessed", { at: moment(one.assessedAt), edition: one.editionId })}</p>`;
}

function criterion(one: AssessmentView, row: Criterion): TemplateResult {
  const name = either(row.name.zh, row.name.en);
  const lines = (say: (part: Criterion["parts"][number]) => string | undefined) =>
    row.parts.map(part => html`<div>${say(part) ?? "—"}</div>`);
  return html`<tr><th scope="row">${figure(row.id + " " + name, row.id + " " + name, () => ({
      name: row.id + " " + name,
      value: word("met", row.status),
      definition: either(row.explanation.zh, row.explanation.en),
      formula: one.editionId,
      inputs: row.parts.flatMap(part => (part.inputs ?? []).map(input => [input.field + (input.year ? " " + input.year : ""), (input.value ? either(input.value.zh, input.value.en) : "—") + " · " + input.source] as const)),
      asOf: one.applicationDate,
      freshAt: one.assessedAt,
      source: [either(row.basis.document.zh, row.basis.document.en), either(row.basis.item.zh, row.basis.item.en)].join(" "),
    }))}</th>
    <td><span class="state ${row.status.toLowerCase()}"><span aria-hidden="true">${SHAPE[row.status] ?? "?"}</span> ${word("met", row.status)}</span></td>
    <td>${lines(part => either(part.label.zh, part.label.en) + " " + either(part.requirement.zh, part.requirement.en))}</td>
    <td class="number">${lines(part => (part.value ? either(part.value.zh, part.value.en) : undefined))}</td>
    <td>${row.parts.some(part => part.gap) ? lines(part => (part.gap ? either(part.gap.text.zh, part.gap.text.en) : "")) : row.status === "UNKNOWN" || row.status === "MANUAL"
      ? html`${row.doubts.map(doubt => html`<div>${either(doubt.text.zh, doubt.text.en)}</div>`)}` : nothing}</td></tr>`;
}
