import { html, nothing, type TemplateResult } from "lit";
import { t } from "../i18n/i18n";

/** What was entered, as text: amounts and numbers stay the decimal texts that they are. `check`: "true" or "". */
export type Values = Readonly<Record<string, string>>;
export type Files = Readonly<Record<string, File>>;

export type Kind = "text" | "long" | "number" | "date" | "month" | "time" | "choice" | "check" | "file";

/** One entry of a form. */
export interface Field {
  readonly name: string;
  readonly label: string;
  readonly kind: Kind;
  /** JSON Pointer of the body's member, for the service's faults; `/name` if it is not said. */
  readonly pointer?: string;
  /** An empty one is not sent to the service; true if it is not said. */
  readonly required?: boolean;
  readonly hint?: string;
  readonly choices?: readonly (readonly [value: string, label: string])[];
  readonly value?: string;
  /** Kinds of file, as `accept` takes them. */
  readonly accept?: string;
  /** Whether it is asked for, with the other entries as they stand. */
  readonly when?: (values: Values) => boolean;
}

export function pointerOf(field: Field): string {
  return field.pointer ?? "/" + field.name;
}

/** A field with its label, its hint and what is wrong with it, tied together for those who hear the page. */
export function drawField(
  field: Field,
  value: string,
  faults: readonly string[],
  set: (value: string) => void,
  pick: (file: File | undefined) => void,
): TemplateResult {
  const id = "field-" + field.name;
  const told = [field.hint ? id + "-hint" : "", faults.length > 0 ? id + "-fault" : ""].filter(one => one !== "").join(" ");
  const optional = field.required === false && field.kind !== "check";
  return html`<div class="field ${field.kind}">
    <label for=${id}>${field.label}${optional ? html` <span class="fine">${t("action.optional")}</span>` : nothing}</label>
    ${input(field, id, value, told, faults.length > 0, set, pick)}
    ${field.hint ? html`<p class="fine" id="${id}-hint">${field.hint}</p>` : nothing}
    ${faults.length > 0 ? html`<p class="fault" id="${id}-fault">${faults.join(" ")}</p>` : nothing}
  </div>`;
}

function input(
  field: Field,
  id: string,
  value: string,
  told: string,
  wrong: boolean,
  set: (value: string) => void,
  pick: (file: File | undefined) => void,
): TemplateResult {
  const typed = (event: Event) => set((event.target as HTMLInputElement).value);
  const described = told || nothing;
  const invalid = wrong ? "true" : nothing;
  const required = field.required === false || field.kind === "check" ? nothing : "true";
  switch (field.kind) {
    case "long":
      return html`<textarea id=${id} rows="5" .value=${value} aria-describedby=${described} aria-invalid=${invalid}
        aria-required=${required} @input=${typed}></textarea>`;
    case "choice":
      return html`<select id=${id} aria-describedby=${described} aria-invalid=${invalid} aria-required=${required} @change=${typed}>
        <option value="" ?selected=${value === ""}>${t("action.choose")}</option>
        ${(field.choices ?? []).map(([one, label]) => html`<option value=${one} ?selected=${one === value}>${label}</option>`)}
      </select>`;
    case "check":
      return html`<input id=${id} type="checkbox" .checked=${value === "true"} aria-describedby=${described} aria-invalid=${invalid}
        @change=${(event: Event) => set((event.target as HTMLInputElement).checked ? "true" : "")}>`;
    case "file":
      return html`<input id=${id} type="file" accept=${field.accept ?? nothing} aria-describedby=${described} aria-invalid=${invalid}
        aria-required=${required} @change=${(event: Event) => pick((event.target as HTMLInputElement).files?.[0])}>`;
    default:
      return html`<input id=${id} type=${TYPE[field.kind]} inputmode=${field.kind === "number" ? "decimal" : nothing}
        autocomplete="off" .value=${value} aria-describedby=${described} aria-invalid=${invalid} aria-required=${required} @input=${typed}>`;
  }
}

/** Numbers are texts with a keyboard of digits: a number input would round and reword what was typed. */
const TYPE: Readonly<Record<Exclude<Kind, "long" | "choice" | "check" | "file">, string>> = {
  text: "text",
  number: "text",
  date: "date",
  month: "month",
  time: "datetime-local",
};
