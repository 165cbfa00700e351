import { t } from "../i18n/i18n";
import type { MessageKey } from "../i18n/messages";
import { settings } from "../shell/settings";
import { figure, shifted, unitOf, type Money, type Unit } from "./money";

/** What is not known is a dash with a word for those who hear it, never a nought. */
export const NOTHING = "—";

const UNIT_WORD: Record<Exclude<Unit, "auto">, MessageKey> = {
  yuan: "unit.yuan",
  wan: "unit.wan",
  yi: "unit.yi",
};

export interface Shown {
  readonly figure: string;
  readonly unit: string;
  /** The amount as it is, to the last digit. */
  readonly exact: string;
}

/** `unit`: the one of the figures beside it, so that they can be compared; else as the reader chose. */
export function shown(money: Money | null | undefined, wanted: Unit = settings.unit): Shown | undefined {
  if (!money) {
    return undefined;
  }
  const unit = unitOf(money.amount, wanted);
  const currency = money.currency === "CNY" ? "" : money.currency + " ";
  return {
    figure: figure(money.amount, unit),
    unit: currency + t(UNIT_WORD[unit]),
    exact: money.amount + " " + money.currency,
  };
}

export function unitName(unit: Exclude<Unit, "auto">): string {
  return t(UNIT_WORD[unit]);
}

export function money(value: Money | null | undefined, wanted: Unit = settings.unit): string {
  const words = shown(value, wanted);
  return words ? words.figure + " " + words.unit : NOTHING;
}

export function count(value: number | null | undefined): string {
  return value === null || value === undefined ? NOTHING : shifted(String(value), 0, 0);
}

/** A decimal text as it came, with groups; nothing is rounded. */
export function decimal(value: string | number | null | undefined): string {
  if (value === null || value === undefined || value === "") {
    return NOTHING;
  }
  const text = String(value);
  const point = text.indexOf(".");
  return /^-?\d+(\.\d+)?$/.test(text) ? shifted(text, 0, point < 0 ? 0 : text.length - point - 1) : text;
}

export function percent(value: string | number | null | undefined): string {
  const text = decimal(value);
  return text === NOTHING ? NOTHING : text + " %";
}

/** An instant in the reader's time zone, to the minute: 2026-11-29 14:05. */
export function moment(text: string | null | undefined): string {
  if (!text) {
    return NOTHING;
  }
  const at = new Date(text);
  if (Number.isNaN(at.getTime())) {
    return text;
  }
  const two = (value: number) => String(value).padStart(2, "0");
  return (
    `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}` +
    ` ${two(at.getHours())}:${two(at.getMinutes())}`
  );
}

/** The day in the reader's own calendar: 2026-11-29. */
export function today(): string {
  return moment(new Date().toISOString()).slice(0, 10);
}

export function text(value: string | null | undefined): string {
  return value === null || value === undefined || value === "" ? NOTHING : value;
}

/** The part of a pair of texts in the reader's language. */
export function either(zh: string | null | undefined, en: string | null | undefined): string {
  return text(settings.language === "zh" ? zh : en);
}

/** What stands between the items of a list in a sentence. */
export function comma(): string {
  return settings.language === "zh" ? "、" : ", ";
}
