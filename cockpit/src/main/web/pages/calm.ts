import { html, type TemplateResult } from "lit";
import { t } from "../i18n/i18n";
import type { Loader } from "../parts/loader";

/** As the loader shows it; but what the role may not see is a plain sentence and no alarm. */
export function calmly<R>(loader: Loader<R>, how: (data: R) => TemplateResult): TemplateResult {
  return loader.problem?.status === 403 && !loader.answer
    ? html`<p class="empty closed">${t("data.closed")}</p>`
    : loader.show(how);
}
