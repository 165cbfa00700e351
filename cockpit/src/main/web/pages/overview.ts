import { html, nothing, type TemplateResult } from "lit";
import type { IndicatorView, Items, Overview, OverviewFigure, OverviewMeasure, OverviewPanel, TargetStanding } from "../data/types";
import { count, decimal, either, moment, money, NOTHING, shown } from "../format/words";
import { compare, share } from "../format/money";
import { t, word } from "../i18n/i18n";
import { bars, type Bar } from "../parts/bars";
import { tip, type Colours } from "../parts/chart";
import "../parts/chart";
import { Part } from "../parts/element";
import { lightShape } from "../parts/light";
import { Loader } from "../parts/loader";
import { figure as button, type Passport } from "../parts/passport";
import { CITIES, cityName } from "../shell/cities";
import { place } from "../shell/location";
import { names } from "../shell/names";
import { settings } from "../shell/settings";
import { rowsOf } from "./rows";

const LIGHTS = ["RED", "YELLOW", "GREEN", "BLUE", "GREY"] as const;
const MOST_HEADLINES = 7;
/** "以上" includes 80 (seed, targets for 2022). The verdict is the service's; this is where the line is drawn. */
const TARGET = 80;

class OverviewPage extends Part {
  private readonly overview = new Loader<Overview>(this, () => "/api/v1/overview", ["io.jidi."]);
  private readonly targets = new Loader<Items<TargetStanding>>(this, () => "/api/v1/targets", ["io.jidi.project."]);

  private readonly indicators = new Loader<Items<IndicatorView>>(this, () => "/api/v1/programmes/indicators");

  protected override render(): TemplateResult {
    return html`<h1>${t("page.overview")}</h1>${this.overview.show(data => this.whole(data))}`;
  }

  private whole(data: Overview): TemplateResult {
    const panel = (code: string) => data.panels.find(one => one.code === code);
    const draw = (code: string, how: (panel: OverviewPanel) => TemplateResult, wide = false) => {
      const one = panel(code);
      return one ? this.section(one, how, wide) : nothing;
    };
    const limited = ["asOf", "fund"].filter(name => place.get(name) !== "");
    return html`
      <p class="fine">${t("data.asOf", { at: moment(data.asOf) })}${limited.length > 0 ? html` · <strong>${t("overview.noFilter")}</strong>` : nothing}</p>
      ${panel("HEADLINE") ? this.headline(panel("HEADLINE")!) : nothing}
      <div class="grid">
        ${draw("CITIES", one => this.cities(one))}
        ${draw("AGGLOMERATION", one => this.agglomeration(one))}
        ${draw("LIGHTS_BY_MONTH", one => this.lights(one))}
        ${draw("FUNNEL", one => this.funnel(one))}
        ${draw("TIERS", one => this.tiers(one))}
        ${draw("LEVERAGE", one => this.rates(one))}
        ${draw("FUND_MONEY", one => this.fundMoney(one))}
        ${draw("ELEMENTS_BY_AGE", one => this.ages(one))}
        ${draw("PROJECTS_BY_BASE", one => this.counts(one, key => names.base(key)))}
        ${draw("PROJECTS_BY_REGION", one => this.counts(one, key => cityName(key, settings.language)))}
        ${draw("PROJECTS_BY_STATUS", one => this.counts(one, key => word("status", key)))}
        ${draw("DATA_QUALITY", one => this.counts(one, key => key))}
      </div>
      <section class="panel wide"><h2>${t("overview.targets")}</h2>${this.targets.show(all => this.targetTable(all.items))}</section>`;
  }

  private section(panel: OverviewPanel, how: (panel: OverviewPanel) => TemplateResult, wide: boolean): TemplateResult {
    const fresh = panel.freshAt ? t("data.freshAt", { at: moment(panel.freshAt) }) : t("passport.neverFresh");
    return html`<section class=${wide ? "panel wide" : "panel"}>
      <h2>${either(panel.nameZh, panel.nameEn)}</h2>
      ${panel.figures.length === 0 ? html`<p class="empty">${t("data.none")}</p>` : how(panel)}
      <p class="fine">${word("source", panel.source)} · ${fresh}</p>
    </section>`;
  }

  private headline(panel: OverviewPanel): TemplateResult {
    const figures = [...panel.figures].sort((a, b) => Number(b.alarm) - Number(a.alarm)).slice(0, MOST_HEADLINES);
    return html`<section class="headline" aria-label=${either(panel.nameZh, panel.nameEn)}>${figures.map(one => {
      const measure = measureOf(panel, one);
      return html`<div class=${one.alarm ? "tile alarm" : "tile"}>
        <h2>${one.alarm ? html`<span aria-hidden="true">■</span> ` : nothing}${either(measure?.nameZh, measure?.nameEn)}</h2>
        ${this.figure(panel, one)}
        <p class="fine">${one.alarm ? t("overview.act") + " " : ""}${one.keys.join(" · ")}${one.rate && one.amount ? money(one.amount) : ""}</p>
      </div>`;
    })}</section>`;
  }

  /** The figure with its passport. */
  private figure(panel: OverviewPanel, one: OverviewFigure, text = valueOf(one)): TemplateResult {
    const measure = measureOf(panel, one);
    const name = either(measure?.nameZh, measure?.nameEn);
    return button(text, [name, ...one.keys.map(key => this.keyName(panel, key)), text].join(" "), () => this.passport(panel, one, measure));
  }

  private keyName(panel: OverviewPanel, key: string): string {
    if (/^34\d{4}$/.test(key)) {
      return cityName(key, settings.language);
    }
    return panel.code === "LIGHTS_BY_MONTH" ? word("light", key) : names.base(key);
  }

  private passport(panel: OverviewPanel, one: OverviewFigure, measure: OverviewMeasure | undefined): Passport {
    const inputs: (readonly [string, string])[] = one.keys.map(key => [t("passport.key"), this.keyName(panel, key)] as const);
    if (one.rate) {
      inputs.push([t("passport.numerator"), decimal(one.rate.numerator)], [t("passport.denominator"), decimal(one.rate.denominator)]);
    }
    const definition = either(measure?.definitionZh, measure?.definitionEn);
    return {
      name: either(measure?.nameZh, measure?.nameEn),
      value: valueOf(one) + (one.rate && one.amount ? " · " + money(one.amount) : ""),
      exact: shown(one.amount)?.exact,
      definition,
      // By its key where the same is counted by several definitions; else the definition names the edition behind the figure.
      formula: one.keys.find(key => /^AGG-[ABC]$/.test(key)) ?? /AH-[A-Z-]+-\d+/.exec(definition)?.[0] ?? t("passport.byDefinition"),
      inputs,
      asOf: this.overview.answer?.data.asOf,
      freshAt: panel.freshAt,
      source: word("source", panel.source),
      rows: rowsOf(one.drillDown),
      rowCount: one.count,
    };
  }

  private cities(panel: OverviewPanel): TemplateResult {
    const wanted = place.get("metric");
    const measure = panel.measures.find(one => one.code === wanted) ?? panel.measures[0]!;
    const of = (code: string) => panel.figures.find(one => one.measure === measure.code && one.keys[0] === code);
    const chosen = place.get("region");
    const values = CITIES.map(city => of(city.code)).filter(one => one !== undefined);
    const most = Math.max(1, ...values.map(one => (one.rate ? Number(one.rate.value ?? 0) : one.count)));
    return html`<label>${t("overview.metric")} <select @change=${(event: Event) => place.set({ metric: (event.target as HTMLSelectElement).value }, "replace")}>
        ${panel.measures.map(one => html`<option value=${one.code} ?selected=${one === measure}>${either(one.nameZh, one.nameEn)}</option>`)}</select></label>
      <p class="sentence">${this.citySentence(measure, values)}</p>
      <ul class="tiles" aria-label=${t("overview.tiles")}>${CITIES.map(city => {
        const one = of(city.code);
        const strength = one ? Math.round(((one.rate ? Number(one.rate.value ?? 0) : one.count) / most) * 100) : 0;
        return html`<li class=${[one ? "" : "none", one?.alarm ? "alarm" : "", chosen === city.code ? "chosen" : ""].join(" ")}
          .style=${`grid-column:${city.column};grid-row:${city.row};--strength:${strength}%`}>
          <a href=${place.to("/projects", { region: city.code })}>${settings.language === "zh" ? city.zh : city.en}</a>
          ${one ? this.figure(panel, one) : html`<span class="nothing" title=${t("data.notYours")}>${NOTHING}</span>`}</li>`;
      })}</ul>`;
  }

  private citySentence(measure: OverviewMeasure, figures: readonly OverviewFigure[]): string {
    const size = (one: OverviewFigure) => (one.rate ? Number(one.rate.value ?? -1) : one.count);
    const best = [...figures].sort((a, b) => size(b) - size(a))[0];
    return best && size(best) > 0
      ? t("overview.citySentence", { name: either(measure.nameZh, measure.nameEn), city: cityName(best.keys[0], settings.language), value: valueOf(best), n: figures.length })
      : t("overview.cityNothing", { name: either(measure.nameZh, measure.nameEn), n: figures.length });
  }

  private agglomeration(panel: OverviewPanel): TemplateResult {
    const base = place.get("base");
    const figures = panel.figures.filter(one => base === "" || one.keys[0] === base);
    const definitions = [...new Set(figures.map(one => one.keys[1]!))].sort();
    return html`<p class="sentence">${t("overview.agglomerationSentence", { n: figures.filter(one => one.keys[3] === "MISSED").length, all: figures.length, target: TARGET })}</p>
      ${definitions.map(definition => html`<h3>${definition} <span class="fine">${word("agglomeration", definition)}</span></h3>
        ${bars(definition, [t("filter.base"), definition], figures
          .filter(one => one.keys[1] === definition)
          .map((one): Bar => ({
            name: names.base(one.keys[0]),
            length: one.rate?.value ? share(one.rate.value, "100") : 0,
            alarm: one.alarm,
            figure: this.figure(panel, one),
            note: one.keys[2] + " " + word("target", one.keys[3]),
          })), TARGET)}`)}`;
  }

  private lights(panel: OverviewPanel): TemplateResult {
    const months = [...new Set(panel.figures.map(one => one.keys[0]!))].sort();
    const of = (month: string, colour: string) =>
      panel.figures.find(one => one.keys[0] === month && one.keys[1] === colour)?.count ?? 0;
    const seen = LIGHTS.filter(colour => months.some(month => of(month, colour) > 0));
    const last = months[months.length - 1]!;
    const option = (colours: Colours) => ({
      grid: { left: 36, right: 12, top: 32, bottom: 28 },
      legend: { top: 0, textStyle: { color: colours.text, fontSize: colours.size } },
      tooltip: {
        trigger: "axis",
        formatter: (points: { name: string; seriesName: string; value: number }[]) =>
          tip(points[0]?.name ?? "", points.map(point => [point.seriesName, String(point.value)] as const)),
      },
      xAxis: { type: "category", data: months, axisLabel: { color: colours.soft, fontSize: colours.size }, axisLine: { lineStyle: { color: colours.line } } },
      yAxis: { type: "value", minInterval: 1, axisLabel: { color: colours.soft, fontSize: colours.size }, splitLine: { lineStyle: { color: colours.line } } },
      series: seen.map(colour => ({
        type: "bar",
        stack: "lights",
        name: lightShape(colour) + " " + word("light", colour),
        barMaxWidth: 36,
        itemStyle: { color: colours.light[colour] },
        data: months.map(month => of(month, colour)),
      })),
    });
    const sentence = t("overview.lightsSentence", {
      month: last,
      lights: seen.map(colour => word("light", colour) + " " + of(last, colour)).join(settings.language === "zh" ? "，" : ", "),
    });
    return html`<jidi-chart .label=${either(panel.nameZh, panel.nameEn)} .sentence=${sentence} .option=${option}
      .twin=${{ heads: [t("light.month"), ...seen.map(colour => word("light", colour))], rows: months.map(month => [month, ...seen.map(colour => count(of(month, colour)))]) }}></jidi-chart>
      <ul class="inline">${panel.figures.filter(one => one.keys[0] === last).map(one =>
        html`<li>${lightShape(one.keys[1]!)} ${word("light", one.keys[1])} ${this.figure(panel, one)}</li>`)}</ul>`;
  }

  private funnel(panel: OverviewPanel): TemplateResult {
    const order = ["NEGOTIATING", "SIGNED", "LANDED", "STARTED", "PRODUCING", "FULL_CAPACITY"];
    const rank = (one: OverviewFigure) => (order.indexOf(one.keys[0]!) + order.length + 1) % (order.length + 1);
    const figures = [...panel.figures].sort((a, b) => rank(a) - rank(b));
    return this.listed(panel, figures, one => word("stage", one.keys[0]));
  }

  private tiers(panel: OverviewPanel): TemplateResult {
    return html`${panel.measures.map(measure => {
      const figures = panel.figures.filter(one => one.measure === measure.code).sort((a, b) => a.count - b.count);
      return figures.length === 0
        ? html`<h3>${either(measure.nameZh, measure.nameEn)}</h3><p class="empty">${t("data.none")}</p>`
        : html`<h3>${either(measure.nameZh, measure.nameEn)}</h3><div class="pyramid">${this.listed(panel, figures, one =>
            one.keys.map((key, at) => word(at === 0 && one.keys.length > 1 ? "ladder" : "tier", key)).join(" · "))}</div>`;
    })}`;
  }

  private rates(panel: OverviewPanel): TemplateResult {
    const base = place.get("base");
    return this.listed(panel, panel.figures.filter(one => base === "" || one.keys[0] === base), one =>
      names.base(one.keys[0]) + (one.keys[1] === "CNY" ? "" : " · " + one.keys[1]));
  }

  private fundMoney(panel: OverviewPanel): TemplateResult {
    return html`${panel.measures.map(measure => {
      const figures = panel.figures.filter(one => one.measure === measure.code);
      return figures.length === 0
        ? nothing
        : html`<h3>${either(measure.nameZh, measure.nameEn)}</h3>${this.listed(panel, figures, one => this.keyName(panel, one.keys[0]!))}`;
    })}`;
  }

  private counts(panel: OverviewPanel, name: (key: string) => string): TemplateResult {
    const wanted = panel.code.endsWith("BASE") ? place.get("base") : panel.code.endsWith("REGION") ? place.get("region") : "";
    const figures = panel.figures.filter(one => wanted === "" || one.keys[0]?.slice(0, 4) === wanted.slice(0, 4));
    return this.listed(panel, figures, one =>
      panel.measures.length > 1
        ? either(measureOf(panel, one)?.nameZh, measureOf(panel, one)?.nameEn) + (one.keys.length > 0 ? " · " + one.keys.join(" ") : "")
        : name(one.keys[0]!));
  }

  private listed(panel: OverviewPanel, figures: readonly OverviewFigure[], name: (one: OverviewFigure) => string): TemplateResult {
    const size = (one: OverviewFigure) => (one.rate ? Number(one.rate.value ?? 0) : one.amount ? share(one.amount.amount, top) : one.count);
    const top = figures.map(one => one.amount?.amount ?? "0").reduce((a, b) => (compare(a, b) >= 0 ? a : b), "0");
    const most = Math.max(1, ...figures.map(size));
    return figures.length === 0
      ? html`<p class="empty">${t("data.none")}</p>`
      : bars(either(panel.nameZh, panel.nameEn), [t("passport.key"), t("passport.value")], figures.map((one): Bar => ({
          name: name(one),
          length: (size(one) / most) * 100,
          alarm: one.alarm,
          figure: this.figure(panel, one),
          ...(one.rate && one.amount ? { note: money(one.amount) } : {}),
        })));
  }

  private ages(panel: OverviewPanel): TemplateResult {
    const kinds = [...new Set(panel.figures.map(one => one.keys[0]!))];
    const bands = [...new Set(panel.figures.map(one => one.keys[1]!))].sort((a, b) => parseInt(a, 10) - parseInt(b, 10));
    return html`<div class="scroll" tabindex="0" role="region" aria-label=${either(panel.nameZh, panel.nameEn)}><table class="plain">
      <caption class="unseen">${either(panel.nameZh, panel.nameEn)}</caption>
      <thead><tr><th scope="col">${t("element.kind")}</th>${bands.map(band => html`<th scope="col" class="number">${t("element.days", { band })}</th>`)}</tr></thead>
      <tbody>${kinds.map(kind => html`<tr><th scope="row">${word("element", kind)}</th>${bands.map(band => {
        const one = panel.figures.find(figure => figure.keys[0] === kind && figure.keys[1] === band);
        return html`<td class="number">${one ? this.figure(panel, one) : "0"}</td>`;
      })}</tr>`)}</tbody></table></div>`;
  }

  private indicator(code: string): string {
    const one = this.indicators.answer?.data.items.find(indicator => indicator.code === code);
    return one ? either(one.nameZh, one.nameEn) : code;
  }

  private targetTable(items: readonly TargetStanding[]): TemplateResult {
    const states = [...new Set(items.map(one => one.state))];
    return html`<p class="sentence">${t("overview.targetsSentence", {
        n: items.length,
        states: states.map(state => word("target", state) + " " + items.filter(one => one.state === state).length).join(settings.language === "zh" ? "，" : ", "),
      })}</p>
      <div class="scroll" tabindex="0" role="region" aria-label=${t("overview.targets")}><table class="plain">
      <caption class="unseen">${t("overview.targets")}</caption>
      <thead><tr>${(["target.year", "target.indicator", "target.subject", "target.threshold", "target.value", "target.state", "target.note"] as const).map(key => html`<th scope="col">${t(key)}</th>`)}</tr></thead>
      <tbody>${items.map(one => html`<tr><td>${one.year}</td><th scope="row">${this.indicator(one.indicator)} <span class="fine">${one.code}${one.definition ? " · " + one.definition : ""}</span></th>
        <td>${one.subject === "PROVINCE" ? t("target.province") : names.base(one.subject.replace(/^base:/, ""))}</td>
        <td class="number">${one.threshold ? "≥ " + decimal(one.threshold) : word("operator", one.operator)}</td>
        <td class="number">${decimal(one.value)}</td>
        <td><span class="state ${one.state.toLowerCase()}">${word("target", one.state)}</span></td>
        <td>${either(one.noteZh, one.noteEn)}</td></tr>`)}</tbody></table></div>`;
  }
}

function measureOf(panel: OverviewPanel, one: OverviewFigure): OverviewMeasure | undefined {
  return panel.measures.find(measure => measure.code === one.measure);
}

/** The rate where there is one, else the amount, else the count; what cannot be divided is a dash, not a nought. */
function valueOf(one: OverviewFigure): string {
  if (one.rate) {
    return one.rate.value ? decimal(one.rate.value) + (one.measure === "LEVERAGE" ? " ×" : " %") : NOTHING;
  }
  return one.amount ? money(one.amount) : count(one.count);
}

customElements.define("jidi-overview", OverviewPage);

export const page = () => html`<jidi-overview></jidi-overview>`;
