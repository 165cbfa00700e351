/** Exact arithmetic on decimal texts: an amount is never a floating-point number (conventions, Money). */

export interface Money {
  readonly amount: string;
  readonly currency: string;
}

/** `auto`: 亿 from one hundred million on, 万 from ten thousand on, else whole. */
export type Unit = "auto" | "yuan" | "wan" | "yi";

const POWER: Record<Exclude<Unit, "auto">, number> = { yuan: 0, wan: 4, yi: 8 };

interface Decimal {
  readonly digits: bigint;
  readonly scale: number;
}

/** Refuses what is no plain decimal, rather than show a wrong figure. */
export function parse(text: string): Decimal {
  const found = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text.trim());
  if (!found) {
    throw new Error("no decimal: " + text);
  }
  const fraction = found[3] ?? "";
  const digits = BigInt(found[2]! + fraction);
  return { digits: found[1] ? -digits : digits, scale: fraction.length };
}

/** `text` ÷ 10^power, half up away from zero, with exactly `places` digits after the point and groups of three. */
export function shifted(text: string, power: number, places: number): string {
  const { digits, scale } = parse(text);
  const negative = digits < 0n;
  let value = negative ? -digits : digits;
  const drop = scale + power - places;
  if (drop > 0) {
    const divisor = 10n ** BigInt(drop);
    const rest = value % divisor;
    value = value / divisor + (rest * 2n >= divisor ? 1n : 0n);
  } else {
    value *= 10n ** BigInt(-drop);
  }
  const all = value.toString().padStart(places + 1, "0");
  const whole = all.slice(0, all.length - places).replace(/\B(?=(\d{3})+$)/g, ",");
  const sign = negative && value !== 0n ? "−" : "";
  return sign + whole + (places > 0 ? "." + all.slice(all.length - places) : "");
}

export function compare(left: string, right: string): number {
  const a = parse(left);
  const b = parse(right);
  const scale = Math.max(a.scale, b.scale);
  const x = a.digits * 10n ** BigInt(scale - a.scale);
  const y = b.digits * 10n ** BigInt(scale - b.scale);
  return x < y ? -1 : x > y ? 1 : 0;
}

/** The exact sum, with as many decimals as the longest has, two at least. */
export function sum(texts: readonly string[]): string {
  const all = texts.map(parse);
  const scale = Math.max(2, ...all.map(one => one.scale));
  const digits = all.reduce((total, one) => total + one.digits * 10n ** BigInt(scale - one.scale), 0n);
  const text = (digits < 0n ? -digits : digits).toString().padStart(scale + 1, "0");
  return (digits < 0n ? "-" : "") + text.slice(0, -scale) + "." + text.slice(-scale);
}

/** Share of `part` in `whole` in per cent as a number between 0 and 100: for lengths of bars only, never for text. */
export function share(part: string, whole: string): number {
  const a = parse(part);
  const b = parse(whole);
  const scale = Math.max(a.scale, b.scale);
  const y = b.digits * 10n ** BigInt(scale - b.scale);
  if (y <= 0n) {
    return 0;
  }
  const x = a.digits * 10n ** BigInt(scale - a.scale);
  return Math.max(0, Math.min(100, Number((x * 10000n) / y) / 100));
}

/** The unit that `auto` means for an amount. */
export function unitOf(amount: string, unit: Unit): Exclude<Unit, "auto"> {
  if (unit !== "auto") {
    return unit;
  }
  const absolute = amount.trim().replace(/^-/, "");
  if (compare(absolute, "100000000") >= 0) {
    return "yi";
  }
  return compare(absolute, "10000") >= 0 ? "wan" : "yuan";
}

/** The figure without its unit, two decimals. */
export function figure(amount: string, unit: Exclude<Unit, "auto">): string {
  return shifted(amount, POWER[unit], 2);
}

/** For charts: lengths, not text. The digits that are lost are beyond what a screen can show. */
export function length(amount: string, unit: Exclude<Unit, "auto">): number {
  const { digits, scale } = parse(amount);
  return Number(digits) / 10 ** (scale + POWER[unit]);
}
