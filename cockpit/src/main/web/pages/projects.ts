import { html, type TemplateResult } from "lit";
import type { ProjectView } from "../data/types";
import { admitProject } from "../actions/admit";
import { money, moment, text } from "../format/words";
import { t, word } from "../i18n/i18n";
import { Part } from "../parts/element";
import type { Column } from "../parts/table";
import "../parts/table";
import { cityName } from "../shell/cities";
import { place } from "../shell/location";
import { names } from "../shell/names";
import { settings } from "../shell/settings";
import { globalFilter } from "./filter";
import "./project";

const STATUSES = ["RESERVED", "ADMITTED", "SUSPENDED", "EXIT_PROPOSED", "EXITED"] as const;
const PAUSE = 300;

class Projects extends Part {
  private timer: ReturnType<typeof setTimeout> | undefined;

  private path(): string {
    const query = new URLSearchParams();
    globalFilter(query);
    const take = (name: string, field: string) => {
      if (place.get(name)) {
        query.set(field, place.get(name));
      }
    };
    take("base", "baseCode");
    take("status", "status");
    take("q", "q");
    const words = query.toString();
    return "/api/v1/projects" + (words ? "?" + words : "");
  }

  private columns(): readonly Column<ProjectView>[] {
    return [
      { key: "name", title: t("field.name"), text: row => row.name, sort: "name" },
      { key: "code", title: t("field.code"), text: row => row.code, sort: "code" },
      { key: "status", title: t("field.status"), text: row => word("status", row.status), sort: "status" },
      { key: "classes", title: t("project.classes"), text: row => row.classes.map(one => word("class", one)).join(" ") },
      { key: "base", title: t("field.baseCode"), text: row => names.base(row.baseCode), sort: "baseCode" },
      { key: "region", title: t("field.regionCode"), text: row => cityName(row.regionCode, settings.language), sort: "regionCode" },
      { key: "investment", title: t("field.totalInvestment"), text: row => money(row.totalInvestment), numeric: true, sort: "totalInvestment" },
      { key: "owner", title: t("project.owner"), text: row => text(row.owner.name) },
      { key: "kind", title: t("field.kind"), text: row => word("projectKind", row.kind), extra: true },
      { key: "admitted", title: t("field.admittedDate"), text: row => text(row.admittedDate), sort: "admittedDate", extra: true },
      { key: "updated", title: t("field.updatedAt"), text: row => moment(row.updatedAt), sort: "updatedAt", extra: true },
    ];
  }

  private readonly typed = (event: Event) => {
    const words = (event.target as HTMLInputElement).value;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => place.set({ q: words.trim() }, "replace"), PAUSE);
  };

  protected override render(): TemplateResult {
    return html`<h1>${t("page.projects")}</h1>
      <p class="actions"><button type="button" @click=${() => admitProject(() => undefined)}>${t("admit.title")}</button></p>
      <div class="filters bar">
        <label>${t("filter.words")} <input type="search" .value=${place.get("q")} @input=${this.typed}></label>
        <label>${t("field.status")} <select @change=${(event: Event) => place.set({ status: (event.target as HTMLSelectElement).value })}>
          <option value="">${t("filter.any")}</option>
          ${STATUSES.map(one => html`<option value=${one} ?selected=${place.get("status") === one}>${word("status", one)}</option>`)}</select></label>
      </div>
      <jidi-table name="projects" .label=${t("page.projects")} .path=${this.path()} .columns=${this.columns()} .order=${"code"}
        .href=${(row: ProjectView) => place.to("/projects/" + row.id)}></jidi-table>`;
  }
}

customElements.define("jidi-projects", Projects);

export const page = (id: string) => (id ? html`<jidi-project .project=${id}></jidi-project>` : html`<jidi-projects></jidi-projects>`);
