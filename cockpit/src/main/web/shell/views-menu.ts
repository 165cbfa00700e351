import { html, nothing, type TemplateResult } from "lit";
import { state } from "lit/decorators.js";
import { t } from "../i18n/i18n";
import type { MessageKey } from "../i18n/messages";
import { Part } from "../parts/element";
import { place } from "./location";
import { canonical, LONGEST_NAME, views, type SavedView, type ViewFault } from "./views";

/** The menu of saved views: names the present page, opens, renames and removes. */
class ViewsMenu extends Part {
  @state() private name = "";
  @state() private fault: ViewFault | undefined;
  /** The view that is being renamed, by its name, with what was typed. */
  @state() private renamed: { readonly from: string; readonly to: string; readonly fault?: ViewFault | undefined } | undefined;
  @state() private removed: SavedView | undefined;
  @state() private said = "";
  private readonly drawAgain = () => this.requestUpdate();

  /** Asked for from elsewhere: opened with the entry for the name. */
  private readonly asked = () => {
    this.menu().open = true;
    this.find("#view-name")?.focus();
  };
  private readonly outside = (event: Event) => {
    if (!event.composedPath().includes(this)) {
      this.menu().open = false;
    }
  };

  override connectedCallback(): void {
    super.connectedCallback();
    views.addEventListener("change", this.drawAgain);
    addEventListener("jidi-views", this.asked);
    addEventListener("pointerdown", this.outside);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    views.removeEventListener("change", this.drawAgain);
    removeEventListener("jidi-views", this.asked);
    removeEventListener("pointerdown", this.outside);
  }

  private find(selector: string): HTMLElement | null {
    return this.querySelector<HTMLElement>(selector);
  }

  private menu(): HTMLDetailsElement {
    return this.querySelector("details")!;
  }

  private here(): string {
    return canonical(place.path + location.search) ?? "";
  }

  /** Sets the focus on what takes the place of what had it, once it is drawn. */
  private async focusOn(selector: string): Promise<void> {
    await this.updateComplete;
    this.find(selector)?.focus();
  }

  private say(said: string): void {
    this.said = said;
    this.removed = undefined;
    this.renamed = undefined;
  }

  private readonly save = (event: Event) => {
    event.preventDefault();
    const name = this.name.trim();
    this.fault = views.save(this.name, this.here());
    if (this.fault) {
      this.find("#view-name")?.focus();
    } else {
      this.name = "";
      this.say(t("views.saved", { name }));
    }
  };

  private readonly rename = (event: Event) => {
    event.preventDefault();
    const { from, to } = this.renamed!;
    const fault = views.rename(from, to);
    if (fault) {
      this.renamed = { from, to, fault };
      this.find("#view-new-name")?.focus();
    } else {
      this.say(t("views.renamed", { from, to: to.trim() }));
      void this.focusOn(this.row(to.trim()) + " .rename");
    }
  };

  private row(name: string): string {
    return `li:nth-child(${views.items.findIndex(one => one.name === name) + 1})`;
  }

  private takeAway(one: SavedView): void {
    views.remove(one.name);
    this.say(t("views.removed", { name: one.name }));
    this.removed = one;
    void this.focusOn(".undo");
  }

  private readonly undo = () => {
    const one = this.removed!;
    const fault = views.save(one.name, one.address);
    this.say(fault ? this.told(fault) : t("views.saved", { name: one.name }));
    void this.focusOn(fault ? "#view-name" : this.row(one.name) + " a");
  };

  private readonly pressed = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !this.menu().open) {
      return;
    }
    event.preventDefault();
    if (this.renamed) {
      void this.giveUp();
    } else {
      this.menu().open = false;
      this.find("summary")?.focus();
    }
  };

  private async giveUp(): Promise<void> {
    const from = this.renamed!.from;
    this.renamed = undefined;
    await this.focusOn(this.row(from) + " .rename");
  }

  /** Whoever goes on with the tabulator must not walk behind an open menu. */
  private readonly left = (event: FocusEvent) => {
    if (event.relatedTarget instanceof Node && !this.contains(event.relatedTarget)) {
      this.menu().open = false;
    }
  };

  private told(fault: ViewFault): string {
    return t(("views." + fault) as MessageKey);
  }

  protected override render(): TemplateResult {
    const here = this.here();
    return html`<details class="menu" @keydown=${this.pressed} @focusout=${this.left}><summary>${t("views.open")}</summary>
      <div class="saved">
        <form novalidate @submit=${this.save}>
          <label for="view-name">${t("views.name")}</label>
          ${this.input("view-name", this.name, this.fault, name => {
            this.name = name;
            this.fault = undefined;
          })}
          <button type="submit" ?disabled=${here === ""}>${t("views.save")}</button>
          ${this.faultOf("view-name", this.fault)}
        </form>
        ${views.items.length === 0
          ? html`<p class="empty">${t("views.none")}</p>`
          : html`<ul aria-label=${t("views.open")}>${views.items.map(one => html`<li>${this.renamed?.from === one.name ? this.renaming() : this.saved(one, here)}</li>`)}</ul>`}
        <p role="status">${this.said}</p>
        ${this.removed ? html`<p><button type="button" class="undo" @click=${this.undo}>${t("views.undo")}</button></p>` : nothing}
        <p class="fine">${t(views.kept ? "views.whose" : "views.unkept")}</p>
      </div></details>`;
  }

  private saved(one: SavedView, here: string): TemplateResult {
    return html`<a href=${one.address} aria-current=${one.address === here ? "page" : nothing} @click=${() => (this.menu().open = false)}>${one.name}</a>
      <button type="button" class="quiet rename" aria-label="${t("views.rename")} ${one.name}" @click=${() => {
        this.renamed = { from: one.name, to: one.name };
        void this.focusOn("#view-new-name");
      }}>${t("views.rename")}</button>
      <button type="button" class="quiet" aria-label="${t("views.remove")} ${one.name}" @click=${() => this.takeAway(one)}>${t("views.remove")}</button>`;
  }

  private renaming(): TemplateResult {
    const { from, to, fault } = this.renamed!;
    return html`<form novalidate @submit=${this.rename}>
      <label for="view-new-name">${t("views.newName", { name: from })}</label>
      ${this.input("view-new-name", to, fault, name => (this.renamed = { from, to: name }))}
      <button type="submit">${t("views.rename")}</button>
      <button type="button" @click=${() => void this.giveUp()}>${t("action.cancel")}</button>
      ${this.faultOf("view-new-name", fault)}
    </form>`;
  }

  private input(id: string, value: string, fault: ViewFault | undefined, typed: (value: string) => void): TemplateResult {
    return html`<input id=${id} type="text" maxlength=${LONGEST_NAME} autocomplete="off" .value=${value}
      aria-invalid=${fault ? "true" : nothing} aria-describedby=${fault ? id + "-fault" : nothing}
      @input=${(event: Event) => typed((event.target as HTMLInputElement).value)}>`;
  }

  private faultOf(id: string, fault: ViewFault | undefined): TemplateResult | typeof nothing {
    return fault ? html`<p class="fault" id="${id}-fault"><span aria-hidden="true">✕ </span>${this.told(fault)}</p>` : nothing;
  }
}

customElements.define("jidi-views", ViewsMenu);
