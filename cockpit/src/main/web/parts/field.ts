import { html, nothing, type TemplateResult } from "lit";
import { t } from "../i18n/i18n";

/** What was entered, as text: amounts and numbers stay the decimal texts that they are. `check`: "true" or "". */
export type Values = Readonly<Record<string, string>>;
export type Files = Readonly<Record<string, File>>;

/** `many`: the values of the boxes that are ticked, with commas between them. */
export type Kind = "text" | "long" | "number" | "date" | "month" | "time" | "choice" | "many" | "check" | "file";

export type Choice = readonly [value: string, label: string];

/** One entry of a form. */
export interface Field {
  readonly name: string;
  readonly label: string;
  readonly kind: Kind;
  /** JSON Pointer of the body's member, for the service's faults; `/name` if it is not said. May follow from the entries. */
  readonly pointer?: string | ((values: Values) => string);
  /** An empty one is not sent to the service; true if it is not said. */
  readonly required?: boolean;
  readonly hint?: string;
  /** What can be chosen; with the other entries as they stand where it follows from them. */
  readonly choices?: readonly Choice[] | ((values: Values) => readonly Choice[]);
  readonly value?: string;
  /** Kinds of file, as `accept` takes them. */
  readonly accept?: string;
  /** Whether it is asked for, with the other entries as they stand. */
  readonly when?: (values: Values) => boolean;
  /** A heading above this entry, where a part of a long form begins. */
  readonly section?: string;
}

export function pointerOf(field: Field, values: Values): string {
  return typeof field.pointer === "function" ? field.pointer(values) : (field.pointer ?? "/" + field.name);
}

/** The ticked values of a field of many. */
export function ticked(value: string | undefined): readonly string[] {
  return (value ?? "").split(",").filter(one => one !== "");
}

/** An amount as it was typed, without the groups that people write; the service judges the rest. */
export function typedAmount(value: string | undefined): string {
  return (value ?? "").replace(/[\s,\uFF0C]/g, "");
}

/** A field with its label, its hint and what is wrong with it, tied together for those who hear the page. */
export function drawField(
  field: Field,
  values: Values,
  faults: readonly string[],
  set: (value: string) => void,
  pick: (file: File | undefined) => void,
): TemplateResult {
  const id = "field-" + field.name;
  const value = values[field.name] ?? "";
  const choices = typeof field.choices === "function" ? field.choices(values) : (field.choices ?? []);
  const told = [field.hint ? id + "-hint" : "", faults.length > 0 ? id + "-fault" : ""].filter(one => one !== "").join(" ");
  const optional = field.required === false && field.kind !== "check";
  const label = html`${field.label}${optional ? html` <span class="fine">${t("action.optional")}</span>` : nothing}`;
  const notes = html`${field.hint ? html`<p class="fine" id="${id}-hint">${field.hint}</p>` : nothing}
    ${faults.length > 0 ? html`<p class="fault" id="${id}-fault"><span aria-hidden="true">✕ </span>${faults.join(" ")}</p>` : nothing}`;
  const head = field.section ? html`<h3>${field.section}</h3>` : nothing;
  if (field.kind === "many") {
    return html`${head}<fieldset class="field of-many" aria-describedby=${told || nothing}>
      <legend>${label}</legend>${boxes(choices, value, faults.length > 0, set)}${notes}</fieldset>`;
  }
  return html`${head}<div class="field of-${field.kind}">
    <label for=${id}>${label}</label>${input(field, choices, id, value, told, faults.length > 0, set, pick)}${notes}</div>`;
}

function boxes(choices: readonly Choice[], value: string, wrong: boolean, set: (value: string) => void): TemplateResult {
  const now = ticked(value);
  return html`<div class="inline">${choices.map(([one, label]) => html`<label><input type="checkbox" value=${one}
    .checked=${now.includes(one)} aria-invalid=${wrong ? "true" : nothing} @change=${(event: Event) =>
      set((event.target as HTMLInputElement).checked ? [...now, one].join(",") : now.filter(other => other !== one).join(","))}> ${label}</label>`)}</div>`;
}

function input(
  field: Field,
  choices: readonly Choice[],
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
        ${choices.map(([one, label]) => html`<option value=${one} ?selected=${one === value}>${label}</option>`)}
      </select>`;
    case "check":
      return html`<input id=${id} type="checkbox" .checked=${value === "true"} aria-describedby=${described} aria-invalid=${invalid}
        @change=${(event: Event) => set((event.target as HTMLInputElement).checked ? "true" : "")}>`;
    case "file":
      return html`<input id=${id} type="file" accept=${field.accept ?? nothing} aria-describedby=${described} aria-invalid=${invalid}
        aria-required=${required} @change=${(event: Event) => pick((event.target as HTMLInputElement).files?.[0])}>`;
    case "many":
      return html``;
    default:
      return html`<input id=${id} type=${TYPE[field.kind]} inputmode=${field.kind === "number" ? "decimal" : nothing}
        autocomplete="off" .value=${value} aria-describedby=${described} aria-invalid=${invalid} aria-required=${required} @input=${typed}>`;
  }
}

/** Numbers are texts with a keyboard of digits: a number input would round and reword what was typed. */
const TYPE: Readonly<Record<Exclude<Kind, "long" | "choice" | "many" | "check" | "file">, string>> = {
  text: "text",
  number: "text",
  date: "date",
  month: "month",
  time: "datetime-local",
};
