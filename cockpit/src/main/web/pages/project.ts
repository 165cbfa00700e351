import { html, nothing, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";
import type { Items, LightDetail, LightRow, LightView, NodeView, PlanView, ProjectView, ReportView } from "../data/types";
import { fileMonth } from "../actions/report";
import { length, share, unitOf } from "../format/money";
import { decimal, either, moment, money, percent, shown, text, unitName } from "../format/words";
import { t, word } from "../i18n/i18n";
import { tip, type Colours } from "../parts/chart";
import "../parts/chart";
import { Part } from "../parts/element";
import { light } from "../parts/light";
import { Loader } from "../parts/loader";
import { figure } from "../parts/passport";
import { cityName } from "../shell/cities";
import { place } from "../shell/location";
import { names } from "../shell/names";
import { settings } from "../shell/settings";
import "./project-orders";

const DAY = 86_400_000;

/** One project: its light and why, plan against actual, nodes, elements, who answers, and its way through the library. */
class ProjectPage extends Part {
  @property({ attribute: false }) project = "";
  private readonly whole = new Loader<ProjectView>(this, () => this.address(""), ["io.jidi.project."]);
  private readonly lights = new Loader<Items<LightRow>>(this, () => this.address("/lights"), ["io.jidi.project.light"]);
  private readonly plans = new Loader<Items<PlanView>>(this, () => this.address("/plans"), ["io.jidi.project."]);
  private readonly reports = new Loader<Items<ReportView>>(this, () => this.address("/reports"), ["io.jidi.project."]);
  private readonly nodes = new Loader<Items<NodeView>>(this, () => this.address("/nodes"), ["io.jidi.project."]);
  private readonly evidence = new Loader<LightDetail>(this, () => (this.month() ? this.address("/lights/" + this.month()) : ""));

  private address(part: string): string {
    return "/api/v1/projects/" + encodeURIComponent(this.project) + part;
  }

  /** The month of the light that is looked at: the one of the address, else none. */
  private month(): string {
    const month = place.get("month");
    return /^\d{4}-\d\d$/.test(month) ? month : "";
  }

  protected override render(): TemplateResult {
    return html`<p class="crumbs"><a href=${place.to("/projects")}>${t("page.projects")}</a></p>
      ${this.whole.show(one => html`
        <h1>${one.name} <span class="fine">${one.code}</span></h1>
        ${this.facts(one)}
        <p class="actions"><button type="button" @click=${() =>
          fileMonth(one, "", () => this.reports.again())}>${t("report.file")}</button></p>
        <section class="panel wide"><h2>${t("project.lights")}</h2>${this.lights.show(all => this.history(all.items))}</section>
        <section class="panel wide"><h2>${t("order.ledger")}</h2><jidi-project-orders .project=${this.project} .unit=${this.current(one)[0]?.unit ?? ""}></jidi-project-orders></section>
        <section class="panel wide"><h2>${t("project.nodes")}</h2>${this.nodes.show(all => this.gantt(all.items))}</section>
        <div class="grid">
          <section class="panel"><h2>${t("project.planActual")}</h2>${this.plans.show(plans => this.reports.show(reports => this.planActual(plans.items, reports.items)))}</section>
          <section class="panel"><h2>${t("project.elements")}</h2>${this.elements(one)}</section>
          <section class="panel"><h2>${t("project.responsible")}</h2>${this.responsible(one)}</section>
          <section class="panel"><h2>${t("project.admission")}</h2>${this.admission(one)}</section>
          <section class="panel"><h2>${t("project.trail")}</h2>${this.trail(one)}</section>
        </div>`)}`;
  }

  private facts(one: ProjectView): TemplateResult {
    const now = this.lights.answer?.data.items.at(-1)?.light;
    const total = shown(one.totalInvestment);
    return html`<dl class="facts">
      <div><dt>${t("project.lightNow")}</dt><dd>${now ? html`${light(now.light)} <span class="fine">${now.month}</span>` : t("data.none")}</dd></div>
      <div><dt>${t("project.answers")}</dt><dd>${this.current(one).map(term => html`${term.unit} · ${term.person ?? term.post}`)[0] ?? t("data.none")}</dd></div>
      <div><dt>${t("field.status")}</dt><dd>${word("status", one.status)}${one.restricted ? " · " + t("project.restricted") : ""}</dd></div>
      <div><dt>${t("project.classes")}</dt><dd>${one.classes.map(name => word("class", name)).join(" ") || "—"}</dd></div>
      <div><dt>${t("field.totalInvestment")}</dt><dd>${total
        ? figure(total.figure + " " + total.unit, t("field.totalInvestment") + " " + total.figure + " " + total.unit, () => ({
            name: t("field.totalInvestment"),
            value: total.figure + " " + total.unit,
            exact: total.exact,
            definition: t("project.investmentDefinition"),
            formula: t("passport.recorded"),
            asOf: this.whole.answer?.receivedAt.toISOString(),
            freshAt: one.updatedAt,
            source: word("source", "OWN_TABLES"),
          }))
        : "—"}</dd></div>
      <div><dt>${t("field.baseCode")}</dt><dd>${names.base(one.baseCode)}</dd></div>
      <div><dt>${t("field.regionCode")}</dt><dd>${cityName(one.regionCode, settings.language)}</dd></div>
      <div><dt>${t("project.owner")}</dt><dd>${one.owner.enterpriseId
        ? html`<a href=${place.to("/enterprises/" + one.owner.enterpriseId)}>${text(one.owner.name)}</a>`
        : text(one.owner.name)} <span class="fine">${one.owner.creditCode}</span></dd></div>
      <div><dt>${t("field.updatedAt")}</dt><dd>${moment(one.updatedAt)}</dd></div>
    </dl>`;
  }

  private current(one: ProjectView) {
    return (one.responsibilities ?? []).filter(term => !term.toDate);
  }

  private history(rows: readonly LightRow[]): TemplateResult {
    const last = rows.at(-1)?.light;
    if (!last) {
      return html`<p class="empty">${t("project.noLight")}</p>`;
    }
    const month = this.month() || last.month;
    const chosen = rows.find(row => row.light.month === month)?.light ?? last;
    return html`<p class="sentence">${t("project.lightSentence", {
        month: last.month,
        light: word("light", last.light),
        red: rows.filter(row => row.light.light === "RED").length,
        n: rows.length,
      })}${last.escalation ? " " + t("project.escalation", { step: either(last.escalation.nameZh, last.escalation.nameEn), n: last.escalation.redMonths }) : ""}</p>
      <ol class="months" aria-label=${t("project.lights")}>${rows.map(row => html`<li><button type="button"
        aria-pressed=${row.light.month === chosen.month} @click=${() => place.set({ month: row.light.month }, "replace")}>
        <span class="fine">${row.light.month}</span>${light(row.light.light)}${row.correctedLater ? html`<span class="fine">${t("project.corrected")}</span>` : nothing}</button></li>`)}</ol>
      ${this.why(chosen)}`;
  }

  private why(one: LightView): TemplateResult {
    return html`<h3>${t("project.why", { month: one.month })} ${light(one.light)}</h3>
      <div class="scroll" tabindex="0" role="region" aria-label=${t("project.why", { month: one.month })}><table class="plain">
        <caption class="unseen">${t("project.why", { month: one.month })}</caption>
        <thead><tr><th scope="col">${t("project.dimension")}</th><th scope="col">${t("field.light")}</th><th scope="col">${t("project.reason")}</th></tr></thead>
        <tbody>${one.dimensions.map(row => html`<tr><th scope="row">${word("dimension", row.dimension)}</th><td>${light(row.light)}</td>
          <td>${either(row.reason.zh, row.reason.en)}</td></tr>`)}</tbody></table></div>
      <p>${figure(t("project.lag") + " " + (one.lagPoints ? t("project.points", { n: decimal(one.lagPoints) }) : "—"), t("project.lag"), () => ({
        name: t("project.lag") + " · " + one.month,
        value: one.lagPoints ? t("project.points", { n: decimal(one.lagPoints) }) : "—",
        definition: t("project.lagDefinition"),
        formula: one.editionId,
        inputs: [
          [t("field.planPercent"), percent(one.planPercent)],
          [t("field.donePercent"), percent(one.donePercent)],
          [t("project.digest"), one.digest],
        ],
        asOf: one.month,
        freshAt: one.frozenAt,
        source: word("source", "OWN_TABLES"),
      }))} · ${t("project.frozen", { at: moment(one.frozenAt), edition: one.editionId })}</p>
      ${this.month() ? this.evidence.show(detail => this.inputs(detail)) : html`<button type="button" @click=${() => place.set({ month: one.month }, "replace")}>${t("project.showInputs")}</button>`}`;
  }

  /** What the light was decided on, as it was frozen; and whether deciding anew gives the same. */
  private inputs(detail: LightDetail): TemplateResult {
    const facts = Object.entries(JSON.parse(detail.inputs) as Record<string, unknown>);
    return html`<details class="inputs" open><summary>${t("project.inputs")} · ${detail.replay.equal ? t("project.replayEqual") : t("project.replayDiffers")}</summary>
      <dl>${facts.map(([name, value]) => html`<dt><code>${name}</code></dt><dd><code>${typeof value === "string" ? value : JSON.stringify(value)}</code></dd>`)}</dl>
      ${detail.corrections.length > 0
        ? html`<table class="plain"><caption>${t("project.corrections")}</caption>
            <thead><tr><th scope="col">${t("passport.key")}</th><th scope="col">${t("project.then")}</th><th scope="col">${t("project.today")}</th></tr></thead>
            <tbody>${detail.corrections.map(row => html`<tr><th scope="row">${either(row.nameZh, row.nameEn)}</th><td>${row.frozen}</td><td>${row.today}</td></tr>`)}</tbody></table>`
        : nothing}</details>`;
  }

  /** Latest revision of each month and of each year's plan. */
  private planActual(plans: readonly PlanView[], reports: readonly ReportView[]): TemplateResult {
    const plan = [...plans].sort((a, b) => b.year - a.year || b.revision - a.revision)[0];
    if (!plan) {
      return html`<p class="empty">${t("project.noPlan")}</p>`;
    }
    const months = plan.cumulative.map((_, at) => plan.year + "-" + String(at + 1).padStart(2, "0"));
    const actual = months.map(month => reports.filter(one => one.month === month).sort((a, b) => b.revision - a.revision)[0]);
    const unit = unitOf(plan.annual.amount, settings.unit);
    const last = actual.filter(one => one !== undefined).at(-1);
    const at = last ? months.indexOf(last.month) : -1;
    const option = (colours: Colours) => ({
      grid: { left: 60, right: 16, top: 56, bottom: 28 },
      legend: { top: 0, textStyle: { color: colours.text, fontSize: colours.size } },
      tooltip: {
        trigger: "axis",
        formatter: (points: { dataIndex: number }[]) => {
          const index = points[0]?.dataIndex ?? 0;
          return tip(months[index] ?? "", [
            [t("project.plan"), money(plan.cumulative[index], unit)],
            [t("project.actual"), money(actual[index]?.cumulative, unit)],
          ]);
        },
      },
      xAxis: { type: "category", data: months.map(month => month.slice(5)), axisLabel: { color: colours.soft, fontSize: colours.size }, axisLine: { lineStyle: { color: colours.line } } },
      yAxis: { type: "value", name: unitName(unit), nameTextStyle: { color: colours.soft }, axisLabel: { color: colours.soft, fontSize: colours.size }, splitLine: { lineStyle: { color: colours.line } } },
      series: [
        { type: "line", name: t("project.plan"), symbol: "none", lineStyle: { type: "dashed" }, data: plan.cumulative.map(one => length(one.amount, unit)) },
        { type: "line", name: t("project.actual"), symbolSize: 6, data: actual.map(one => (one ? length(one.cumulative.amount, unit) : null)) },
      ],
    });
    const sentence = last && at >= 0
      ? t("project.planSentence", { month: last.month, plan: money(plan.cumulative[at], unit), actual: money(last.cumulative, unit), annual: money(plan.annual, unit) })
      : t("project.noReport");
    return html`<jidi-chart .label=${t("project.planActual")} .sentence=${sentence} .option=${option} .twin=${{
        heads: [t("light.month"), t("project.plan"), t("project.actual")],
        rows: months.map((month, index) => [month, money(plan.cumulative[index], unit), money(actual[index]?.cumulative, unit)]),
      }}></jidi-chart>
      <p class="fine">${t("project.planRevision", { year: plan.year, n: plan.revision, at: moment(plan.recordedAt) })}</p>`;
  }

  private gantt(nodes: readonly NodeView[]): TemplateResult {
    if (nodes.length === 0) {
      return html`<p class="empty">${t("project.noNodes")}</p>`;
    }
    const moments = nodes.flatMap(node => [node.limitAt, node.doneAt ?? node.limitAt].map(at => new Date(at).getTime()));
    const begin = Math.min(...moments) - 7 * DAY;
    const end = Math.max(...moments, Date.now()) + 7 * DAY;
    const left = (at: string | number) => ((new Date(at).getTime() - begin) / (end - begin)) * 100;
    const today = left(Date.now());
    return html`<p class="sentence">${t("project.nodeSentence", {
        done: nodes.filter(node => node.doneAt).length,
        late: nodes.filter(node => node.light === "RED").length,
        n: nodes.length,
      })}</p>
      <div class="scroll" tabindex="0" role="region" aria-label=${t("project.nodes")}><table class="gantt">
      <caption class="unseen">${t("project.nodes")}</caption>
      <thead><tr><th scope="col">${t("project.node")}</th><th scope="col">${t("field.light")}</th><th scope="col">${t("project.limit")}</th><th scope="col">${t("project.done")}</th><td class="unseen"></td></tr></thead>
      <tbody>${nodes.map(node => html`<tr class=${node.major ? "major" : ""}>
        <th scope="row">${node.name}</th><td>${light(node.light, "nodeLight")}${node.late ? " " + t("project.late") : ""}</td>
        <td>${moment(node.limitAt)}</td><td>${moment(node.doneAt)}</td>
        <td aria-hidden="true" class="line"><span class="rail"><span class="today" .style=${`left:${today}%`}></span>
          <span class="limit" .style=${`left:${left(node.limitAt)}%`}>◇</span>
          ${node.doneAt ? html`<span class="reached" .style=${`left:${left(node.doneAt)}%`}>●</span>` : nothing}</span></td></tr>`)}</tbody></table></div>`;
  }

  private elements(one: ProjectView): TemplateResult {
    const elements = one.elements ?? [];
    return elements.length === 0
      ? html`<p class="empty">${t("data.none")}</p>`
      : html`<div class="scroll" tabindex="0" role="region" aria-label=${t("project.elements")}><table class="plain"><caption class="unseen">${t("project.elements")}</caption>
        <thead><tr><th scope="col">${t("element.kind")}</th><th scope="col" class="number">${t("element.needed")}</th><th scope="col" class="number">${t("element.secured")}</th><th scope="col" class="number">${t("element.gap")}</th><th scope="col">${t("element.unit")}</th><td></td></tr></thead>
        <tbody>${elements.map(row => html`<tr><th scope="row">${word("element", row.kind)}</th><td class="number">${plain(row.needed)}</td>
          <td class="number">${plain(row.secured)}</td><td class="number">${plain(row.gap)}</td><td>${row.unit}</td>
          <td class="track" aria-hidden="true"><span class="rail"><span class="fillbar" .style=${`width:${share(row.secured, row.needed)}%`}></span></span></td></tr>`)}</tbody></table></div>`;
  }

  private responsible(one: ProjectView): TemplateResult {
    const terms = one.responsibilities ?? [];
    return terms.length === 0
      ? html`<p class="empty">${t("data.none")}</p>`
      : html`<div class="scroll" tabindex="0" role="region" aria-label=${t("project.responsible")}><table class="plain"><caption class="unseen">${t("project.responsible")}</caption>
        <thead><tr><th scope="col">${t("project.unit")}</th><th scope="col">${t("project.post")}</th><th scope="col">${t("project.person")}</th><th scope="col">${t("project.leader")}</th><th scope="col">${t("project.from")}</th><th scope="col">${t("project.to")}</th></tr></thead>
        <tbody>${terms.map(term => html`<tr><th scope="row">${term.unit}</th><td>${term.post}</td><td>${text(term.person)}</td>
          <td>${text(term.leader)}${term.leaderPost ? " · " + term.leaderPost : ""}</td><td class="day">${term.fromDate}</td><td>${term.toDate ?? t("project.goesOn")}</td></tr>`)}</tbody></table></div>`;
  }

  private admission(one: ProjectView): TemplateResult {
    const admission = one.admission;
    return admission
      ? html`<p class="sentence">${word("outcome", admission.outcome)} · ${t("project.edition", { edition: admission.editionId })}</p>
        <ul class="checks">${admission.findings.map(row => html`<li><strong>${row.check}</strong> ${either(row.reason.zh, row.reason.en)}</li>`)}</ul>`
      : html`<p class="empty">${t("data.none")}</p>`;
  }

  private trail(one: ProjectView): TemplateResult {
    const steps = [...(one.trail ?? [])].reverse();
    return steps.length === 0
      ? html`<p class="empty">${t("data.none")}</p>`
      : html`<ol class="trail">${steps.map(step => html`<li><strong>${step.effectiveDate}</strong>
          ${step.from ? word("status", step.from) + " → " : ""}${word("status", step.to)}
          <span class="fine">${word("change", step.change)} · ${step.reason} · ${step.organisation} · ${t("project.recorded", { at: moment(step.recordedAt) })}</span></li>`)}</ol>`;
  }
}

/** A quantity without the noughts its column is stored with. */
function plain(quantity: string): string {
  return decimal(quantity.includes(".") ? quantity.replace(/\.?0+$/, "") : quantity);
}

customElements.define("jidi-project", ProjectPage);
