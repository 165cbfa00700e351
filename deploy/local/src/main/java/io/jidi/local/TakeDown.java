package io.jidi.local;

import io.jidi.embedded.Patience;
import io.jidi.embedded.ProcFs;
import io.jidi.embedded.Signals;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** {@code ./jidi down}: stops the launcher, which stops all parts; leaves no process. */
record TakeDown(Home home, Console console) {
    private static final Duration ORDERLY_LIMIT = Duration.ofSeconds(75);
    private static final Duration GUARD_LIMIT = Duration.ofSeconds(15);

    int run() {
        Optional<RunFile> last = RunFile.read(home);
        if (last.isEmpty()) {
            console.say("没有运行 · Jidi does not run");
            return 0;
        }
        RunFile running = last.get();
        if (running.launcherAlive()) {
            console.say("停止 · stopping …");
            List<Long> family = ProcFs.family(running.launcherPid());
            Signals.send(running.launcherPid(), "TERM");
            if (!Patience.until(ORDERLY_LIMIT, () -> !running.launcherAlive())) {
                console.say("不响应，强制结束 · no answer, killing it");
                Signals.send(running.launcherPid(), "KILL");
            }
            // Its guard ends a moment after it.
            Patience.until(GUARD_LIMIT, () -> family.stream().noneMatch(ProcFs::alive));
        }
        RunFile.read(home).ifPresent(now -> Leftovers.clear(now, console));
        console.say("已停止 · stopped; data is kept in .jidi");
        return 0;
    }
}
