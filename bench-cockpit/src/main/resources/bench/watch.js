// Runs in the page before anything of it. `wanted` selects what a reader came for.
wanted => {
  const seen = { first: 0, whole: 0 };
  window.benchSeen = seen;
  // The second frame begins when the first has been handed over to be painted.
  const painted = then => requestAnimationFrame(() => requestAnimationFrame(() => then(performance.now())));
  const whole = () =>
    document.querySelector("main h1") &&
    !document.querySelector("main .waiting") &&
    [...document.querySelectorAll(".chart-box")].every(box => box.hidden || box.dataset.drawn);
  let first = false;
  const watch = new MutationObserver(() => {
    if (!first && document.querySelector(wanted)) {
      first = true;
      painted(now => (seen.first = now));
    }
    if (first && whole()) {
      watch.disconnect();
      painted(now => (seen.whole = now));
    }
  });
  watch.observe(document, { childList: true, subtree: true, attributes: true });

  window.benchAct = {
    frame: () => new Promise(next => requestAnimationFrame(next)),

    /** Scrolls to the end until so many rows are in the table's memory, then to the top. */
    load: async rows => {
      const table = document.querySelector("jidi-table");
      const box = table.querySelector(".table-box");
      while (table.rows.length < rows) {
        const had = table.rows.length;
        box.scrollTop = box.scrollHeight;
        while (table.rows.length === had || table.loading) {
          await benchAct.frame();
        }
      }
      box.scrollTop = 0;
      await benchAct.frame();
      await benchAct.frame();
    },

    /** How many rows and elements stand in the document. */
    size: () => [
      document.querySelectorAll(".table-box tbody tr:not(.space)").length,
      document.querySelectorAll("*").length,
    ],

    /** Whether the rows in the document fill what is to be seen of the table, from its head to its lower edge. */
    filled: () => {
      const box = document.querySelector(".table-box").getBoundingClientRect();
      const head = document.querySelector(".table-box thead th").getBoundingClientRect();
      const rows = document.querySelectorAll(".table-box tbody tr:not(.space)");
      return (
        rows.length > 0 &&
        rows[0].getBoundingClientRect().top <= head.bottom + 1 &&
        rows[rows.length - 1].getBoundingClientRect().bottom >= box.bottom - 1 - document.querySelector(".table-box").offsetHeight +
          document.querySelector(".table-box").clientHeight
      );
    },

    /**
     * Waits for the next input of a type and measures from when the browser took it: until the frame in which `began` holds
     * is painted, and the one in which `ended` does; and the longest stretch in which the page could not answer (long tasks
     * begin at 50 ms; below that 0). Both are asked in each frame.
     */
    expect: (type, began, ended) => {
      benchAct.outcome = undefined;
      const outcome = { paint: 0, done: 0, blocked: 0, event: 0, rows: 0 };
      const tasks = new PerformanceObserver(list =>
        list.getEntries().forEach(one => (outcome.blocked = Math.max(outcome.blocked, one.duration))),
      );
      tasks.observe({ type: "longtask" });
      const events = new PerformanceObserver(list =>
        list.getEntries().forEach(one => {
          if (outcome.start && one.startTime >= outcome.start - 1) {
            outcome.event = Math.max(outcome.event, one.duration);
          }
        }),
      );
      events.observe({ type: "event", durationThreshold: 16 });
      addEventListener(
        type,
        event => {
          outcome.start = event.timeStamp;
          let isPainted = false;
          const look = () => {
            outcome.rows = Math.max(outcome.rows, benchAct.size()[0]);
            if (!isPainted && began()) {
              isPainted = true;
              painted(now => (outcome.paint = now - outcome.start));
            }
            if (isPainted && ended()) {
              painted(now => {
                outcome.done = now - outcome.start;
                // The browser tells long tasks and events of a frame after it.
                setTimeout(() => {
                  tasks.disconnect();
                  events.disconnect();
                  benchAct.outcome = outcome;
                }, 100);
              });
            } else {
              requestAnimationFrame(look);
            }
          };
          requestAnimationFrame(look);
        },
        { capture: true, once: true, passive: true },
      );
    },
  };
}
