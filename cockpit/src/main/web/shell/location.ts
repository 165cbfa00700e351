/** The address is the state: whoever gets a link sees what its sender saw. */

/** What holds for every page and is carried from one to the next. */
const GLOBAL = ["asOf", "region", "base", "fund"] as const;

class Place extends EventTarget {
  get path(): string {
    return location.pathname;
  }

  get query(): URLSearchParams {
    return new URLSearchParams(location.search);
  }

  get(name: string): string {
    return this.query.get(name) ?? "";
  }

  /** Address of another page, with the global choices of this one. */
  to(path: string, own: Readonly<Record<string, string>> = {}): string {
    const query = new URLSearchParams();
    for (const name of GLOBAL) {
      const value = this.get(name);
      if (value) {
        query.set(name, value);
      }
    }
    for (const [name, value] of Object.entries(own)) {
      if (value) {
        query.set(name, value);
      }
    }
    const text = query.toString();
    return text ? path + "?" + text : path;
  }

  go(address: string): void {
    history.pushState(null, "", address);
    this.dispatchEvent(new Event("change"));
  }

  /** Changes a choice in place; an empty value takes it away. */
  set(change: Readonly<Record<string, string>>, how: "push" | "replace" = "push"): void {
    const query = this.query;
    for (const [name, value] of Object.entries(change)) {
      if (value) {
        query.set(name, value);
      } else {
        query.delete(name);
      }
    }
    const text = query.toString();
    const address = location.pathname + (text ? "?" + text : "");
    if (how === "push") {
      history.pushState(null, "", address);
    } else {
      history.replaceState(null, "", address);
    }
    this.dispatchEvent(new Event("change"));
  }

  /** Follows links inside the cockpit without loading the page anew; everything else is the browser's. */
  listen(isOurs: (path: string) => boolean): void {
    addEventListener("popstate", () => this.dispatchEvent(new Event("change")));
    document.addEventListener("click", event => {
      if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) {
        return;
      }
      const link = event.composedPath().find((part): part is HTMLAnchorElement => part instanceof HTMLAnchorElement);
      if (!link || link.target || link.hasAttribute("download") || link.origin !== location.origin || !isOurs(link.pathname)) {
        return;
      }
      event.preventDefault();
      this.go(link.pathname + link.search);
    });
  }
}

export const place = new Place();
