package io.jidi.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code ./jidi logs}: the end of the logs of one part or of all, and with -f what is added. */
record ShowLogs(Home home, Console console) {
    private static final int ONE = 16_000;
    private static final int EACH_OF_ALL = 1_500;
    private static final long LOOK_MILLIS = 300;

    int run(List<String> parts, boolean follow) throws InterruptedException {
        Map<String, LogFollower> followers = new LinkedHashMap<>();
        for (String part : parts.isEmpty() ? everyLog() : parts) {
            followers.put(part, LogFollower.nearEnd(log(part), parts.isEmpty() ? EACH_OF_ALL : ONE));
        }
        do {
            followers.forEach((part, follower) -> follower.next()
                    .forEach(line -> console.say(followers.size() == 1 ? line : "%-18s | %s".formatted(part, line))));
            if (follow) {
                Thread.sleep(LOOK_MILLIS);
            }
        } while (follow);
        return 0;
    }

    private Path log(String part) {
        if (part.equals("launcher")) {
            return home.launcherLog();
        }
        return home.logOf(PartName.find(part)
                .orElseThrow(() ->
                        new LauncherFailure("there is no part '" + part + "'; parts: launcher, " + PartName.list())));
    }

    private static List<String> everyLog() {
        List<String> all = new ArrayList<>(List.of("launcher"));
        for (PartName part : PartName.values()) {
            // The issuer speaks through the launcher.
            if (part != PartName.ISSUER) {
                all.add(part.word());
            }
        }
        return all;
    }
}
