import { html, type TemplateResult } from "lit";
import type { Items, Page } from "../data/types";
import type { Correction, NationalSubmission } from "../data/work";
import { answerCorrection } from "../actions/correction";
import { moment, text } from "../format/words";
import { t, word } from "../i18n/i18n";
import { Part } from "../parts/element";
import { Loader } from "../parts/loader";
import { calmly } from "./calm";

interface Application {
  readonly id: string;
  readonly appId: string;
  readonly name: string;
  readonly organisation: string;
  readonly state: string;
  readonly createdAt: string;
}

interface Message {
  readonly id: string;
  readonly type: string;
  readonly subject: string;
  readonly state: string;
  readonly attempts: number;
  readonly createdAt: string;
}

interface National {
  readonly connector: string;
  readonly items: readonly NationalSubmission[];
}

/** How the exchange stands: who is connected, what they doubt, what was delivered and what was not. */
class Exchange extends Part {
  private readonly applications = new Loader<Page<Application>>(this, () => "/api/v1/exchange/applications?pageSize=100");
  private readonly corrections = new Loader<Items<Correction>>(this, () => "/api/v1/exchange/corrections", ["io.jidi.exchange.correction"]);
  private readonly messages = new Loader<Page<Message>>(this, () => "/api/v1/exchange/webhook-messages?state.in=PENDING,FAILED&pageSize=100");
  private readonly national = new Loader<National>(this, () => "/api/v1/exchange/national-submissions");

  protected override render(): TemplateResult {
    return html`
      <section class="panel wide"><h2>${t("data.applications")}</h2>${calmly(this.applications, all => rows(t("data.applications"),
        [t("data.app"), t("field.name"), t("data.organisation"), t("work.state"), t("data.created")],
        all.items.map(row => [row.appId, row.name, row.organisation, word("appState", row.state), moment(row.createdAt)])))}</section>
      <section class="panel wide"><h2>${t("data.corrections")}</h2>${calmly(this.corrections, all => rows(t("data.corrections"),
        [t("data.dataSet"), t("import.column"), t("work.published"), t("work.proposed"), t("work.due"), t("work.state"), t("work.do")],
        all.items.map(row => [row.dataSet, row.field, text(row.current), row.proposed, row.dueDate, word("correctionState", row.state),
          row.state === "PENDING"
            ? html`<button type="button" aria-label="${t("work.answer")} · ${row.dataSet} ${row.field}"
                @click=${() => answerCorrection(row, () => this.corrections.again())}>${t("work.answer")}</button>`
            : text(row.answer)])))}</section>
      <section class="panel wide"><h2>${t("data.messages")}</h2>${calmly(this.messages, all => rows(t("data.messages"),
        [t("data.type"), t("data.aggregate"), t("work.state"), t("data.attempts"), t("data.created")],
        all.items.map(row => [row.type, row.subject, word("messageState", row.state), String(row.attempts), moment(row.createdAt)])))}</section>
      <section class="panel wide"><h2>${t("data.national")}</h2>${calmly(this.national, all => html`
        <p class="fine">${t("data.connector", { state: word("connector", all.connector) })}</p>${rows(t("data.national"),
        [t("data.dataSet"), t("work.state"), t("data.attempts"), t("data.created"), t("data.answerOf")],
        all.items.map(row => [row.path, word("submissionState", row.state), String(row.tries), moment(row.submittedAt), text(row.message ?? row.code)]))}`)}</section>`;
  }
}

function rows(title: string, heads: readonly string[], all: readonly (readonly (string | TemplateResult)[])[]): TemplateResult {
  return all.length === 0
    ? html`<p class="empty">${t("data.none")}</p>`
    : html`<div class="scroll" tabindex="0" role="region" aria-label=${title}><table class="plain"><caption class="unseen">${title}</caption>
      <thead><tr>${heads.map(head => html`<th scope="col">${head}</th>`)}</tr></thead>
      <tbody>${all.map(row => html`<tr>${row.map((cell, at) => (at === 0 ? html`<th scope="row">${cell}</th>` : html`<td>${cell}</td>`))}</tr>`)}</tbody></table></div>`;
}

customElements.define("jidi-exchange", Exchange);
