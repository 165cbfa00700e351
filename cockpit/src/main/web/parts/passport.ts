import { html, nothing, type TemplateResult } from "lit";
import { createRef, ref } from "lit/directives/ref.js";
import { state } from "lit/decorators.js";
import { moment, NOTHING } from "../format/words";
import { t } from "../i18n/i18n";
import { Part } from "./element";

/** What stands behind a figure; every part that is not known is said to be. */
export interface Passport {
  readonly name: string;
  readonly value: string;
  /** The value to the last digit, where the figure is shortened. */
  readonly exact?: string | undefined;
  readonly definition?: string | undefined;
  /** Edition or version of the formula that gave the figure. */
  readonly formula?: string | undefined;
  readonly inputs?: readonly (readonly [name: string, value: string])[] | undefined;
  readonly asOf?: string | undefined;
  readonly freshAt?: string | null | undefined;
  readonly source?: string | undefined;
  /** Address in the cockpit that lists the rows. */
  readonly rows?: string | undefined;
  readonly rowCount?: number | undefined;
}

const OPEN = "jidi-passport";

/** A figure as a button that opens its passport; `label` says what the figure is to whoever does not see its place. */
export function figure(shown: TemplateResult | string, label: string, passport: () => Passport): TemplateResult {
  return html`<button type="button" class="figure" aria-haspopup="dialog" aria-label="${label} · ${t("passport.open")}"
    @click=${() => dispatchEvent(new CustomEvent<Passport>(OPEN, { detail: passport() }))}>${shown}</button>`;
}

/** The one dialog of the page. */
export class PassportDialog extends Part {
  @state() private passport: Passport | undefined;
  private readonly dialog = createRef<HTMLDialogElement>();
  private readonly open = (event: Event) => {
    this.passport = (event as CustomEvent<Passport>).detail;
    void this.updateComplete.then(() => this.dialog.value?.showModal());
  };

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener(OPEN, this.open);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener(OPEN, this.open);
  }

  private readonly close = () => this.dialog.value?.close();

  protected override render(): TemplateResult {
    const one = this.passport;
    return html`<dialog class="passport" aria-labelledby="passport-name" ${ref(this.dialog)}
      @click=${(event: Event) => event.target === this.dialog.value && this.close()}>
      ${one ? this.content(one) : nothing}
    </dialog>`;
  }

  private content(one: Passport): TemplateResult {
    const line = (name: string, value: string | undefined) => html`<dt>${name}</dt><dd>${value ?? NOTHING}</dd>`;
    return html`<div>
      <h2 id="passport-name">${one.name}</h2>
      <p class="passport-value">${one.value}</p>
      <dl>
        ${one.exact ? line(t("passport.exact"), one.exact) : nothing}
        ${line(t("passport.definition"), one.definition ?? t("passport.unknown"))}
        ${line(t("passport.formula"), one.formula ?? t("passport.unknown"))}
        ${(one.inputs ?? []).map(([name, value]) => line(name, value))}
        ${line(t("passport.asOf"), one.asOf ? (one.asOf.includes("T") ? moment(one.asOf) : one.asOf) : NOTHING)}
        ${line(t("passport.fresh"), one.freshAt ? moment(one.freshAt) : t("passport.neverFresh"))}
        ${line(t("passport.source"), one.source)}
        ${one.rowCount === undefined ? nothing : line(t("passport.rowCount"), String(one.rowCount))}
      </dl>
      <p class="actions">
        ${one.rows ? html`<a class="button" href=${one.rows} @click=${this.close}>${t("passport.rows")}</a>` : nothing}
        <button type="button" @click=${this.close}>${t("passport.close")}</button>
      </p>
    </div>`;
  }
}

customElements.define("jidi-passport", PassportDialog);
