import { html, type TemplateResult } from "lit";
import type { Items, Page, ProjectView } from "../data/types";
import { fileMonth } from "../actions/report";
import { today } from "../format/words";
import { t, word } from "../i18n/i18n";
import { Part } from "../parts/element";
import { Loader } from "../parts/loader";
import { problem } from "../parts/problem";
import { place } from "../shell/location";
import "./draft";
import "./review";
import { CORRECTIONS, dueMonth, reportTasks, ruleOf, SOURCES, type Source, type Task } from "./tasks";

interface Waiting {
  readonly source: Source;
  readonly loader: Loader<Page<unknown>>;
}

type Editions = Items<{ inForce: boolean; parameters: readonly { name: string; value: string }[] }>;

/**
 * What waits for the signed-in person, by the day. Every list is asked for; one that the service refuses is none of this
 * person's duties and is named below.
 */
class Work extends Part {
  private readonly waiting: readonly Waiting[] = [...SOURCES, CORRECTIONS].map(source => ({
    source,
    loader: new Loader<Page<unknown>>(this, () => source.path, source.events),
  }));
  private readonly editions = new Loader<Editions>(this, () => "/api/v1/dispatches/editions");
  private readonly projects = new Loader<Page<ProjectView>>(
    this,
    () => "/api/v1/projects?status=ADMITTED&pageSize=200&count=exact",
    ["io.jidi.project."],
  );
  private readonly filed = new Loader<Page<{ projectId: string }>>(
    this,
    () => {
      const rule = this.rule();
      return rule ? `/api/v1/monthly-reports?month=${dueMonth(rule, this.day()).month}&revision=1&pageSize=200&count=exact` : "";
    },
    ["io.jidi.project.project.reported"],
  );

  private rule() {
    return this.editions.answer ? ruleOf(this.editions.answer.data.items) : undefined;
  }

  private day(): string {
    return place.get("asOf") || today();
  }

  private tasks(): readonly Task[] {
    const day = this.day();
    const all = this.waiting.flatMap(({ source, loader }) =>
      loader.answer ? source.tasks(loader.answer.data.items, day, () => loader.again()) : []);
    const rule = this.rule();
    const reports = rule && this.projects.answer && this.filed.answer
      ? reportTasks(this.projects.answer.data, this.filed.answer.data, rule, day, (project, month) => fileMonth(project, month, () => this.filed.again()))
      : [];
    const kind = place.get("kind");
    return [...all, ...reports]
      .filter(task => kind === "" || task.kind === kind)
      .sort((a, b) => (a.due ?? "9999").localeCompare(b.due ?? "9999") || a.kind.localeCompare(b.kind) || a.id.localeCompare(b.id));
  }

  protected override render(): TemplateResult {
    const tasks = this.tasks();
    const loading = this.all().some(one => one.loader.loading && !one.loader.answer);
    return html`<h1>${t("page.work")}</h1>
      <div class="filters bar">
        <label>${t("work.kind")} <select @change=${(event: Event) => place.set({ kind: (event.target as HTMLSelectElement).value }, "replace")}>
          <option value="">${t("filter.any")}</option>
          ${this.all().map(({ kind }) => html`<option value=${kind} ?selected=${place.get("kind") === kind}>${word("task", kind)}</option>`)}</select></label>
      </div>
      ${loading ? html`<p class="waiting" role="status">${t("data.loading")}</p>` : ""}
      <p class="sentence" role="status">${tasks.length > 0
        ? t("work.sentence", { n: tasks.length, late: tasks.filter(task => task.overdue).length })
        : loading ? "" : t("work.nothing")}</p>
      ${tasks.length > 0 ? this.table(tasks) : ""}
      ${this.rest()}`;
  }

  private all(): readonly { readonly kind: string; readonly loader: Loader<Page<unknown>> }[] {
    return [
      ...this.waiting.map(one => ({ kind: one.source.kind, loader: one.loader })),
      { kind: "REPORT", loader: this.filed as unknown as Loader<Page<unknown>> },
    ];
  }

  private table(tasks: readonly Task[]): TemplateResult {
    return html`<div class="scroll panel" tabindex="0" role="region" aria-label=${t("work.table")}><table class="plain tasks">
      <caption class="unseen">${t("work.table")}</caption>
      <thead><tr><th scope="col">${t("work.subject")}</th><th scope="col">${t("work.kind")}</th><th scope="col">${t("work.due")}</th>
        <th scope="col">${t("work.who")}</th><th scope="col">${t("work.state")}</th><th scope="col">${t("work.do")}</th></tr></thead>
      <tbody>${tasks.map(task => html`<tr>
        <th scope="row">${task.href ? html`<a href=${task.href}>${task.subject}</a>` : task.subject}</th>
        <td>${word("task", task.kind)}</td>
        <td class="day">${task.due ?? t("work.noDay")}${task.overdue ? html` <span class="light red"><span aria-hidden="true">■</span> ${t("work.late")}</span>` : ""}</td>
        <td>${task.who}</td><td>${task.state}</td>
        <td>${task.act
          ? html`<button type="button" aria-label="${task.act.label} · ${task.subject}" @click=${task.act.run}>${task.act.label}</button>`
          : task.href ? html`<a class="button" href=${task.href} aria-label="${t("work.open")} · ${task.subject}">${t("work.open")}</a>` : ""}</td>
      </tr>`)}</tbody></table></div>`;
  }

  /** What is left out, and why. */
  private rest(): TemplateResult {
    const all = this.all();
    const closed = all.filter(one => one.loader.problem?.status === 403).map(one => word("task", one.kind));
    const more = all.reduce((sum, { loader }) => {
      const page = loader.answer?.data;
      return sum + (page?.nextPageToken ? (page.total ?? 0) - page.items.length : 0);
    }, 0);
    return html`${more > 0 && place.get("kind") !== "REPORT" ? html`<p class="fine">${t("work.more", { n: more })}</p>` : ""}
      ${closed.length > 0 ? html`<p class="fine closed">${t("work.notYours", { list: closed.join(", ") })}</p>` : ""}
      ${all.filter(one => one.loader.problem && one.loader.problem.status !== 403).map(one =>
        html`<section aria-label=${word("task", one.kind)}><h2>${word("task", one.kind)}</h2>${problem(one.loader.problem!, () => one.loader.again())}</section>`)}`;
  }
}

customElements.define("jidi-work", Work);

export const page = (id: string) =>
  id === "" ? html`<jidi-work></jidi-work>`
    : id.startsWith("edd_") ? html`<jidi-draft .draft=${id}></jidi-draft>` : html`<jidi-review .recognition=${id}></jidi-review>`;
