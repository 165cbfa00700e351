package io.jidi.local;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** What the launcher says to the person in front of it; always UTF-8, whatever the locale of the terminal. */
final class Console {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", java.util.Locale.ROOT);

    private final PrintStream out;
    private final Clock clock;

    Console(PrintStream out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    static Console ofProcess(Clock clock) {
        return new Console(
                new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), true, StandardCharsets.UTF_8),
                clock);
    }

    /** A line as it is. */
    synchronized void say(String line) {
        out.println(line);
    }

    /** A line about something that happened, with the time of day. */
    synchronized void tell(String line) {
        out.println(LocalTime.ofInstant(clock.instant(), ZONE).format(TIME) + "  " + line);
    }
}
