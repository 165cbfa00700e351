package io.jidi.local;

import io.jidi.embedded.FreePort;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The TCP port of every part.
 *
 * @param byPart one port for each part, all different, 1024 to 65535
 */
public record Ports(Map<PartName, Integer> byPart) {
    public Ports {
        Map<Integer, PartName> taken = new HashMap<>();
        for (PartName part : PartName.values()) {
            Integer port = byPart.get(part);
            if (port == null || port < 1_024 || port > 65_535) {
                throw new LauncherFailure("port " + port + " of " + part.word() + " is not between 1024 and 65535");
            }
            PartName other = taken.put(port, part);
            if (other != null) {
                throw new LauncherFailure("port " + port + " is given to both " + other.word() + " and " + part.word());
            }
        }
        byPart = Map.copyOf(byPart);
    }

    /**
     * Decides by precedence: command line, environment variable, {@code .jidi/ports.properties}, default.
     *
     * @param options words {@code part=port} of the command line
     */
    static Ports decide(List<String> options, Map<String, String> environment, Properties file) {
        Map<PartName, Integer> ports = new EnumMap<>(PartName.class);
        for (PartName part : PartName.values()) {
            String text = environment.getOrDefault(part.portVariable(), file.getProperty(part.word()));
            ports.put(part, text == null ? part.defaultPort() : number(part.word(), text));
        }
        for (String name : file.stringPropertyNames()) {
            part(name, ".jidi/ports.properties");
        }
        for (String option : options) {
            int equals = option.indexOf('=');
            if (equals < 1) {
                throw new LauncherFailure("--port " + option + ": say part=port, e.g. --port gateway=9090");
            }
            PartName part = part(option.substring(0, equals), "--port");
            ports.put(part, number(part.word(), option.substring(equals + 1)));
        }
        return new Ports(ports);
    }

    /** The port of a part. */
    public int of(PartName part) {
        Integer port = byPart.get(part);
        return port == null ? part.defaultPort() : port;
    }

    /** {@code http://127.0.0.1:port}. */
    public String url(PartName part) {
        return "http://127.0.0.1:" + of(part);
    }

    /** @throws LauncherFailure naming every busy port and how to choose another */
    void requireFree() {
        List<String> busy = new ArrayList<>();
        for (PartName part : PartName.values()) {
            if (!FreePort.isFree(of(part))) {
                busy.add(
                        "端口 %d 已被占用 · port %d of %s is taken by another program. Choose another: ./jidi up --port %s=%d"
                                .formatted(of(part), of(part), part.word(), part.word(), suggestion(of(part))));
            }
        }
        if (!busy.isEmpty()) {
            throw new LauncherFailure(String.join("\n", busy)
                    + "\nOr for good: a line such as gateway=9090 in .jidi/ports.properties, or a variable such as "
                    + PartName.GATEWAY.portVariable());
        }
    }

    private int suggestion(int busy) {
        for (int port = busy + 1_000; port <= 65_535; port++) {
            if (!byPart.containsValue(port) && FreePort.isFree(port)) {
                return port;
            }
        }
        return FreePort.any();
    }

    private static PartName part(String word, String where) {
        return PartName.find(word)
                .orElseThrow(() ->
                        new LauncherFailure(where + ": there is no part '" + word + "'; parts: " + PartName.list()));
    }

    private static int number(String part, @Nullable String text) {
        try {
            return Integer.parseInt(String.valueOf(text).strip());
        } catch (NumberFormatException e) {
            throw new LauncherFailure("port of " + part + " is not a number: " + text);
        }
    }
}
