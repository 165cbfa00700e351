package io.jidi.local;

import io.jidi.embedded.DatabaseAccess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Properties;

/** Passwords and the signing secret of this installation: random, made once, in a file only its owner reads. */
record Secrets(Properties values) {
    private static final String SUPERUSER = "postgres.superuser";
    private static final String SIGNING = "jidi.secret";
    private static final String SESSIONS = "jidi.session-key";
    private static final int BITS = 192;

    /** Reads the file, adding what is missing. */
    static Secrets loadOrMake(Path file) {
        Properties values = Home.read(file);
        int before = values.size();
        SecureRandom random = new SecureRandom();
        add(values, SUPERUSER, random);
        add(values, SIGNING, random);
        add(values, SESSIONS, random);
        for (PartName part : PartName.applications()) {
            add(values, part.database() + ".owner", random);
            add(values, part.database() + ".app", random);
        }
        if (values.size() > before) {
            write(values, file);
        }
        return new Secrets(values);
    }

    String superuser() {
        return get(SUPERUSER);
    }

    /** JIDI_SECRET: signs page tokens and cursors. */
    String signing() {
        return get(SIGNING);
    }

    /** JIDI_SESSION_KEY: seals the cookies of signed-in browsers. */
    String sessions() {
        return get(SESSIONS);
    }

    DatabaseAccess database(PartName part) {
        return new DatabaseAccess(part.database(), get(part.database() + ".owner"), get(part.database() + ".app"));
    }

    @Override
    public String toString() {
        return "Secrets[" + values.size() + " values]";
    }

    private String get(String name) {
        return String.valueOf(values.getProperty(name));
    }

    private static void add(Properties values, String name, SecureRandom random) {
        values.computeIfAbsent(name, unused -> new BigInteger(BITS, random).toString(36));
    }

    private static void write(Properties values, Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path draft = file.resolveSibling(file.getFileName() + ".new");
            Files.deleteIfExists(draft);
            Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (Writer writer = Files.newBufferedWriter(draft)) {
                values.store(writer, "Made once for this installation. Do not commit, do not share.");
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }
}
