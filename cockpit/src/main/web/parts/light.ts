import { html, type TemplateResult } from "lit";
import { word } from "../i18n/i18n";

/** Shape, word and colour together: a light is readable in greyscale (domain file, 5.2). */
const SHAPE: Readonly<Record<string, string>> = {
  GREEN: "●",
  YELLOW: "▲",
  RED: "■",
  BLUE: "◆",
  GREY: "○",
  NONE: "–",
};

export function light(colour: string | null | undefined, room: "light" | "nodeLight" = "light"): TemplateResult {
  const code = colour ?? "NONE";
  return html`<span class="light ${code.toLowerCase()}"><span aria-hidden="true">${SHAPE[code] ?? "–"}</span> ${word(room, code)}</span>`;
}

export function lightShape(colour: string): string {
  return SHAPE[colour] ?? "–";
}
