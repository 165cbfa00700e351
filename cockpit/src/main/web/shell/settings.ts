/** What a reader chose for this browser; kept here and nowhere else. */
import type { Unit } from "../format/money";

export type Language = "zh" | "en";
export type Theme = "system" | "light" | "dark" | "wall";

const LANGUAGES: readonly Language[] = ["zh", "en"];
const THEMES: readonly Theme[] = ["system", "light", "dark", "wall"];
const UNITS: readonly Unit[] = ["auto", "wan", "yi", "yuan"];

class Settings extends EventTarget {
  language: Language = "zh";
  theme: Theme = "system";
  unit: Unit = "auto";

  /** Address first (a link may say how it wants to be read), then what was kept, then the browser's language. */
  read(address: URLSearchParams): void {
    const browser: Language = navigator.language.toLowerCase().startsWith("zh") ? "zh" : "en";
    this.language = choice(LANGUAGES, address.get("lang") ?? kept("lang")) ?? browser;
    this.theme = choice(THEMES, address.get("theme") ?? kept("theme")) ?? "system";
    this.unit = choice(UNITS, address.get("unit") ?? kept("unit")) ?? "auto";
    this.apply();
  }

  set(change: Partial<Pick<Settings, "language" | "theme" | "unit">>): void {
    Object.assign(this, change);
    keep("lang", this.language);
    keep("theme", this.theme);
    keep("unit", this.unit);
    this.apply();
    this.dispatchEvent(new Event("change"));
  }

  private apply(): void {
    const root = document.documentElement;
    root.lang = this.language === "zh" ? "zh-CN" : "en";
    root.dataset["theme"] = this.theme;
  }
}

function choice<T extends string>(values: readonly T[], word: string | null): T | undefined {
  return values.find(value => value === word);
}

function kept(name: string): string | null {
  try {
    return localStorage.getItem("jidi." + name);
  } catch {
    return null;
  }
}

function keep(name: string, value: string): void {
  try {
    localStorage.setItem("jidi." + name, value);
  } catch {
    // A browser that keeps nothing shows the page all the same.
  }
}

export const settings = new Settings();
