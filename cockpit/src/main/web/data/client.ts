/** The one way to the API: cookies of this origin, ETag, abort, problems as they are told. */
import { settings } from "../shell/settings";

export interface FieldError {
  readonly pointer?: string;
  readonly code?: string;
  readonly message?: string;
}

/** A refusal, RFC 9457, as the services write it. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly title: string,
    readonly detail: string,
    readonly requestId: string,
    readonly errors: readonly FieldError[] = [],
  ) {
    super(title);
  }
}

/** An answer with what a reader must know of it. */
export interface Answer<T> {
  readonly data: T;
  /** When it came, by this browser's clock. */
  readonly receivedAt: Date;
  /** The service could not be asked just now: this is what it said last. */
  readonly stale: boolean;
  /** The version of what was read, for the `If-Match` of a change; empty where the service gave none. */
  readonly etag: string;
}

interface Kept {
  readonly etag: string;
  readonly data: unknown;
  readonly receivedAt: Date;
}

const MOST_KEPT = 200;
const kept = new Map<string, Kept>();

/** Tells the shell that the session is over. */
export const doors = new EventTarget();

export async function get<T>(path: string, signal?: AbortSignal): Promise<Answer<T>> {
  const key = settings.language + " " + path;
  const before = kept.get(key);
  let response: Response;
  try {
    response = await fetch(path, {
      headers: headers(before?.etag ? { "If-None-Match": before.etag } : {}),
      signal: signal ?? null,
      credentials: "same-origin",
    });
  } catch (failure) {
    if (signal?.aborted) {
      throw failure;
    }
    return lastKnown(before) ?? fail(new Problem(0, "NETWORK", "", "", ""));
  }
  if (response.status === 304 && before) {
    kept.set(key, { ...before, receivedAt: new Date() });
    return { data: before.data as T, receivedAt: new Date(), stale: false, etag: before.etag };
  }
  if (!response.ok) {
    const problem = await problemOf(response);
    if (response.status === 401) {
      doors.dispatchEvent(new Event("closed"));
    }
    return (response.status >= 500 ? lastKnown<T>(before) : undefined) ?? fail(problem);
  }
  const data = (await response.json()) as T;
  const etag = response.headers.get("ETag") ?? "";
  remember(key, { etag, data, receivedAt: new Date() });
  return { data, receivedAt: new Date(), stale: false, etag };
}

/** As the service says it now: what was kept from before is no ground for a decision. */
export async function getFresh<T>(path: string): Promise<Answer<T>> {
  const answer = await get<T>(path);
  return answer.stale ? fail(new Problem(0, "NETWORK", "", "", "")) : answer;
}

/** A write; the word against forgeries is the session's. Not repeated: only the caller knows whether it may be. */
export async function post<T>(path: string, body: unknown, csrf: string): Promise<T> {
  const response = await fetch(path, {
    method: "POST",
    headers: headers({ "Content-Type": "application/json", "X-CSRF-Token": csrf }),
    body: body === undefined ? null : JSON.stringify(body),
    credentials: "same-origin",
  });
  if (!response.ok) {
    throw await problemOf(response);
  }
  return (await response.json()) as T;
}

/** Another person must not see what the one before was told. */
export function forget(): void {
  kept.clear();
}

function remember(key: string, one: Kept): void {
  kept.delete(key);
  kept.set(key, one);
  for (const oldest of kept.keys()) {
    if (kept.size <= MOST_KEPT) {
      break;
    }
    kept.delete(oldest);
  }
}

function lastKnown<T>(before: Kept | undefined): Answer<T> | undefined {
  return before ? { data: before.data as T, receivedAt: before.receivedAt, stale: true, etag: before.etag } : undefined;
}

function fail(problem: Problem): never {
  throw problem;
}

export function headers(more: Record<string, string>): Record<string, string> {
  return { Accept: "application/json", "Accept-Language": settings.language === "zh" ? "zh-CN" : "en", ...more };
}

export async function problemOf(response: Response): Promise<Problem> {
  const requestId = response.headers.get("X-Request-Id") ?? "";
  try {
    const body = (await response.json()) as Record<string, unknown>;
    const say = (name: string) => (typeof body[name] === "string" ? (body[name] as string) : "");
    return new Problem(
      response.status,
      say("code") || "HTTP_" + response.status,
      say("title"),
      say("detail"),
      say("requestId") || requestId,
      Array.isArray(body["errors"]) ? (body["errors"] as FieldError[]) : [],
    );
  } catch {
    return new Problem(response.status, "HTTP_" + response.status, response.statusText, "", requestId);
  }
}
