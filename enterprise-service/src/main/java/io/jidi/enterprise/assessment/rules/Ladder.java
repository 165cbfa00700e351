package io.jidi.enterprise.assessment.rules;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The ladders on which tiers are steps, with the standards that judge them. */
public enum Ladder {
    /** 优质中小企业梯度: the ministry's ladder. */
    MIIT("SRDI"),
    /** 独角兽及潜在独角兽. */
    UNICORN("UNI-GEI");

    private final List<String> standards;

    Ladder(String... standards) {
        this.standards = List.of(standards);
    }

    /** The ladder of a standard; empty for a standard whose tiers are no steps of any. */
    public static Optional<Ladder> of(String standard) {
        return Arrays.stream(values())
                .filter(ladder -> ladder.standards.contains(standard))
                .findFirst();
    }
}
