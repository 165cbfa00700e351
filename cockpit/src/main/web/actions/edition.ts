import type { TemplateResult } from "lit";
import type { EditionDraft } from "../data/work";
import { t } from "../i18n/i18n";
import { act } from "../parts/action";

/** Puts a draft in force; the service refuses its author. */
export function publishEdition(one: EditionDraft, about: TemplateResult, reload: () => void): void {
  void act({
    id: "edition-publish-" + one.id,
    title: t("edition.publish", { name: one.editionId }),
    about,
    fields: [{ name: "remark", kind: "long", label: t("edition.remark"), required: false }],
    submit: t("edition.publishButton"),
    request: values => ({
      method: "POST",
      path: `/api/v1/criteria/drafts/${encodeURIComponent(one.id)}/approve`,
      json: { remark: values["remark"] || undefined },
    }),
    reload,
  });
}

export function withdrawEdition(one: EditionDraft, reload: () => void): void {
  void act({
    id: "edition-withdraw-" + one.id,
    title: t("edition.withdraw", { name: one.editionId }),
    fields: [{ name: "reason", kind: "long", label: t("work.reason") }],
    submit: t("edition.withdrawButton"),
    request: values => ({
      method: "POST",
      path: `/api/v1/criteria/drafts/${encodeURIComponent(one.id)}/withdraw`,
      json: { reason: values["reason"] },
    }),
    reload,
  });
}

/** Submits a draft from a file; the service checks it as a whole and names the place of a fault. */
export function submitDraft(then: (id: string) => void, reload: () => void): void {
  void act({
    id: "edition-draft",
    title: t("edition.draft"),
    fields: [{ name: "file", kind: "file", label: t("edition.file"), accept: ".yaml,.yml,.json" }],
    submit: t("edition.draftButton"),
    request: (_values, files) => ({ method: "POST", path: "/api/v1/criteria/drafts", file: files["file"]!, type: "application/yaml" }),
    reload,
    next: answer => then((answer as EditionDraft).id),
  });
}
