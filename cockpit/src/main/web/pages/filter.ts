import { place } from "../shell/location";

/** The choices of the whole page as a filter of a list: a city with all below it, and the base. */
export function globalFilter(query: URLSearchParams): void {
  const region = place.get("region");
  if (/^\d{6}$/.test(region)) {
    if (region.endsWith("00")) {
      query.set("regionCode.gte", region);
      query.set("regionCode.lte", region.slice(0, 4) + "99");
    } else {
      query.set("regionCode", region);
    }
  }
}
