package io.jidi.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The user a child runs as, put into effect by {@code setpriv} in front of its command.
 *
 * <p>PostgreSQL refuses root. {@link #UNPRIVILEGED} is the user nobody; {@link #UNPRIVILEGED_BELOW_CLOSED_FOLDER} is the
 * same user with the one capability of walking through folders closed to others (a checkout below {@code /root}).
 * PostgreSQL asks with access(2), which looks at the permitted capabilities only if the set-uid fix-up is off.
 */
public enum Rights {
    OURS(List.of()),
    UNPRIVILEGED(List.of("--reuid=65534", "--regid=65534", "--clear-groups")),
    UNPRIVILEGED_BELOW_CLOSED_FOLDER(List.of(
            "--reuid=65534",
            "--regid=65534",
            "--clear-groups",
            "--securebits=+no_setuid_fixup",
            "--inh-caps=+dac_override",
            "--ambient-caps=+dac_override"));

    private static final int NOBODY = 65_534;

    private final List<String> options;

    Rights(List<String> options) {
        this.options = options;
    }

    /** The rights for a server that refuses root, with its files below the given folders. */
    static Rights forServer(Path... folders) {
        if (!Machine.isRoot()) {
            return OURS;
        }
        return Stream.of(folders).allMatch(Machine::openToOthers) ? UNPRIVILEGED : UNPRIVILEGED_BELOW_CLOSED_FOLDER;
    }

    /** Hands a file or folder over to the user of the child. */
    void own(Path path) {
        if (this == OURS) {
            return;
        }
        try {
            Files.setAttribute(path, "unix:uid", NOBODY);
            Files.setAttribute(path, "unix:gid", NOBODY);
        } catch (IOException e) {
            throw PartFailure.io("Cannot hand " + path + " to the user nobody", e);
        }
    }

    List<String> prefix(String deathSignal) {
        List<String> words = new ArrayList<>();
        if (Machine.tool("setpriv").isEmpty()) {
            if (this != OURS) {
                throw new PartFailure("PostgreSQL does not run as root and the tool setpriv (package util-linux) that"
                        + " would drop the rights is not on the PATH. Install it or run as an ordinary user.");
            }
            return words;
        }
        words.add("setpriv");
        words.addAll(options);
        if (DeathSignal.SUPPORTED) {
            words.add("--pdeathsig=" + deathSignal);
        }
        return words.size() == 1 ? List.of() : words;
    }

    /** BusyBox and util-linux before 2.33 have a setpriv that does not know the parent-death signal. */
    private static final class DeathSignal {
        static final boolean SUPPORTED = asked();

        private static boolean asked() {
            try {
                Process probe = new ProcessBuilder("setpriv", "--pdeathsig=TERM", "true")
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
                return probe.waitFor() == 0;
            } catch (IOException e) {
                return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }
}
