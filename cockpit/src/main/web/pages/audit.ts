import { html, type TemplateResult } from "lit";
import { state } from "lit/decorators.js";
import { get, Problem } from "../data/client";
import type { Page } from "../data/types";
import { moment, text } from "../format/words";
import { t } from "../i18n/i18n";
import { csv } from "../parts/csv";
import { Part } from "../parts/element";
import { Loader } from "../parts/loader";
import { place } from "../shell/location";
import { calmly } from "./calm";

interface Entry {
  readonly at: string;
  readonly service: string;
  readonly actor: string;
  readonly name?: string | null;
  readonly organisation: string;
  readonly action: string;
  readonly object: string;
  readonly result: string;
  readonly reason?: string | null;
  readonly requestId: string;
}

const FILTERS = [["actor", "audit.actor"], ["action", "audit.action"], ["object", "audit.object"], ["requestId", "audit.request"]] as const;

/** Who did what, newest first; the filter stands in the address. Further pages come when they are asked for. */
class Audit extends Part {
  @state() private more: readonly Entry[] = [];
  @state() private fault: Problem | undefined;
  @state() private next: string | null | undefined;
  private of = "";
  private readonly first = new Loader<Page<Entry>>(this, () => this.path());

  private path(): string {
    const query = new URLSearchParams({ pageSize: "100" });
    for (const [name] of FILTERS) {
      if (place.get(name)) {
        query.set(name, place.get(name));
      }
    }
    for (const [name, end] of [["from", "at.gte"], ["to", "at.lte"]] as const) {
      const day = place.get(name);
      if (/^\d{4}-\d\d-\d\d$/.test(day)) {
        query.set(end, new Date(day + (name === "from" ? "T00:00:00" : "T23:59:59.999")).toISOString());
      }
    }
    return "/api/v1/audit-entries?" + query.toString();
  }

  protected override willUpdate(): void {
    const path = this.path();
    if (this.of !== path) {
      this.of = path;
      this.more = [];
      this.next = undefined;
      this.fault = undefined;
    }
  }

  private async load(token: string): Promise<void> {
    const path = this.of;
    try {
      const { data } = await get<Page<Entry>>(path + "&pageToken=" + encodeURIComponent(token));
      if (path === this.of) {
        this.more = [...this.more, ...data.items];
        this.next = data.nextPageToken ?? null;
      }
    } catch (failure) {
      this.fault = failure instanceof Problem ? failure : new Problem(0, "PAGE", String(failure), "", "");
    }
  }

  protected override render(): TemplateResult {
    const choose = (name: string) => (event: Event) => place.set({ [name]: (event.target as HTMLInputElement).value.trim() }, "replace");
    return html`<div class="filters bar">
        <label>${t("audit.from")} <input type="date" .value=${place.get("from")} @change=${choose("from")}></label>
        <label>${t("audit.to")} <input type="date" .value=${place.get("to")} @change=${choose("to")}></label>
        ${FILTERS.map(([name, title]) => html`<label>${t(title)} <input .value=${place.get(name)} autocomplete="off" @change=${choose(name)}></label>`)}
      </div>
      ${calmly(this.first, page => this.table([...page.items, ...this.more], this.next === undefined ? page.nextPageToken : this.next))}`;
  }

  private table(all: readonly Entry[], token: string | null | undefined): TemplateResult {
    const heads = [t("audit.at"), t("audit.actor"), t("data.organisation"), t("audit.action"), t("audit.object"), t("audit.result"), t("audit.reason"), t("audit.service"), t("audit.request")];
    const cells = (one: Entry) => [
      moment(one.at), one.name ? one.name + " (" + one.actor + ")" : one.actor, one.organisation, one.action, one.object, one.result, text(one.reason), one.service, one.requestId,
    ];
    return html`<div class="table-bar"><span role="status">${t("table.counted", { n: all.length })}${token ? "+" : ""}</span><span class="fill"></span>
        <button type="button" ?disabled=${all.length === 0} @click=${() => csv("audit", heads, all.map(cells))}>${t("table.export")}</button></div>
      ${all.length === 0 ? html`<p class="empty">${t("table.empty")}</p>` : html`<div class="scroll panel" tabindex="0" role="region" aria-label=${t("dataPart.audit")}>
        <table class="plain"><caption class="unseen">${t("dataPart.audit")}</caption>
        <thead><tr>${heads.map(head => html`<th scope="col">${head}</th>`)}</tr></thead>
        <tbody>${all.map(one => html`<tr>${cells(one).map((cell, at) => (at === 0 ? html`<th scope="row" class="day">${cell}</th>` : html`<td>${cell}</td>`))}</tr>`)}</tbody></table></div>`}
      ${this.fault ? html`<p class="problem" role="alert">${this.fault.title || this.fault.code}</p>` : ""}
      ${token ? html`<p class="actions"><button type="button" @click=${() => void this.load(token)}>${t("audit.older")}</button></p>` : ""}`;
  }
}

customElements.define("jidi-audit", Audit);
