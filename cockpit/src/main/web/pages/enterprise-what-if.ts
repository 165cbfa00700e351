import { html, nothing, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { Problem } from "../data/client";
import type { AssessmentPreview, KnownIndicator } from "../data/firms";
import { intentKey, send } from "../data/send";
import type { AssessmentView, Criterion, Items } from "../data/types";
import { either, NOTHING } from "../format/words";
import { t, word } from "../i18n/i18n";
import { Part } from "../parts/element";
import { Loader } from "../parts/loader";
import { problem } from "../parts/problem";
import { plain } from "../parts/scroll";

interface Supposed {
  readonly field: string;
  readonly year?: number;
  readonly value: string;
}

/** What if some figures were others: the service says which tier would follow and which criteria change. Nothing is kept. */
export class EnterpriseWhatIf extends Part {
  @property({ attribute: false }) enterprise = "";
  /** The assessment that is compared with. */
  @property({ attribute: false }) base: AssessmentView | undefined;
  @state() private supposed: readonly Supposed[] = [];
  @state() private answer: AssessmentPreview | undefined;
  @state() private asking = false;
  @state() private fault: Problem | undefined;
  private readonly known = new Loader<Items<KnownIndicator>>(this, () => `/api/v1/enterprises/${encodeURIComponent(this.enterprise)}/indicators`, ["io.jidi.enterprise."]);

  /** Values that can be replaced, each under one key. */
  private figures(): readonly KnownIndicator[] {
    return (this.known.answer?.data.items ?? []).filter(one => (one.kind === "YEARLY" || one.kind === "SINGLE") && one.values.length > 0);
  }

  protected override render(): TemplateResult {
    return this.known.show(() => {
      const figures = this.figures();
      return html`<p class="fine">${t("whatIf.note")}</p>
        ${figures.length === 0 ? html`<p class="empty">${t("whatIf.nothing")}</p>` : html`
        <form class="ask" @submit=${this.add}>
          <label>${t("whatIf.figure")} <select name="figure">${figures.map((one, at) => html`<option value=${at}>${this.label(one)}</option>`)}</select></label>
          <label>${t("whatIf.value")} <input name="value" type="text" required maxlength="200" autocomplete="off"></label>
          <button type="submit">${t("whatIf.add")}</button>
        </form>`}
        ${this.supposed.length === 0 ? nothing : html`<ul class="checks">${this.supposed.map(one => html`<li>${this.said(one)}
            <button type="button" class="quiet" aria-label="${t("whatIf.remove")} ${this.said(one)}" @click=${() => this.drop(one)}>${t("whatIf.remove")}</button></li>`)}</ul>`}
        ${this.fault ? problem(this.fault) : nothing}
        <div aria-live="polite">${this.asking ? html`<p class="waiting">${t("data.loading")}</p>` : this.answer ? this.told(this.answer) : nothing}</div>`;
    });
  }

  private label(one: KnownIndicator): string {
    return either(one.name.zh, one.name.en) + (one.year ? " " + one.year : "") + " · " + one.values.join("; ") + " " + one.unit;
  }

  private said(one: Supposed): string {
    const known = this.figures().find(figure => figure.field === one.field && (figure.year ?? undefined) === one.year);
    return (known ? either(known.name.zh, known.name.en) : one.field) + (one.year ? " " + one.year : "") + ": "
      + (known?.values.join("; ") ?? NOTHING) + " → " + one.value + " " + (known?.unit ?? "");
  }

  private readonly add = (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const data = new FormData(form);
    const chosen = this.figures()[Number(data.get("figure"))];
    const value = String(data.get("value") ?? "").trim();
    if (chosen && value) {
      const same = (one: Supposed) => one.field === chosen.field && one.year === (chosen.year ?? undefined);
      this.supposed = [...this.supposed.filter(one => !same(one)), { field: chosen.field, value, ...(chosen.year ? { year: chosen.year } : {}) }];
      (form.elements.namedItem("value") as HTMLInputElement).value = "";
      void this.ask();
    }
  };

  private drop(one: Supposed): void {
    this.supposed = this.supposed.filter(other => other !== one);
    this.answer = undefined;
    if (this.supposed.length > 0) {
      void this.ask();
    }
  }

  private async ask(): Promise<void> {
    const base = this.base;
    if (!base) {
      return;
    }
    const asked = this.supposed;
    this.asking = true;
    this.fault = undefined;
    try {
      const { data: answer } = await send<AssessmentPreview>({
        method: "POST",
        path: `/api/v1/enterprises/${encodeURIComponent(this.enterprise)}/assessments/what-if`,
        json: { assess: { editionId: base.editionId, kind: base.kind, applicationDate: base.applicationDate, referenceYear: base.referenceYear }, supposed: asked },
      }, intentKey());
      if (asked === this.supposed) {
        this.answer = answer;
      }
    } catch (failure) {
      this.answer = undefined;
      this.fault = failure instanceof Problem ? failure : new Problem(0, "PAGE", String(failure), "", "");
    } finally {
      this.asking = false;
    }
  }

  private told(one: AssessmentPreview): TemplateResult {
    const before = this.base?.result?.criteria ?? [];
    const was = (id: string) => before.find(row => row.id === id)?.status;
    const changed = one.result.criteria.filter(row => row.status !== was(row.id));
    const tier = (code: string | null | undefined) => (code ? word("tier", code) : t("whatIf.noTier"));
    return html`<p class="answer">${word("verdict", one.outcome)} · ${t("whatIf.reached", { tier: tier(one.reached) })}</p>
      <p class="sentence">${t("whatIf.sentence", { effect: word("standingEffect", one.standingEffect), tier: tier(one.standing), n: changed.length, before: word("verdict", this.base?.outcome) })}</p>
      ${changed.length === 0 ? nothing : plain(
        t("whatIf.changed"),
        [[t("enterprise.criterion")], [t("whatIf.was")], [t("whatIf.would")], [t("enterprise.gap")]],
        changed.map(row => [row.id + " " + either(row.name.zh, row.name.en), word("met", was(row.id)), word("met", row.status), gaps(row)]),
      )}`;
  }
}

function gaps(row: Criterion): string {
  const all = row.parts.flatMap(part => (part.gap ? [either(part.gap.text.zh, part.gap.text.en)] : []));
  return all.length === 0 ? NOTHING : all.join("; ");
}

customElements.define("jidi-what-if", EnterpriseWhatIf);
