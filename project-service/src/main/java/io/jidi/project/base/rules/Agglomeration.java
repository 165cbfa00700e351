package io.jidi.project.base.rules;

import io.jidi.project.rules.Fraction;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 产业集聚度 by one of its readings. The policy sets a target for it and does not define it, so every reading is computed and
 * named. Exact; a whole of zero gives no value, not zero percent.
 *
 * @param numerator of the definition, yuan or enterprises
 * @param denominator the same unit
 */
public record Agglomeration(Definition definition, BigDecimal numerator, BigDecimal denominator) {

    /** The readings. */
    public enum Definition {
        /** 主导产业占比: leading revenue in core carriers ÷ all revenue in core carriers. */
        A("AGG-A"),
        /** 空间集聚度: leading revenue in core carriers ÷ leading revenue of the whole base. */
        B("AGG-B"),
        /** 企业集聚度: as B, with enterprises counted instead of revenue. */
        C("AGG-C");

        private final String code;

        Definition(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }

        /** @throws IllegalArgumentException for a code that names none */
        public static Definition of(String code) {
            for (Definition definition : values()) {
                if (definition.code.equals(code)) {
                    return definition;
                }
            }
            throw new IllegalArgumentException("no definition of agglomeration is called " + code);
        }
    }

    /**
     * A carrier with its figures of a year.
     *
     * @param leading revenue of the leading industries, yuan
     * @param total all revenue, yuan
     * @param leadingEnterprises enterprises of the leading industries, each counted at its place of production
     */
    public record Carrier(boolean core, BigDecimal leading, BigDecimal total, int leadingEnterprises) {}

    public static Agglomeration of(Definition definition, List<Carrier> carriers) {
        BigDecimal core = sum(carriers.stream().filter(Carrier::core).toList(), definition);
        return switch (definition) {
            case A ->
                new Agglomeration(
                        definition,
                        core,
                        carriers.stream()
                                .filter(Carrier::core)
                                .map(Carrier::total)
                                .reduce(BigDecimal.ZERO, BigDecimal::add));
            case B, C -> new Agglomeration(definition, core, sum(carriers, definition));
        };
    }

    /** Several bases together: the ratio of the sums, never the mean of the ratios. */
    public static Agglomeration together(Definition definition, List<Agglomeration> parts) {
        return new Agglomeration(
                definition,
                parts.stream().map(Agglomeration::numerator).reduce(BigDecimal.ZERO, BigDecimal::add),
                parts.stream().map(Agglomeration::denominator).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    /** Exact percent; null where the denominator is zero. */
    public @Nullable Fraction percent() {
        return denominator.signum() == 0 ? null : Fraction.percent(numerator, denominator);
    }

    /** Whether the target is met, itself included (以上); null where there is no value. */
    public @Nullable Boolean reaches(BigDecimal percent) {
        Fraction value = percent();
        return value == null ? null : value.compareTo(Fraction.of(percent)) >= 0;
    }

    /** Whether it is more than it was, as 2025 asks against 2022; null where either has no value. */
    public @Nullable Boolean above(Agglomeration earlier) {
        Fraction now = percent();
        Fraction then = earlier.percent();
        return now == null || then == null ? null : now.compareTo(then) > 0;
    }

    /** Herfindahl–Hirschman index over the carriers' leading revenue, 0–10000; null without revenue. */
    public static @Nullable Fraction hhi(List<Carrier> carriers) {
        BigDecimal total = sum(carriers, Definition.B);
        if (total.signum() == 0) {
            return null;
        }
        BigDecimal squares = carriers.stream()
                .map(carrier -> carrier.leading().multiply(carrier.leading()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return Fraction.of(squares)
                .dividedBy(Fraction.of(total.multiply(total)))
                .times(Fraction.of(10_000, 1));
    }

    /** Share of the three largest carriers in percent; null without revenue. */
    public static @Nullable Fraction cr3(List<Carrier> carriers) {
        BigDecimal total = sum(carriers, Definition.B);
        if (total.signum() == 0) {
            return null;
        }
        BigDecimal largest = carriers.stream()
                .map(Carrier::leading)
                .sorted(Comparator.reverseOrder())
                .limit(3)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return Fraction.percent(largest, total);
    }

    /**
     * Location quotient: a city's share of the industry in its revenue against the province's; 1 is as the province. Null where
     * something to divide by is zero.
     */
    public static @Nullable Fraction locationQuotient(
            BigDecimal cityLeading, BigDecimal cityTotal, BigDecimal provinceLeading, BigDecimal provinceTotal) {
        if (cityTotal.signum() == 0 || provinceLeading.signum() == 0 || provinceTotal.signum() == 0) {
            return null;
        }
        return Fraction.of(cityLeading)
                .dividedBy(Fraction.of(cityTotal))
                .dividedBy(Fraction.of(provinceLeading).dividedBy(Fraction.of(provinceTotal)));
    }

    private static BigDecimal sum(List<Carrier> carriers, Definition definition) {
        return carriers.stream()
                .map(carrier -> definition == Definition.C
                        ? BigDecimal.valueOf(carrier.leadingEnterprises())
                        : carrier.leading())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
