import { html, nothing, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { createRef, ref } from "lit/directives/ref.js";
import type { EChartsCoreOption, EChartsType } from "echarts/core";
import { t } from "../i18n/i18n";
import { settings } from "../shell/settings";
import { Part } from "./element";

/** The colours of the page as the chart sees them. */
export interface Colours {
  readonly text: string;
  readonly soft: string;
  readonly line: string;
  /** Of the words on axes, in px. */
  readonly size: number;
  readonly series: readonly string[];
  readonly light: Readonly<Record<string, string>>;
}

/** The same figures as words: a chart without its twin is none. */
export interface Twin {
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/**
 * A chart with a sentence that says what it shows and a table of the same figures. The drawing is hidden from assistive
 * technology, which gets the table. ECharts is loaded when the first chart is drawn.
 */
export class Chart extends Part {
  @property() label = "";
  @property() sentence = "";
  @property({ attribute: false }) twin: Twin = { heads: [], rows: [] };
  @property({ attribute: false }) option: ((colours: Colours) => EChartsCoreOption) | undefined;
  @state() private asTable = false;
  private readonly box = createRef<HTMLElement>();
  private chart: EChartsType | undefined;
  private readonly sizes = new ResizeObserver(() => this.chart?.resize());
  private readonly scheme = matchMedia("(prefers-color-scheme: dark)");
  private readonly redraw = () => this.requestUpdate();

  override connectedCallback(): void {
    super.connectedCallback();
    this.scheme.addEventListener("change", this.redraw);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.scheme.removeEventListener("change", this.redraw);
    this.sizes.disconnect();
    this.chart?.dispose();
    this.chart = undefined;
  }

  protected override updated(): void {
    if (!this.asTable) {
      void this.draw();
    }
  }

  private async draw(): Promise<void> {
    const { init } = await import("./echarts");
    const box = this.box.value;
    if (!box || !this.option || !this.isConnected) {
      return;
    }
    if (!this.chart) {
      this.chart = init(box);
      this.sizes.observe(box);
    }
    const colours = this.colours();
    this.chart.setOption(
      {
        animation: false,
        color: [...colours.series],
        textStyle: { fontFamily: getComputedStyle(this).fontFamily, color: colours.text, fontSize: colours.size },
        // Patterns beside colours; the words for those who hear the page are the sentence and the table, not ECharts' own.
        aria: { enabled: true, label: { enabled: false }, decal: { show: true } },
        ...this.option(colours),
      },
      true,
    );
    // The root says that it is drawn: screenshots and tests wait for it.
    box.dataset["drawn"] = "yes";
  }

  private colours(): Colours {
    const style = getComputedStyle(this);
    const of = (name: string) => style.getPropertyValue("--" + name).trim();
    return {
      text: of("ink"),
      soft: of("soft"),
      line: of("rule"),
      size: settings.theme === "wall" ? 18 : 12,
      series: [of("series-1"), of("series-2"), of("series-3"), of("series-4"), of("series-5")],
      light: { GREEN: of("green"), YELLOW: of("yellow"), RED: of("red"), BLUE: of("blue"), GREY: of("grey") },
    };
  }

  protected override render(): TemplateResult {
    return html`<figure class="chart" aria-label=${this.label}>
      <div class="chart-head">
        <p class="sentence">${this.sentence}</p>
        <button type="button" class="quiet" aria-pressed=${this.asTable}
          @click=${() => (this.asTable = !this.asTable)}>${t("chart.table")}</button>
      </div>
      <div class="chart-box" aria-hidden="true" ?hidden=${this.asTable} ${ref(this.box)}></div>
      <div class=${this.asTable ? "twin" : "twin unseen"}>
        <table>
          <caption class="unseen">${this.label}</caption>
          <thead><tr>${this.twin.heads.map(head => html`<th scope="col">${head}</th>`)}</tr></thead>
          <tbody>${this.twin.rows.map(row => html`<tr>${row.map((cell, at) =>
            at === 0 ? html`<th scope="row">${cell}</th>` : html`<td class="number">${cell}</td>`)}</tr>`)}</tbody>
        </table>
      </div>
      ${this.twin.rows.length === 0 ? html`<p class="empty">${t("data.none")}</p>` : nothing}
    </figure>`;
  }
}

/** For tooltips: elements instead of markup, because the page's policy takes no inline style. */
export function tip(title: string, lines: readonly (readonly [name: string, value: string])[]): HTMLElement {
  const root = document.createElement("div");
  root.className = "tip";
  const head = document.createElement("strong");
  head.textContent = title;
  root.append(head);
  for (const [name, value] of lines) {
    const line = document.createElement("div");
    line.textContent = name + "  " + value;
    root.append(line);
  }
  return root;
}

customElements.define("jidi-chart", Chart);
