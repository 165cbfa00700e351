package io.jidi.cockpit.build;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.Enumeration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Bundles the web application with esbuild, whose native program comes from Maven Central as the libraries do: no Node, no
 * npm (ADR 0010). Arguments: sources, a folder to work in, the folder for the result.
 */
public final class BundleWeb {

    private static final String STATIC = "META-INF/resources/_static/";
    private static final Pattern PACKAGE = Pattern.compile(STATIC + "([^/]+)/[^/]+/(.+)");

    /** What ECharts was compiled against; its jar is of an older make and has neither a version nor a package.json. */
    private static final String HELPERS = STATIC + "tslib/tslib.es6.js";

    private static final Pattern NOTICE = Pattern.compile("(?i)(LICENSE|NOTICE)([.-].*)?");

    private static final Pattern NAME = Pattern.compile("\"name\"\\s*:\\s*\"([^\"]+)\"");

    /** {@code from "./x.js"} and {@code import "./x.js"}, not {@code import("./x.js")}. */
    private static final Pattern STATIC_IMPORT = Pattern.compile("(?:from|import)\\s*\"\\./([^\"]+)\"");

    private BundleWeb() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path sources = Path.of(arguments[0]);
        Path work = Path.of(arguments[1]);
        Path result = Path.of(arguments[2]);
        empty(work);
        empty(result);
        List<Path> jars = libraries();
        Path program = work.resolve("esbuild");
        for (Path jar : jars) {
            unpack(jar, work.resolve("node_modules"), program);
        }
        bundle(program(program), work, sources, result, sources.resolve("main.ts"));
        writeShell(sources.resolve("index.html"), result);
        keepLicences(work.resolve("node_modules"), result.resolve("licences"));
    }

    /** Builds {@code entry} and what it imports; what is loaded later becomes files of their own. */
    static void bundle(Path program, Path work, Path sources, Path result, Path entry)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                program.toAbsolutePath().toString(),
                entry.toAbsolutePath().toString(),
                "--bundle",
                "--splitting",
                "--format=esm",
                "--target=es2022",
                "--minify",
                "--charset=utf8",
                "--legal-comments=eof",
                "--log-level=warning",
                "--entry-names=[name]-[hash]",
                "--chunk-names=[name]-[hash]",
                "--tsconfig=" + sources.resolve("tsconfig.json").toAbsolutePath(),
                "--metafile=" + work.resolve("meta.json").toAbsolutePath(),
                "--outdir=" + result.toAbsolutePath()));
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment()
                .put("NODE_PATH", work.resolve("node_modules").toAbsolutePath().toString());
        int code = builder.start().waitFor();
        if (code != 0) {
            throw new IllegalStateException("esbuild ended with " + code);
        }
    }

    /** The jars of npm packages on the class path of this build. */
    private static List<Path> libraries() {
        String[] entries = System.getProperty("java.class.path").split(java.io.File.pathSeparator, -1);
        return Stream.of(entries)
                .filter(entry -> entry.endsWith(".jar"))
                .map(Path::of)
                .toList();
    }

    /** A jar of mvnpm holds one package under its bare name; its real name, with the scope, stands in its package.json. */
    private static void unpack(Path jar, Path modules, Path program) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            String name = packageName(zip);
            ZipEntry helpers = zip.getEntry(HELPERS);
            if (helpers != null) {
                write(zip, helpers, modules.resolve("tslib/index.js"));
            }
            if (name == null) {
                return;
            }
            if (name.startsWith("@esbuild/")) {
                copy(zip, "bin/esbuild", program);
                if (!program.toFile().setExecutable(true)) {
                    throw new IllegalStateException("cannot make executable: " + program);
                }
                return;
            }
            Path target = modules.resolve(name);
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                Matcher found = PACKAGE.matcher(entry.getName());
                if (!entry.isDirectory() && found.matches()) {
                    write(zip, entry, inside(target, found.group(2)));
                }
            }
        }
    }

    private static Path inside(Path folder, String name) {
        Path file = folder.resolve(name).normalize();
        if (!file.startsWith(folder)) {
            throw new IllegalStateException("leaves its folder: " + name);
        }
        return file;
    }

    private static void copy(ZipFile zip, String wanted, Path file) throws IOException {
        Enumeration<? extends ZipEntry> entries = zip.entries();
        while (entries.hasMoreElements()) {
            ZipEntry entry = entries.nextElement();
            Matcher found = PACKAGE.matcher(entry.getName());
            if (found.matches() && found.group(2).equals(wanted)) {
                write(zip, entry, file);
                return;
            }
        }
        throw new IllegalStateException("not in " + zip.getName() + ": " + wanted);
    }

    private static void write(ZipFile zip, ZipEntry entry, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        try (InputStream from = zip.getInputStream(entry)) {
            Files.copy(from, file);
        }
    }

    private static @org.jspecify.annotations.Nullable String packageName(ZipFile zip) throws IOException {
        Enumeration<? extends ZipEntry> entries = zip.entries();
        while (entries.hasMoreElements()) {
            ZipEntry entry = entries.nextElement();
            Matcher found = PACKAGE.matcher(entry.getName());
            if (found.matches() && found.group(2).equals("package.json")) {
                try (InputStream from = zip.getInputStream(entry)) {
                    Matcher name = NAME.matcher(new String(from.readAllBytes(), StandardCharsets.UTF_8));
                    if (name.find()) {
                        return name.group(1);
                    }
                }
            }
        }
        return null;
    }

    /**
     * The program from Maven Central, which is for x86-64 only. On another processor the environment variable {@code
     * JIDI_ESBUILD} names one of the same version.
     */
    static Path program(Path unpacked) {
        String own = System.getenv("JIDI_ESBUILD");
        if (own != null && !own.isBlank()) {
            return Path.of(own);
        }
        if (!System.getProperty("os.arch").equals("amd64")) {
            throw new IllegalStateException("Maven Central has esbuild for amd64 only, this is "
                    + System.getProperty("os.arch") + ": set JIDI_ESBUILD to an esbuild program");
        }
        return unpacked;
    }

    /** The one page, with the names of this very bundle: they change with every change of their content. */
    private static void writeShell(Path template, Path result) throws IOException {
        String script = only(result, "main-", ".js");
        StringBuilder preloads = new StringBuilder();
        for (String part : parts(result, script)) {
            preloads.append("<link rel=\"modulepreload\" href=\"/cockpit/")
                    .append(part)
                    .append("\">\n");
        }
        String page = Files.readString(template)
                .replace("{preloads}\n", preloads)
                .replace("{script}", script)
                .replace("{style}", only(result, "main-", ".css"));
        Files.writeString(result.resolve("index.html"), page);
    }

    /** What a script cannot begin without: else a browser learns of it when it has the script, one journey later. */
    private static Set<String> parts(Path result, String script) throws IOException {
        Set<String> all = new LinkedHashSet<>();
        Deque<String> next = new ArrayDeque<>(List.of(script));
        while (!next.isEmpty()) {
            Matcher found = STATIC_IMPORT.matcher(Files.readString(result.resolve(next.pop())));
            while (found.find()) {
                if (all.add(found.group(1))) {
                    next.add(found.group(1));
                }
            }
        }
        return all;
    }

    /** Their licences ask that the notices go with what is made of the libraries. */
    private static void keepLicences(Path modules, Path result) throws IOException {
        try (Stream<Path> files = Files.walk(modules)) {
            for (Path file : files.filter(file ->
                            NOTICE.matcher(file.getFileName().toString()).matches())
                    .toList()) {
                Path kept = inside(result, modules.relativize(file).toString());
                Files.createDirectories(kept.getParent());
                Files.copy(file, kept);
            }
        }
    }

    private static String only(Path folder, String start, String end) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<String> found = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith(start) && name.endsWith(end))
                    .toList();
            if (found.size() != 1) {
                throw new IllegalStateException("expected one " + start + "*" + end + ", found " + found);
            }
            return found.get(0);
        }
    }

    static void empty(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        Files.createDirectories(folder);
    }
}
