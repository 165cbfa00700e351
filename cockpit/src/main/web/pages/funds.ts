import { html, type TemplateResult } from "lit";
import type { FundView } from "../data/types";
import { money, moment, text } from "../format/words";
import { t, word } from "../i18n/i18n";
import { Part } from "../parts/element";
import type { Column } from "../parts/table";
import "../parts/table";
import { cityName } from "../shell/cities";
import { place } from "../shell/location";
import { settings } from "../shell/settings";
import { globalFilter } from "./filter";
import "./fund";

class Funds extends Part {
  private path(): string {
    const query = new URLSearchParams();
    globalFilter(query);
    const words = query.toString();
    return "/api/v1/funds" + (words ? "?" + words : "");
  }

  protected override render(): TemplateResult {
    const columns: readonly Column<FundView>[] = [
      { key: "name", title: t("field.name"), text: row => row.name },
      { key: "code", title: t("field.code"), text: row => row.code },
      { key: "layer", title: t("fund.layer"), text: row => word("layer", row.layer) },
      { key: "state", title: t("field.status"), text: row => word("fundState", row.state) },
      { key: "size", title: t("fund.size"), text: row => money(row.targetSize), numeric: true },
      { key: "manager", title: t("fund.manager"), text: row => text(row.manager) },
      { key: "region", title: t("field.regionCode"), text: row => cityName(row.regionCode, settings.language) },
      { key: "created", title: t("field.createdAt"), text: row => moment(row.createdAt), extra: true },
    ];
    return html`<h1>${t("page.funds")}</h1>
      <jidi-table name="funds" .label=${t("page.funds")} .path=${this.path()} .columns=${columns}
        .href=${(row: FundView) => place.to("/funds/" + row.id)}></jidi-table>`;
  }
}

customElements.define("jidi-funds", Funds);

export const page = (id: string) => (id ? html`<jidi-fund .fund=${id}></jidi-fund>` : html`<jidi-funds></jidi-funds>`);
