/** Who looks. The session itself is the gateway's cookie, which no script can read (ADR 0007). */
import { forget, get, post, Problem } from "../data/client";

export interface Person {
  readonly userId: string;
  readonly name: string;
  readonly organisation: string;
  readonly roles: readonly string[];
  readonly expiresAt: string;
  readonly endsAt: string;
  readonly csrfToken: string;
  readonly scope: {
    readonly regions: readonly string[];
    readonly bases: readonly string[];
    readonly funds: readonly string[];
    readonly enterprises: readonly string[];
  };
}

export type Standing = "asking" | "in" | "out" | "away";

class Session extends EventTarget {
  standing: Standing = "asking";
  person: Person | undefined;
  problem: Problem | undefined;

  async ask(): Promise<void> {
    try {
      this.person = (await get<Person>("/auth/session")).data;
      this.standing = "in";
      this.problem = undefined;
    } catch (failure) {
      this.person = undefined;
      this.problem = failure instanceof Problem ? failure : undefined;
      // 404: this installation has no sessions; the answer says so to whoever runs it.
      this.standing = this.problem && this.problem.status !== 401 ? "away" : "out";
    }
    this.dispatchEvent(new Event("change"));
  }

  /** The service said that nobody is signed in: what is on the screen is no longer anybody's. */
  ended(): void {
    if (this.standing === "in") {
      forget();
      this.person = undefined;
      this.standing = "out";
      this.dispatchEvent(new Event("change"));
    }
  }

  signInAddress(): string {
    return "/auth/sign-in?back=" + encodeURIComponent(location.pathname + location.search);
  }

  async signOut(): Promise<void> {
    const answer = await post<{ location: string }>("/auth/sign-out", undefined, this.person?.csrfToken ?? "");
    forget();
    location.assign(answer.location);
  }
}

export const session = new Session();
