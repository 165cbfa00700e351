package io.jidi.project.rules;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The values of one edition, sorted by name. A name that is missing, doubled or unknown is refused, never guessed. */
public record EditionParameters(List<EditionParameter> all) {

    public EditionParameters {
        all = all.stream().sorted(Comparator.comparing(EditionParameter::name)).toList();
        Set<String> seen = new HashSet<>();
        for (EditionParameter parameter : all) {
            if (!seen.add(parameter.name())) {
                throw new IllegalArgumentException("edition parameter " + parameter.name() + " is given twice");
            }
        }
    }

    /** Refuses a parameter nobody reads: a misspelt name would otherwise leave a rule silently unchanged. */
    public void refuseOthersThan(Set<String> known) {
        for (EditionParameter parameter : all) {
            if (!known.contains(parameter.name())) {
                throw new IllegalArgumentException("unknown edition parameter " + parameter.name());
            }
        }
    }

    public int count(String name) {
        String value = word(name);
        if (!value.matches("\\d{1,4}")) {
            throw new IllegalArgumentException(
                    "edition parameter " + name + " must be a whole number, not '" + value + "'");
        }
        return Integer.parseInt(value);
    }

    public BigDecimal decimal(String name) {
        String value = word(name);
        if (!value.matches("-?\\d+(\\.\\d+)?")) {
            throw new IllegalArgumentException("edition parameter " + name + " must be a decimal, not '" + value + "'");
        }
        return new BigDecimal(value);
    }

    public boolean flag(String name) {
        return switch (word(name)) {
            case "true" -> true;
            case "false" -> false;
            default ->
                throw new IllegalArgumentException(
                        "edition parameter " + name + " must be true or false, not '" + word(name) + "'");
        };
    }

    public String word(String name) {
        return find(name)
                .orElseThrow(() -> new IllegalArgumentException("edition parameter " + name + " is missing"))
                .value();
    }

    public Optional<EditionParameter> find(String name) {
        return all.stream().filter(parameter -> parameter.name().equals(name)).findFirst();
    }
}
