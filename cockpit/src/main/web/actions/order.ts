import { html, nothing, type TemplateResult } from "lit";
import { get } from "../data/client";
import type { DispatchOrderView } from "../data/work";
import { text } from "../format/words";
import { t, word } from "../i18n/i18n";
import { act, type Action } from "../parts/action";
import { may } from "../shell/may";

/** Whether the service lets this person's roles issue and close orders. */
export function mayDirect(): boolean {
  return may("PROVINCE_OFFICE", "CITY_OFFICE");
}

/** Whether the service takes an answer to an order from this person's roles. */
export function mayAnswer(): boolean {
  return may("PROVINCE_OFFICE", "CITY_OFFICE", "BASE_OFFICE", "ENTERPRISE");
}

/** What the letter asks, and what was answered, for whoever goes on with it. */
function orderFacts(one: DispatchOrderView): TemplateResult {
  const line = (name: string, value: string | null | undefined) => html`<div><dt>${name}</dt><dd>${text(value)}</dd></div>`;
  return html`<dl class="facts">
    ${line(t("field.projectName"), one.projectName)}
    ${line(t("work.orderStep"), word("orderStep", one.step))}
    ${line(t("work.month"), one.month)}
    ${line(t("work.redMonths"), String(one.redMonths))}
    ${line(t("work.document"), one.documentNumber)}
    ${line(t("work.addressee"), one.addressee)}
    ${line(t("work.issued"), one.issuedDate)}
    ${line(t("work.replyDue"), one.replyDue)}
    ${one.reply ? line(t("work.repliedDate"), one.repliedDate) : nothing}
    ${one.reply ? line(t("work.reply"), one.reply) : nothing}
  </dl>`;
}

function pathOf(id: string): string {
  return "/api/v1/dispatch-orders/" + encodeURIComponent(id);
}

/** Answers a letter of supervision as it now stands; its version is read at the moment the dialog opens. */
export function answerOrder(id: string, reload: () => void): void {
  void act(answer(pathOf(id), id, reload));
}

async function answer(path: string, id: string, reload: () => void): Promise<Action> {
  const { data, etag } = await get<DispatchOrderView>(path);
  return {
    id: "order-reply-" + id,
    title: t("work.answerOrder"),
    about: orderFacts(data),
    fields: [
      { name: "reply", kind: "long", label: t("work.reply") },
      { name: "repliedDate", kind: "date", label: t("work.repliedDate"), required: false, hint: t("work.todayIfEmpty") },
    ],
    submit: t("work.sendReply"),
    request: values => ({
      method: "POST",
      path: path + "/reply",
      ifMatch: etag,
      json: { reply: values["reply"], repliedDate: values["repliedDate"] || undefined },
    }),
    reload,
  };
}

/**
 * Sends what a red light asks for: a letter, a summons or a proposal to exit.
 *
 * @param addressee the unit that answers for the project, empty where it is not known; whoever sends it may name another
 */
export function issueOrder(id: string, addressee: string, reload: () => void): void {
  void act(issue(pathOf(id), id, addressee, reload));
}

async function issue(path: string, id: string, addressee: string, reload: () => void): Promise<Action> {
  const { data, etag } = await get<DispatchOrderView>(path);
  return {
    id: "order-issue-" + id,
    title: t("order.issue", { step: word("orderStep", data.step) }),
    about: orderFacts(data),
    fields: [
      { name: "documentNumber", kind: "text", label: t("work.document") },
      { name: "addressee", kind: "text", label: t("work.addressee"), value: addressee },
      { name: "issuedDate", kind: "date", label: t("work.issued"), required: false, hint: t("work.todayIfEmpty") },
      { name: "replyDue", kind: "date", label: t("work.replyDue"), required: false, hint: t("order.dueIfEmpty") },
    ],
    submit: t("order.issueButton"),
    request: values => ({
      method: "POST",
      path: path + "/issue",
      ifMatch: etag,
      json: {
        documentNumber: values["documentNumber"],
        addressee: values["addressee"],
        issuedDate: values["issuedDate"] || undefined,
        replyDue: values["replyDue"] || undefined,
      },
    }),
    reload,
  };
}

/** Closes an entry with what came of it; what was never sent or answered is told before it is closed all the same. */
export function closeOrder(id: string, reload: () => void): void {
  void act(close(pathOf(id), id, reload));
}

async function close(path: string, id: string, reload: () => void): Promise<Action> {
  const { data, etag } = await get<DispatchOrderView>(path);
  const open = data.status === "DUE" ? t("order.neverIssued") : data.status === "ISSUED" ? t("order.neverAnswered") : "";
  return {
    id: "order-close-" + id,
    title: t("order.close", { step: word("orderStep", data.step) }),
    about: html`${orderFacts(data)}
      ${open ? html`<p class="warning"><span aria-hidden="true">▲</span> ${open}</p>` : nothing}
      ${data.step === "EXIT_PROPOSAL" ? html`<p class="fine">${t("order.exitIsElsewhere")}</p>` : nothing}`,
    fields: [{ name: "outcome", kind: "long", label: t("order.outcome"), hint: t("order.outcomeHint") }],
    submit: t("order.closeButton"),
    request: values => ({ method: "POST", path: path + "/close", ifMatch: etag, json: { outcome: values["outcome"] } }),
    reload,
  };
}
