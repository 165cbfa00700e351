import { html } from "lit";
import type { Correction } from "../data/work";
import { text } from "../format/words";
import { t } from "../i18n/i18n";
import { act } from "../parts/action";

/** Answers a platform that doubts a published value. */
export function answerCorrection(one: Correction, reload: () => void): void {
  const line = (name: string, value: string | null | undefined) => html`<div><dt>${name}</dt><dd>${text(value)}</dd></div>`;
  void act({
    id: "correction-" + one.id,
    title: t("work.answerCorrection"),
    about: html`<dl class="facts">
      ${line(t("data.dataSet"), one.dataSet)}${line(t("data.record"), one.recordId)}${line(t("import.column"), one.field)}
      ${line(t("work.published"), one.current)}${line(t("work.proposed"), one.proposed)}${line(t("work.evidence"), one.evidence)}
      ${line(t("work.due"), one.dueDate)}</dl>`,
    fields: [
      { name: "accept", kind: "choice", label: t("work.decision"), choices: [["true", t("work.accept")], ["false", t("work.deny")]] },
      { name: "answer", kind: "long", label: t("work.reply") },
    ],
    submit: t("work.sendReply"),
    request: values => ({
      method: "POST",
      path: `/api/v1/exchange/corrections/${encodeURIComponent(one.id)}/answer`,
      json: { accept: values["accept"] === "true", answer: values["answer"] },
    }),
    reload,
  });
}
