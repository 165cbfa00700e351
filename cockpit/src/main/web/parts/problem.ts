import { html, nothing, type TemplateResult } from "lit";
import { until } from "lit/directives/until.js";
import { get, type Problem } from "../data/client";
import { t } from "../i18n/i18n";
import { settings } from "../shell/settings";

interface Catalogue {
  readonly groups: readonly {
    readonly problems: readonly { readonly code: string; readonly title: { readonly zh: string; readonly en: string } }[];
  }[];
}

/** The title in the other language, from the catalogue: support staff may read the other one. */
async function other(code: string): Promise<string> {
  try {
    const { data } = await get<Catalogue>("/api/docs/problems.json");
    const found = data.groups.flatMap(group => group.problems).find(one => one.code === code);
    return found ? (settings.language === "zh" ? found.title.en : found.title.zh) : "";
  } catch {
    return "";
  }
}

/** A refusal as it was told: code, both texts, the number under which support finds it. */
export function problem(one: Problem, again?: () => void): TemplateResult {
  const title = one.code === "NETWORK" ? t("problem.network") : one.title || t("problem.unknown");
  const language = settings.language === "zh" ? "en" : "zh-CN";
  return html`<div class="problem" role="alert">
    <p><strong>${title}</strong>
      ${one.status > 0 ? html`<span lang=${language} class="other">${until(other(one.code), "")}</span>` : nothing}</p>
    ${one.detail && one.detail !== title ? html`<p>${one.detail}</p>` : nothing}
    ${one.errors.length > 0
      ? html`<ul>${one.errors.map(error => html`<li><code>${error.pointer ?? ""}</code> ${error.message ?? error.code}</li>`)}</ul>`
      : nothing}
    <p class="fine"><code>${one.code}</code>${one.requestId
      ? html` · ${t("problem.request")} <code>${one.requestId}</code>`
      : nothing}</p>
    ${again ? html`<button type="button" @click=${again}>${t("problem.again")}</button>` : nothing}
  </div>`;
}
