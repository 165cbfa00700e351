import { html, type TemplateResult } from "lit";
import { get } from "../data/client";
import type { DispatchOrderView } from "../data/work";
import { text } from "../format/words";
import { t, word } from "../i18n/i18n";
import { act, type Action } from "../parts/action";

/** What the letter asks, for whoever answers it. */
export function orderFacts(one: DispatchOrderView): TemplateResult {
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
  </dl>`;
}

/** Answers a letter of supervision as it now stands; its version is read at the moment the dialog opens. */
export function answerOrder(id: string, reload: () => void): void {
  void act(answer("/api/v1/dispatch-orders/" + encodeURIComponent(id), id, reload));
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
