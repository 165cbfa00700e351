import type { TemplateResult } from "lit";
import type { MessageKey } from "../i18n/messages";

/** A page: how it is called, and how it comes. Add a page here and its first segment in `Cockpit.PAGES`. */
export interface Route {
  /** First segment of the path; empty for the first page. */
  readonly segment: string;
  readonly title: MessageKey;
  /** In the navigation, or reached from elsewhere only. */
  readonly listed: boolean;
  /** Loads the code of the page when it is first wanted. `id` is the second segment, empty for the list. */
  readonly load: () => Promise<{ page: (id: string) => TemplateResult }>;
}

export const routes: readonly Route[] = [
  { segment: "", title: "page.overview", listed: true, load: () => import("../pages/overview") },
  { segment: "projects", title: "page.projects", listed: true, load: () => import("../pages/projects") },
  { segment: "enterprises", title: "page.enterprises", listed: true, load: () => import("../pages/enterprises") },
  { segment: "funds", title: "page.funds", listed: true, load: () => import("../pages/funds") },
  { segment: "deals", title: "page.deals", listed: true, load: () => import("../pages/deals") },
  { segment: "work", title: "page.work", listed: true, load: () => import("../pages/work") },
  { segment: "data", title: "page.data", listed: true, load: () => import("../pages/data") },
  { segment: "rows", title: "page.rows", listed: false, load: () => import("../pages/rows") },
];

export interface Found {
  readonly route: Route;
  readonly id: string;
}

export function find(path: string): Found | undefined {
  const [segment = "", id = "", ...more] = path.split("/").filter(part => part !== "");
  const route = routes.find(one => one.segment === segment);
  // Ids are letters, digits and underscores: what else stands there is no page.
  return route && more.length === 0 && /^\w*$/.test(id) ? { route, id } : undefined;
}
