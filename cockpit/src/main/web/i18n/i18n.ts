import { settings } from "../shell/settings";
import { messages, type MessageKey } from "./messages";

/** The message in the reader's language; `{name}` is replaced by the value of that name. */
export function t(key: MessageKey, values: Readonly<Record<string, string | number>> = {}): string {
  const pair = messages[key];
  const pattern = settings.language === "zh" ? pair[0] : pair[1];
  return pattern.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""));
}

/** The message of a code that the API gave; the code itself when there is no word for it yet. */
export function word(room: string, code: string | null | undefined): string {
  if (!code) {
    return "—";
  }
  const key = room + "." + code;
  return key in messages ? t(key as MessageKey) : code;
}
