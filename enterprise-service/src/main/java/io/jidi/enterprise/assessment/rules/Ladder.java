package io.jidi.enterprise.assessment.rules;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The ladders on which tiers are steps, with the standards that judge them. */
public enum Ladder {
    /** 优质中小企业梯度: the ministry's ladder, 创新型 → 专精特新 → “小巨人” (domain reference 1.2 to 1.4). */
    MIIT("LG", "SRDI", "INNOV"),
    /** 独角兽及潜在独角兽. */
    UNICORN("UNI-GEI");

    private final List<String> standards;

    Ladder(String... standards) {
        this.standards = List.of(standards);
    }

    /** Its standards, that of the highest steps first. A standard may judge several neighbouring steps. */
    public List<String> standards() {
        return standards;
    }

    /** The ladder of a standard; empty for a standard whose tiers are no steps of any. */
    public static Optional<Ladder> of(String standard) {
        return Arrays.stream(values())
                .filter(ladder -> ladder.standards.contains(standard))
                .findFirst();
    }
}
