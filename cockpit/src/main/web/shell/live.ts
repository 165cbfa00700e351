/** The stream of events, read with fetch: an EventSource would have to know every type of event beforehand. */
import { session } from "./session";

export type LiveState = "off" | "connecting" | "live" | "waiting";

export interface LiveEvent {
  readonly type: string;
  readonly subject: string;
  readonly time: string;
}

const FIRST_PAUSE = 2_000;
const LONGEST_PAUSE = 60_000;
/** The gateway's heart beats every 15 s: after three beats nobody is there. */
const SILENCE = 45_000;

class Live extends EventTarget {
  state: LiveState = "off";
  lastAt: Date | undefined;
  count = 0;
  private cursor = "";
  private current: AbortController | undefined;

  start(): void {
    if (!this.current) {
      this.current = new AbortController();
      void this.follow(this.current.signal);
    }
  }

  stop(): void {
    this.current?.abort();
    this.current = undefined;
    this.become("off");
  }

  private async follow(ended: AbortSignal): Promise<void> {
    let pause = FIRST_PAUSE;
    while (!ended.aborted) {
      this.become(this.count === 0 && pause === FIRST_PAUSE ? "connecting" : this.state);
      const silence = new AbortController();
      try {
        const answer = await fetch(
          "/api/v1/events/stream" + (this.cursor ? "?after=" + encodeURIComponent(this.cursor) : ""),
          { headers: { Accept: "text/event-stream" }, signal: AbortSignal.any([ended, silence.signal]) },
        );
        if (answer.status === 401) {
          session.ended();
          return;
        }
        if (answer.status === 400) {
          this.cursor = "";
        }
        if (answer.ok && answer.body) {
          pause = FIRST_PAUSE;
          this.become("live");
          await this.read(answer.body, silence);
        }
      } catch {
        // Broken or silent: the loop comes back to it.
      }
      if (ended.aborted) {
        return;
      }
      this.become("waiting");
      await new Promise(later => setTimeout(later, pause));
      pause = Math.min(pause * 2, LONGEST_PAUSE);
    }
  }

  private async read(body: ReadableStream<Uint8Array>, silence: AbortController): Promise<void> {
    const reader = body.pipeThrough(new TextDecoderStream() as TransformStream<Uint8Array, string>).getReader();
    let rest = "";
    for (;;) {
      const watch = setTimeout(() => silence.abort(), SILENCE);
      const { value, done } = await reader.read();
      clearTimeout(watch);
      if (done) {
        return;
      }
      rest += value;
      const blocks = rest.split("\n\n");
      rest = blocks.pop() ?? "";
      blocks.forEach(block => this.take(block));
    }
  }

  private take(block: string): void {
    let data = "";
    for (const line of block.split("\n")) {
      if (line.startsWith("id: ")) {
        this.cursor = line.slice(4);
      } else if (line.startsWith("data: ")) {
        data += line.slice(6);
      }
    }
    if (data) {
      const event = JSON.parse(data) as LiveEvent;
      this.lastAt = new Date();
      this.count += 1;
      this.dispatchEvent(new CustomEvent<LiveEvent>("event", { detail: event }));
      this.dispatchEvent(new Event("change"));
    }
  }

  private become(state: LiveState): void {
    if (this.state !== state) {
      this.state = state;
      this.dispatchEvent(new Event("change"));
    }
  }
}

export const live = new Live();
