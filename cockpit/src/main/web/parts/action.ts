import { html, nothing, type TemplateResult } from "lit";
import { state } from "lit/decorators.js";
import { createRef, ref } from "lit/directives/ref.js";
import { Problem } from "../data/client";
import { intentKey, overtaken, send, unknown, type Done, type Outgoing } from "../data/send";
import { moment } from "../format/words";
import { t } from "../i18n/i18n";
import { place } from "../shell/location";
import { Part } from "./element";
import { drawField, pointerOf, type Field, type Files, type Values } from "./field";
import { problem as refusal } from "./problem";

/** A look at what would happen, before anything happens. */
export interface Preview {
  readonly request: (values: Values, files: Files) => Outgoing;
  readonly show: (answer: unknown) => TemplateResult;
  /** Whether what was seen may be carried out; yes if it is not said. */
  readonly allows?: (answer: unknown, values: Values) => boolean;
}

/** Something a person does: asked for in a dialog, sent once, and then read anew from the service. */
export interface Action {
  /** Which draft this is: what was typed and not sent comes back under the same id. */
  readonly id: string;
  readonly title: string;
  /** What is decided upon, above the fields. */
  readonly about?: TemplateResult;
  readonly fields: readonly Field[];
  /** The word on the button; says what happens ("Approve the call"), never just "OK". */
  readonly submit: string;
  readonly request: (values: Values, files: Files) => Outgoing;
  /** Must be seen for the entries as they stand before they can be sent. */
  readonly preview?: Preview;
  /** Reads the truth from the service; called when it was done and when somebody else was quicker. */
  readonly reload: () => void | Promise<void>;
  /** What the answer says, kept open in the dialog; without it the dialog closes when it is done. */
  readonly result?: (answer: unknown, location: string) => TemplateResult | undefined;
  /** Where to go when it is done, for example to the page of what is new. */
  readonly next?: (answer: unknown, location: string) => void;
}

const TAG = "jidi-action";
const drafts = new Map<string, Values>();

/** Opens the dialog for an action; where it must first be read what is acted upon, the dialog says if that cannot be. */
export async function act(action: Action | Promise<Action>): Promise<void> {
  let element = document.querySelector<ActionDialog>(TAG);
  if (!element) {
    element = document.createElement(TAG) as ActionDialog;
    document.body.append(element);
  }
  try {
    element.open(await action);
  } catch (failure) {
    element.refuse(failure instanceof Problem ? failure : new Problem(0, "PAGE", String(failure), "", ""));
  }
}

/** The one dialog for writes. */
export class ActionDialog extends Part {
  @state() private action: Action | undefined;
  @state() private values: Values = {};
  @state() private busy = false;
  @state() private problem: Problem | undefined;
  @state() private missing: ReadonlySet<string> = new Set();
  @state() private previewed: { readonly drawn: TemplateResult; readonly allowed: boolean } | undefined;
  @state() private result: TemplateResult | undefined;
  @state() private said = "";
  @state() private restored = false;
  private files: Files = {};
  private key = "";
  /** Whether the service may have done what the key stands for: then no other key may be used. */
  private pending = false;
  private readonly dialog = createRef<HTMLDialogElement>();

  private readonly moved = () => (this.said = "");

  override connectedCallback(): void {
    super.connectedCallback();
    place.addEventListener("change", this.moved);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    place.removeEventListener("change", this.moved);
  }

  open(action: Action): void {
    const kept = drafts.get(action.id);
    this.action = action;
    this.values = { ...Object.fromEntries(action.fields.map(field => [field.name, field.value ?? ""])), ...kept };
    this.restored = kept !== undefined;
    this.files = {};
    this.key = intentKey();
    this.pending = false;
    this.problem = undefined;
    this.missing = new Set();
    this.previewed = undefined;
    this.result = undefined;
    this.said = "";
    void this.updateComplete.then(() => {
      this.dialog.value?.showModal();
      this.querySelector<HTMLElement>(".form .field :is(input, select, textarea)")?.focus();
    });
  }

  /** There is nothing to act upon: says why. */
  refuse(problem: Problem): void {
    this.action = undefined;
    this.problem = problem;
    this.said = "";
    void this.updateComplete.then(() => this.dialog.value?.showModal());
  }

  private set(field: Field, value: string): void {
    this.values = { ...this.values, [field.name]: value };
    drafts.set(this.action!.id, this.values);
    this.changed(field);
  }

  private pick(field: Field, file: File | undefined): void {
    const files = { ...this.files };
    if (file) {
      files[field.name] = file;
    } else {
      delete files[field.name];
    }
    this.files = files;
    this.values = { ...this.values, [field.name]: file?.name ?? "" };
    this.changed(field);
  }

  private changed(field: Field): void {
    this.previewed = undefined;
    if (this.missing.has(field.name)) {
      this.missing = new Set([...this.missing].filter(name => name !== field.name));
    }
  }

  private shownFields(): readonly Field[] {
    return this.action!.fields.filter(field => !field.when || field.when(this.values));
  }

  /** What the service must not even be asked with; everything else is for it to judge. */
  private complete(): boolean {
    this.missing = new Set(
      this.shownFields()
        .filter(field => field.required !== false && field.kind !== "check" && !this.values[field.name]?.trim())
        .map(field => field.name),
    );
    if (this.missing.size > 0) {
      this.problem = undefined;
      this.toFirstFault();
    }
    return this.missing.size === 0;
  }

  private readonly submitted = (event: Event) => {
    event.preventDefault();
    if (!this.busy && this.complete()) {
      void (this.action!.preview && !this.previewed?.allowed ? this.look(this.action!.preview) : this.carryOut(this.action!));
    }
  };

  private async look(preview: Preview): Promise<void> {
    const values = this.values;
    await this.busily(async () => {
      // A look changes nothing and has a key of its own.
      const { data } = await send(preview.request(values, this.files), intentKey());
      if (this.values === values) {
        this.previewed = { drawn: preview.show(data), allowed: preview.allows?.(data, values) ?? true };
      }
    });
  }

  private async carryOut(action: Action): Promise<void> {
    let done: Done<unknown> | undefined;
    await this.busily(async () => {
      done = await send(action.request(this.values, this.files), this.key);
    });
    if (!done) {
      return;
    }
    const at = moment(new Date().toISOString()).slice(11);
    drafts.delete(action.id);
    this.result = action.result?.(done.data, done.location);
    if (!this.result) {
      this.dialog.value?.close();
    }
    await action.reload();
    action.next?.(done.data, done.location);
    this.said = t("action.done", { title: action.title, at });
  }

  private async busily(what: () => Promise<void>): Promise<void> {
    this.busy = true;
    this.problem = undefined;
    try {
      await what();
    } catch (failure) {
      this.problem = failure instanceof Problem ? failure : new Problem(0, "PAGE", String(failure), "", "");
      this.pending = this.pending || unknown(this.problem);
      if (overtaken(this.problem)) {
        // What was looked at is no longer so.
        this.previewed = undefined;
      }
      if (!this.pending) {
        // Refused for certain: what is sent next is another intent.
        this.key = intentKey();
      }
      if (this.problem.status === 401) {
        this.dialog.value?.close();
      }
      this.toFirstFault();
    } finally {
      this.busy = false;
    }
  }

  private toFirstFault(): void {
    void this.updateComplete.then(() =>
      (this.querySelector<HTMLElement>("[aria-invalid=true]") ?? this.querySelector<HTMLElement>("form .trouble"))?.focus());
  }

  private faultsOf(field: Field): readonly string[] {
    const own = pointerOf(field, this.values);
    const others = this.shownFields().map(one => pointerOf(one, this.values));
    return [
      ...(this.missing.has(field.name) ? [t("action.required")] : []),
      ...(this.problem?.errors ?? [])
        .filter(error => nearest(error.pointer, others) === own)
        .map(error => error.message ?? error.code ?? ""),
    ];
  }

  private readonly lookAgain = async () => {
    this.dialog.value?.close();
    await this.action!.reload();
  };

  private readonly close = () => this.dialog.value?.close();

  /** While it is on its way nobody closes it unawares; the end of it must be seen. */
  private readonly cancelled = (event: Event) => {
    if (this.busy) {
      event.preventDefault();
    }
  };

  protected override render(): TemplateResult {
    return html`<p class="done" role="status">${this.said}</p>
      <dialog class="action" aria-labelledby="action-title" ${ref(this.dialog)} @cancel=${this.cancelled}>
        ${this.action ? this.content(this.action) : this.problem ? this.refused(this.problem) : nothing}
      </dialog>`;
  }

  private refused(problem: Problem): TemplateResult {
    return html`<div class="form"><h2 id="action-title">${t("action.cannot")}</h2>${refusal(problem)}
      <p class="actions"><button type="button" @click=${this.close}>${t("action.close")}</button></p></div>`;
  }

  private content(action: Action): TemplateResult {
    if (this.result) {
      return html`<div class="form"><h2 id="action-title">${action.title}</h2><p role="status">${this.said}</p>${this.result}
        <p class="actions"><button type="button" @click=${this.close}>${t("action.close")}</button></p></div>`;
    }
    const preview = action.preview !== undefined && !this.previewed?.allowed;
    return html`<form class="form" novalidate aria-busy=${this.busy} @submit=${this.submitted}>
      <h2 id="action-title">${action.title}</h2>
      ${action.about ?? nothing}
      ${this.restored ? html`<p class="fine">${t("action.kept")}</p>` : nothing}
      ${this.trouble()}
      ${this.shownFields().map(field => drawField(
        field,
        this.values,
        this.faultsOf(field),
        value => this.set(field, value),
        file => this.pick(field, file),
      ))}
      ${this.previewed ? html`<section class="preview" aria-live="polite">${this.previewed.drawn}</section>` : nothing}
      ${preview && !this.previewed ? html`<p class="fine">${t("action.previewFirst")}</p>` : nothing}
      <p class="actions">
        <button type="submit" class=${preview ? "" : "strong"} ?disabled=${this.busy}>${preview ? t("action.preview") : action.submit}</button>
        <button type="button" ?disabled=${this.busy} @click=${this.close}>${t("action.cancel")}</button>
        <span role="status" class="fine">${this.busy ? t("action.sending") : ""}</span>
      </p>
    </form>`;
  }

  private trouble(): TemplateResult | typeof nothing {
    const one = this.problem;
    if (!one) {
      return nothing;
    }
    const own = this.shownFields().map(field => pointerOf(field, this.values));
    const beside = one.errors.filter(error => nearest(error.pointer, own) !== undefined);
    // What stands beside a field is not said twice.
    const rest = new Problem(one.status, one.code, one.title, one.detail, one.requestId,
      one.errors.filter(error => !beside.includes(error)));
    return html`<div class="trouble" tabindex="-1">
      ${refusal(rest)}
      ${beside.length > 0 ? html`<p>${t("action.faults", { n: one.errors.length })}</p>` : nothing}
      ${unknown(one) ? html`<p>${t("action.unknown")}</p>` : nothing}
      ${overtaken(one) && beside.length === 0 ? this.lookButton(t(one.status === 409 ? "action.conflict" : "action.overtaken")) : nothing}
      ${one.code === "IDEMPOTENCY_KEY_REUSED" ? this.lookButton(t("action.reused")) : nothing}
    </div>`;
  }

  private lookButton(why: string): TemplateResult {
    return html`<p><strong>${why}</strong></p>
      <p class="actions"><button type="button" class="look" @click=${this.lookAgain}>${t("action.lookAgain")}</button></p>`;
  }
}

/**
 * The field that a fault is told beside: the one it names, else the closest above it, else the first of those below it, as
 * when the checklist faults all of a schedule.
 */
function nearest(pointer: string | undefined, fields: readonly string[]): string | undefined {
  if (!pointer) {
    return undefined;
  }
  const above = fields.filter(field => pointer === field || pointer.startsWith(field + "/")).sort((a, b) => b.length - a.length);
  return above[0] ?? fields.find(field => field.startsWith(pointer + "/"));
}

customElements.define(TAG, ActionDialog);
