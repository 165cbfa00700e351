// Shows the stream with fetch: an EventSource cannot send a bearer token.
"use strict";
const form = document.getElementById("live");
const state = document.getElementById("state");
const list = document.getElementById("events");
const MOST_LINES = 200;
let current = null;

async function listen(after) {
  if (current) current.abort();
  const mine = new AbortController();
  current = mine;
  let cursor = after;
  while (!mine.signal.aborted) {
    try {
      const answer = await fetch("/api/v1/events/stream" + (cursor ? "?after=" + encodeURIComponent(cursor) : ""), {
        headers: { Authorization: "Bearer " + document.getElementById("token").value.trim() },
        signal: mine.signal
      });
      if (!answer.ok) {
        const problem = await answer.json();
        state.textContent = problem.title + " (" + problem.code + ")";
        return;
      }
      state.textContent = "已连接 | connected";
      const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
      let rest = "";
      for (;;) {
        const { value, done } = await reader.read();
        if (done) break;
        rest += value;
        const blocks = rest.split("\n\n");
        rest = blocks.pop();
        for (const block of blocks) cursor = show(block) || cursor;
      }
    } catch (failure) {
      if (mine.signal.aborted) return;
    }
    state.textContent = "重新连接… | reconnecting…";
    await new Promise(later => setTimeout(later, 2000));
  }
}

function show(block) {
  let id = "";
  let data = "";
  for (const line of block.split("\n")) {
    if (line.startsWith("id: ")) id = line.slice(4);
    if (line.startsWith("data: ")) data += line.slice(6);
  }
  if (data) {
    const event = JSON.parse(data);
    const lines = list.textContent.split("\n").slice(0, MOST_LINES);
    list.textContent = event.time + "  " + event.type + "  " + event.subject + "\n" + lines.join("\n");
  }
  return id;
}

form.addEventListener("submit", event => { event.preventDefault(); listen(""); });
document.getElementById("beginning").addEventListener("click", () => listen("beginning"));
