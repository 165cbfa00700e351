/** The 16 cities with their places on the tile grid: a drawing of our own without boundaries (design, ecosystem 3.6). */
export interface City {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly column: number;
  readonly row: number;
}

export const CITIES: readonly City[] = [
  { code: "341600", zh: "亳州", en: "Bozhou", column: 2, row: 1 },
  { code: "340600", zh: "淮北", en: "Huaibei", column: 3, row: 1 },
  { code: "341300", zh: "宿州", en: "Suzhou", column: 4, row: 1 },
  { code: "341200", zh: "阜阳", en: "Fuyang", column: 1, row: 2 },
  { code: "340400", zh: "淮南", en: "Huainan", column: 2, row: 2 },
  { code: "340300", zh: "蚌埠", en: "Bengbu", column: 3, row: 2 },
  { code: "341100", zh: "滁州", en: "Chuzhou", column: 4, row: 2 },
  { code: "341500", zh: "六安", en: "Lu'an", column: 1, row: 3 },
  { code: "340100", zh: "合肥", en: "Hefei", column: 2, row: 3 },
  { code: "340500", zh: "马鞍山", en: "Ma'anshan", column: 3, row: 3 },
  { code: "340800", zh: "安庆", en: "Anqing", column: 1, row: 4 },
  { code: "340700", zh: "铜陵", en: "Tongling", column: 2, row: 4 },
  { code: "340200", zh: "芜湖", en: "Wuhu", column: 3, row: 4 },
  { code: "341800", zh: "宣城", en: "Xuancheng", column: 4, row: 4 },
  { code: "341700", zh: "池州", en: "Chizhou", column: 2, row: 5 },
  { code: "341000", zh: "黄山", en: "Huangshan", column: 3, row: 5 },
];

/** The city of a region code by its first four digits; the code itself for what is no city of ours. */
export function cityName(code: string | null | undefined, language: "zh" | "en"): string {
  if (!code) {
    return "—";
  }
  const city = CITIES.find(one => one.code.slice(0, 4) === code.slice(0, 4));
  const name = city?.[language];
  return name ? (city.code === code ? name : name + " " + code) : code;
}
