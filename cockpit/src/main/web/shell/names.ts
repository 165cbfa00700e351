/** Names of bases and funds, which figures carry as codes only. */
import { get } from "../data/client";
import type { Items } from "../data/types";
import { settings } from "./settings";

export interface Named {
  readonly id: string;
  readonly code: string;
  readonly name?: string;
  readonly nameZh?: string;
  readonly nameEn?: string;
}

class Names extends EventTarget {
  bases: readonly Named[] = [];
  funds: readonly Named[] = [];

  /** What this person may read; where a list may not be read, codes stay codes. */
  async ask(): Promise<void> {
    [this.bases, this.funds] = await Promise.all([list("/api/v1/bases?pageSize=200"), list("/api/v1/funds?pageSize=200")]);
    this.dispatchEvent(new Event("change"));
  }

  base(code: string | null | undefined): string {
    const one = this.bases.find(base => base.code === code);
    return one ? of(one) : code || "—";
  }
}

export function of(one: Named): string {
  return (settings.language === "zh" ? one.nameZh : one.nameEn) ?? one.name ?? one.code;
}

async function list(path: string): Promise<readonly Named[]> {
  try {
    return (await get<Items<Named>>(path)).data.items;
  } catch {
    return [];
  }
}

export const names = new Names();
