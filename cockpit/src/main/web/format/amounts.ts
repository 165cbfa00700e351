import { sum, type Money } from "./money";
import { money } from "./words";

/** Money to the fen with its groups, whatever unit was chosen: an allocation is never shortened. */
export function exact(one: Money | null | undefined): string {
  return money(one, "yuan");
}

export function total(amounts: readonly Money[], currency: string): Money {
  return { amount: sum(amounts.map(one => one.amount)), currency };
}
