import type { TemplateResult } from "lit";
import type { Recognition } from "../data/work";
import { t, word } from "../i18n/i18n";
import { act } from "../parts/action";
import type { Field } from "../parts/field";

const WITH_REASON = ["RETURN", "REJECT", "WITHDRAW", "OBJECT", "DISMISS_OBJECTION", "UPHOLD_OBJECTION"];
const WITH_DAY = ["RETURN", "PUBLISH"];
const WITH_TRUTH = ["SELF_ASSESS", "SUBMIT"];

function fields(action: string): readonly Field[] {
  const reason: Field = { name: "reason", kind: "long", label: t("work.reason"), required: WITH_REASON.includes(action) };
  return [
    ...(action === "RECOGNISE"
      ? [
          { name: "documentNo", kind: "text" as const, label: t("work.document") },
          { name: "batch", kind: "text" as const, label: t("review.batch"), required: false },
          { name: "certificateNo", kind: "text" as const, label: t("review.certificate"), required: false, hint: t("review.certificateHint") },
        ]
      : []),
    ...(WITH_DAY.includes(action) ? [{ name: "until", kind: "date" as const, label: t(action === "RETURN" ? "review.again" : "review.noticeUntil") }] : []),
    ...(WITH_TRUTH.includes(action) ? [{ name: "truthStated", kind: "check" as const, label: t("review.truth") }] : []),
    reason,
  ];
}

/** Takes an application one step on, by one of the actions that the service offers this person. */
export function takeStep(one: Recognition, etag: string, action: string, about: TemplateResult, reload: () => void): void {
  void act({
    id: "recognition-" + one.id + "-" + action,
    title: word("recognitionAction", action) + " · " + word("tier", one.title),
    about,
    fields: fields(action),
    submit: word("recognitionAction", action),
    request: values => ({
      method: "POST",
      path: `/api/v1/recognitions/${encodeURIComponent(one.id)}/steps`,
      ifMatch: etag,
      json: {
        action,
        reason: values["reason"] || undefined,
        until: values["until"] || undefined,
        truthStated: WITH_TRUTH.includes(action) ? values["truthStated"] === "true" : undefined,
        documentNo: values["documentNo"] || undefined,
        batch: values["batch"] || undefined,
        certificateNo: values["certificateNo"] || undefined,
      },
    }),
    reload,
  });
}
