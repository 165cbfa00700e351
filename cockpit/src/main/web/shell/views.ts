/** Views that a person saved: a page with its filters under a name. They are this browser's and go nowhere else. */
import { find } from "./routes";
import { session } from "./session";

export interface SavedView {
  readonly name: string;
  /** Path and query of a page of the cockpit, as `canonical` writes it. */
  readonly address: string;
}

/** Why a view is not saved under a name. */
export type ViewFault = "empty" | "taken" | "full";

export const LONGEST_NAME = 60;
const MOST = 50;

/** How somebody reads, not what: that is chosen once for all pages. */
const LOOK = ["lang", "theme", "unit"] as const;

/** The address as views are compared by it; undefined for what is no page of the cockpit. */
export function canonical(address: string): string | undefined {
  const url = URL.canParse(address, location.origin) ? new URL(address, location.origin) : undefined;
  if (url?.origin !== location.origin || !find(url.pathname)) {
    return undefined;
  }
  LOOK.forEach(name => url.searchParams.delete(name));
  url.searchParams.sort();
  return url.pathname + url.search;
}

function alike(a: string, b: string): boolean {
  return a.normalize("NFKC").toLowerCase() === b.normalize("NFKC").toLowerCase();
}

/** What can be made out of kept text; what was damaged or is no page any more is left out, the rest stays. */
function understood(text: string | null): readonly SavedView[] {
  const all: unknown = JSON.parse(text ?? "[]");
  const views: SavedView[] = [];
  for (const one of Array.isArray(all) ? (all as unknown[]) : []) {
    const { name, address } = (one ?? {}) as { readonly name?: unknown; readonly address?: unknown };
    const page = typeof address === "string" ? canonical(address) : undefined;
    if (typeof name === "string" && name.trim() !== "" && name.length <= LONGEST_NAME && page && !views.some(view => alike(view.name, name))) {
      views.push({ name, address: page });
    }
  }
  return views.slice(0, MOST);
}

class Views extends EventTarget {
  /** In the order in which they were saved. */
  items: readonly SavedView[] = [];
  private key = "";
  /** By key, where the browser keeps nothing: until the page is closed. */
  private readonly unkept = new Map<string, readonly SavedView[]>();

  constructor() {
    super();
    session.addEventListener("change", () => this.load());
    // Another window of the same person saved something, or somebody emptied the storage.
    addEventListener("storage", event => (event.key === this.key || event.key === null) && this.load());
  }

  /** Whether they are there again when the page is opened the next time. */
  get kept(): boolean {
    return !this.unkept.has(this.key);
  }

  /** Saves a page under a name of its own. */
  save(name: string, address: string): ViewFault | undefined {
    const page = canonical(address);
    const before = this.read();
    const fault = before.length >= MOST ? "full" : this.fault(name, before);
    if (!fault && page) {
      this.write([...before, { name: name.trim(), address: page }]);
    }
    return fault;
  }

  rename(from: string, to: string): ViewFault | undefined {
    const before = this.read();
    const fault = this.fault(to, before.filter(one => one.name !== from));
    if (!fault) {
      this.write(before.map(one => (one.name === from ? { ...one, name: to.trim() } : one)));
    }
    return fault;
  }

  remove(name: string): void {
    this.write(this.read().filter(one => one.name !== name));
  }

  private fault(name: string, others: readonly SavedView[]): ViewFault | undefined {
    return name.trim() === "" ? "empty" : others.some(one => alike(one.name, name.trim())) ? "taken" : undefined;
  }

  private load(): void {
    const user = session.person?.userId;
    this.key = user ? "jidi.views." + user : "";
    this.items = user ? this.read() : [];
    this.dispatchEvent(new Event("change"));
  }

  /** Read anew before every change: another window may have saved something since. */
  private read(): readonly SavedView[] {
    try {
      return this.unkept.get(this.key) ?? understood(localStorage.getItem(this.key));
    } catch {
      return [];
    }
  }

  private write(items: readonly SavedView[]): void {
    try {
      localStorage.setItem(this.key, JSON.stringify(items));
      this.unkept.delete(this.key);
    } catch {
      this.unkept.set(this.key, items);
    }
    this.items = items;
    this.dispatchEvent(new Event("change"));
  }
}

export const views = new Views();
