/** Writes: each carries the session's word, the version that was read and the key of its intent. */
import { session } from "../shell/session";
import { doors, headers, Problem, problemOf } from "./client";

/** What goes out; either `json`, or `file` as the whole body, or neither. */
export interface Outgoing {
  readonly method: "POST" | "PUT" | "PATCH" | "DELETE";
  readonly path: string;
  readonly json?: unknown;
  /** Sent as it is; the type is the file's own unless `type` says another. */
  readonly file?: Blob;
  readonly type?: string;
  /** ETag of what the change is made to; empty or missing where something new is made. */
  readonly ifMatch?: string | undefined;
}

/** What came back of a write that was done. */
export interface Done<T> {
  readonly data: T;
  /** Where the new thing stands, empty where the service did not say. */
  readonly location: string;
}

/**
 * The key of one intent. Made of `getRandomValues`, because `randomUUID` is missing where a page comes over plain HTTP,
 * as it does inside many an office network.
 */
export function intentKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return "web-" + [...bytes].map(byte => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * Sends once. Whether it may be sent again is for the caller to know: after a `Problem` for which `unknown` holds, only with
 * the same key.
 *
 * @throws Problem what the service said, or status 0 where nobody answered
 */
export async function send<T>(out: Outgoing, key: string): Promise<Done<T>> {
  const more: Record<string, string> = { "X-CSRF-Token": session.person?.csrfToken ?? "", "Idempotency-Key": key };
  if (out.ifMatch) {
    more["If-Match"] = out.ifMatch;
  }
  let body: BodyInit | null = null;
  if (out.file) {
    more["Content-Type"] = out.type ?? (out.file.type || "application/octet-stream");
    body = out.file;
  } else if (out.json !== undefined) {
    more["Content-Type"] = "application/json";
    body = JSON.stringify(out.json);
  }
  let response: Response;
  try {
    response = await fetch(out.path, { method: out.method, headers: headers(more), body, credentials: "same-origin" });
  } catch {
    throw new Problem(0, "NETWORK", "", "", "");
  }
  if (!response.ok) {
    if (response.status === 401) {
      doors.dispatchEvent(new Event("closed"));
    }
    throw await problemOf(response);
  }
  const text = await response.text().catch(() => {
    // Done or not, the answer broke off: only its key knows.
    throw new Problem(0, "NETWORK", "", "", "");
  });
  return { data: (text === "" ? undefined : JSON.parse(text)) as T, location: response.headers.get("Location") ?? "" };
}

/** Whether it is not known if the write was done: only its own key may be sent again. */
export function unknown(problem: Problem): boolean {
  return problem.status === 0 || problem.status >= 500 || problem.status === 429 || problem.code === "REQUEST_IN_PROGRESS";
}

/** Whether somebody else was quicker: the page must be looked at again before anything is sent. */
export function overtaken(problem: Problem): boolean {
  return problem.status === 412 || problem.status === 428 || (problem.status === 409 && problem.code !== "REQUEST_IN_PROGRESS");
}
