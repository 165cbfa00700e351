package io.jidi.testkit.permission;

import io.jidi.embedded.ProjectRoot;
import io.jidi.testkit.openapi.Operation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The reviewed expectation, {@code contracts/permissions/<service>.csv}: one line for each operation. */
final class PermissionTable {

    static final String HEADER = "operation;roles;own;parent;sibling;none;why";

    /** In the place of the roles: what lets in where no role does. */
    enum Door {
        /** The other parts of the installation only. */
        INTERNAL("本系统各部分 · parts of the installation"),
        /** Platforms by their signature (project-library.md 4.4): a token opens nothing here. */
        SIGNED("签名的平台 · platforms by signature"),
        /** Everybody, known or not. */
        PUBLIC("任何人 · everybody");

        private final String title;

        Door(String title) {
            this.title = title;
        }

        /** In both languages. */
        String title() {
            return title;
        }

        static Optional<Door> of(String word) {
            return Arrays.stream(values())
                    .filter(door -> door.name().equals(word))
                    .findAny();
        }
    }

    /**
     * One line.
     *
     * @param door where no role counts
     * @param roles who may ask at all
     * @param why what makes it right that others than the holders of the rows are let in; empty where they are not
     */
    record Row(String operation, @Nullable Door door, Set<String> roles, Map<Reach, Cell> cells, String why) {

        Cell cell(Reach reach) {
            return java.util.Objects.requireNonNull(cells.get(reach), reach.column());
        }

        /**
         * What has to be explained and is not: that strangers are let in, unless to a list that shows them nothing, or that
         * the holders are not: neither those of the rows nor those above them.
         */
        Optional<String> lackOfReason() {
            if (!why.isEmpty() || door == Door.INTERNAL || door == Door.SIGNED) {
                return Optional.empty();
            }
            if (door == Door.PUBLIC) {
                return Optional.of(operation + " is open to everybody and does not say why");
            }
            boolean strangersIn =
                    cell(Reach.SIBLING).letsIn() || cell(Reach.NONE).letsIn();
            boolean ownList = operation.startsWith("GET ")
                    && (cell(Reach.OWN).shows() || cell(Reach.PARENT).shows())
                    && !cell(Reach.SIBLING).shows()
                    && !cell(Reach.NONE).shows();
            if (strangersIn && !ownList) {
                return Optional.of(operation + " lets strangers in and does not say why");
            }
            boolean holdersIn = cell(Reach.OWN).letsIn() || cell(Reach.PARENT).letsIn();
            return holdersIn
                    ? Optional.empty()
                    : Optional.of(operation + " does not let the holders in and does not say why");
        }

        Outcome expected(String role, Reach reach) {
            Cell cell = cells.get(reach);
            return roles.contains(role) && cell != null ? cell.of(role) : Outcome.REFUSED;
        }
    }

    /** What the roles get, and which of them get something else: {@code HIDDEN ENTERPRISE=SHOWN}. */
    record Cell(Outcome usual, Map<String, Outcome> otherwise) {

        static Cell parse(String text) {
            String[] words = text.split(" ");
            Map<String, Outcome> otherwise = new LinkedHashMap<>();
            for (int i = 1; i < words.length; i++) {
                String[] pair = words[i].split("=");
                otherwise.put(pair[0], Outcome.valueOf(pair[1]));
            }
            return new Cell(Outcome.valueOf(words[0]), otherwise);
        }

        Outcome of(String role) {
            return otherwise.getOrDefault(role, usual);
        }

        boolean letsIn() {
            return Stream.concat(Stream.of(usual), otherwise.values().stream())
                    .anyMatch(outcome -> outcome == Outcome.IN || outcome == Outcome.SHOWN);
        }

        boolean shows() {
            return Stream.concat(Stream.of(usual), otherwise.values().stream())
                    .anyMatch(outcome -> outcome == Outcome.SHOWN);
        }
    }

    private final Map<String, Row> rows = new LinkedHashMap<>();

    PermissionTable(String service) {
        Path file = file(service);
        try {
            List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of(HEADER);
            if (!lines.get(0).equals(HEADER)) {
                throw new IllegalArgumentException(file.getFileName() + " begins with " + lines.get(0));
            }
            lines.stream()
                    .skip(1)
                    .filter(line -> !line.isBlank())
                    .map(PermissionTable::row)
                    .forEach(row -> {
                        if (rows.put(row.operation(), row) != null) {
                            throw new IllegalArgumentException("two rows of " + row.operation());
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path file(String service) {
        return ProjectRoot.find().resolve("contracts/permissions/" + service + ".csv");
    }

    Map<String, Row> rows() {
        return rows;
    }

    static Row row(String line) {
        String[] cells = line.split(";", -1);
        if (cells.length != 7) {
            throw new IllegalArgumentException("not seven cells: " + line);
        }
        Map<Reach, Cell> reaches = new EnumMap<>(Reach.class);
        Optional<Door> door = Door.of(cells[1]);
        Set<String> roles = door.isPresent() || cells[1].isEmpty() ? Set.of() : Set.of(cells[1].split(" "));
        roles.stream().filter(role -> !Permissions.ROLES.contains(role)).forEach(role -> {
            throw new IllegalArgumentException("no role: " + role);
        });
        if (door.isEmpty()) {
            for (Reach reach : Reach.values()) {
                reaches.put(reach, Cell.parse(cells[2 + reach.ordinal()]));
            }
        }
        return new Row(cells[0], door.orElse(null), roles, reaches, cells[6].strip());
    }

    /** What was observed, as a line to begin the review with. */
    static String draft(Operation operation, Map<String, Map<Reach, Outcome>> observed, String why) {
        Map<String, Map<Reach, Outcome>> let = observed.entrySet().stream()
                .filter(role -> role.getValue().values().stream().anyMatch(one -> one != Outcome.REFUSED))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, LinkedHashMap::new));
        StringBuilder line = new StringBuilder(operation.key())
                .append(';')
                .append(String.join(" ", let.keySet()))
                .append(';');
        for (Reach reach : Reach.values()) {
            Map<Outcome, Integer> counts = new HashMap<>();
            let.values().forEach(role -> counts.merge(role.getOrDefault(reach, Outcome.REFUSED), 1, Integer::sum));
            Outcome usual = counts.entrySet().stream()
                    .max(Map.Entry.comparingByValue())
                    .map(Map.Entry::getKey)
                    .orElse(Outcome.REFUSED);
            line.append(usual);
            let.forEach((role, outcomes) -> {
                if (outcomes.getOrDefault(reach, Outcome.REFUSED) != usual) {
                    line.append(' ').append(role).append('=').append(outcomes.getOrDefault(reach, Outcome.REFUSED));
                }
            });
            line.append(';');
        }
        return line.append(why).toString();
    }
}
