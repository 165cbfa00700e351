import { html, type TemplateResult } from "lit";
import type { EnterpriseView } from "../data/types";
import { moment } from "../format/words";
import { t, word } from "../i18n/i18n";
import { Part } from "../parts/element";
import type { Column } from "../parts/table";
import "../parts/table";
import { cityName } from "../shell/cities";
import { place } from "../shell/location";
import { settings } from "../shell/settings";
import { globalFilter } from "./filter";
import "./enterprise";

const PAUSE = 300;

class Enterprises extends Part {
  private timer: ReturnType<typeof setTimeout> | undefined;

  private path(): string {
    const query = new URLSearchParams();
    globalFilter(query);
    if (place.get("q")) {
      query.set("q", place.get("q"));
    }
    const words = query.toString();
    return "/api/v1/enterprises" + (words ? "?" + words : "");
  }

  protected override render(): TemplateResult {
    const columns: readonly Column<EnterpriseView>[] = [
      { key: "name", title: t("field.name"), text: row => row.name, sort: "name" },
      { key: "creditCode", title: t("field.creditCode"), text: row => row.creditCode, sort: "creditCode" },
      { key: "status", title: t("field.status"), text: row => word("status", row.status) },
      { key: "region", title: t("field.regionCode"), text: row => cityName(row.regionCode, settings.language), sort: "regionCode" },
      { key: "updated", title: t("field.updatedAt"), text: row => moment(row.updatedAt), sort: "updatedAt" },
    ];
    return html`<h1>${t("page.enterprises")}</h1>
      <div class="filters bar"><label>${t("filter.words")} <input type="search" .value=${place.get("q")} @input=${this.typed}></label></div>
      <jidi-table name="enterprises" .label=${t("page.enterprises")} .path=${this.path()} .columns=${columns}
        .href=${(row: EnterpriseView) => place.to("/enterprises/" + row.id)}></jidi-table>`;
  }

  private readonly typed = (event: Event) => {
    const words = (event.target as HTMLInputElement).value;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => place.set({ q: words.trim() }, "replace"), PAUSE);
  };
}

customElements.define("jidi-enterprises", Enterprises);

export const page = (id: string) =>
  id ? html`<jidi-enterprise .enterprise=${id}></jidi-enterprise>` : html`<jidi-enterprises></jidi-enterprises>`;
