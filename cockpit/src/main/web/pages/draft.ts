import { html, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";
import { publishEdition, withdrawEdition } from "../actions/edition";
import type { Change, EditionComparison, EditionDraft, EditionParameter } from "../data/work";
import { either, moment, text } from "../format/words";
import { t, word } from "../i18n/i18n";
import { Part } from "../parts/element";
import { Loader } from "../parts/loader";
import { place } from "../shell/location";

/** A draft of an edition with everything that changes by it; from here it is published. */
class Draft extends Part {
  @property({ attribute: false }) draft = "";
  private readonly whole = new Loader<EditionDraft>(this, () => this.address(""), ["io.jidi.enterprise.edition"]);
  private readonly changes = new Loader<EditionComparison>(this, () => this.address("/comparison"));

  private address(part: string): string {
    return "/api/v1/criteria/drafts/" + encodeURIComponent(this.draft) + part;
  }

  /** A standard of its own replaces nothing, so there is nothing to compare it with. */
  private isNew(): boolean {
    return this.changes.problem?.code === "ENTERPRISE_EDITION_UNKNOWN";
  }

  private seen(): TemplateResult | "" {
    if (this.isNew()) {
      return html`<p class="sentence">${t("edition.new")} <a href=${this.address("/content")}>${t("edition.content")}</a></p>`;
    }
    return this.changes.answer ? sentence(this.changes.answer.data) : "";
  }

  protected override render(): TemplateResult {
    const again = () => this.whole.again();
    return html`<p class="crumbs"><a href=${place.to("/work")}>${t("page.work")}</a></p>
      ${this.whole.show(one => html`<h1>${t("edition.title")} <span class="fine">${one.editionId}</span></h1>
        <dl class="facts">
          <div><dt>${t("work.state")}</dt><dd>${word("draftState", one.state)}</dd></div>
          <div><dt>${t("edition.scope")}</dt><dd>${one.scope}</dd></div>
          <div><dt>${t("edition.author")}</dt><dd>${one.author}</dd></div>
          <div><dt>${t("edition.created")}</dt><dd>${moment(one.createdAt)}</dd></div>
          <div><dt>${t("edition.digest")}</dt><dd><code>${one.digest}</code></dd></div></dl>
        ${one.state === "DRAFT" ? html`<p class="actions">
          <button type="button" class="strong" ?disabled=${this.seen() === ""} @click=${() =>
            publishEdition(one, html`${this.seen()}`, again)}>${t("edition.publishButton")}</button>
          <button type="button" @click=${() => withdrawEdition(one, again)}>${t("edition.withdrawButton")}</button></p>` : ""}
        ${this.isNew() ? this.seen() : this.changes.show(all => html`${sentence(all)}
          ${this.parameters(all.parameters)}
          ${named(t("edition.criteria"), all.criteria)}
          ${named(t("edition.tiers"), all.tiers)}`)}`)}`;
  }

  private parameters(rows: readonly Change<EditionParameter>[]): TemplateResult | "" {
    if (rows.length === 0) {
      return "";
    }
    const value = (one: EditionParameter | null | undefined) => (one ? one.value + (one.unit ? " " + one.unit : "") : undefined);
    return html`<section class="panel wide"><h2>${t("edition.parameters")}</h2>
      <div class="scroll" tabindex="0" role="region" aria-label=${t("edition.parameters")}><table class="plain">
      <caption class="unseen">${t("edition.parameters")}</caption>
      <thead><tr><th scope="col">${t("edition.what")}</th><th scope="col" class="number">${t("work.before")}</th><th scope="col" class="number">${t("work.after")}</th></tr></thead>
      <tbody>${rows.map(row => {
        const one = row.after ?? row.before;
        return html`<tr><th scope="row">${one ? either(one.wording.zh, one.wording.en) : row.name} <code>${row.name}</code></th>
          <td class="number">${text(value(row.before))}</td><td class="number">${text(value(row.after))}</td></tr>`;
      })}</tbody></table></div></section>`;
  }
}

function sentence(all: EditionComparison): TemplateResult {
  return html`<p class="sentence">${t("edition.changes", {
    before: all.before, after: all.after, p: all.parameters.length, c: all.criteria.length, t: all.tiers.length,
  })}</p>`;
}

function named(title: string, rows: readonly Change<{ readonly name: { readonly zh: string; readonly en: string } }>[]): TemplateResult | "" {
  if (rows.length === 0) {
    return "";
  }
  return html`<section class="panel wide"><h2>${title}</h2><table class="plain"><caption class="unseen">${title}</caption>
    <thead><tr><th scope="col">${t("edition.what")}</th><th scope="col">${t("edition.change")}</th></tr></thead>
    <tbody>${rows.map(row => {
      const one = row.after ?? row.before;
      return html`<tr><th scope="row"><code>${row.name}</code> ${one ? either(one.name.zh, one.name.en) : ""}</th>
        <td>${t(!row.before ? "edition.added" : !row.after ? "edition.removed" : "edition.rewritten")}</td></tr>`;
    })}</tbody></table></section>`;
}

customElements.define("jidi-draft", Draft);
