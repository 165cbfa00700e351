package io.jidi.fund.reinvestment.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Something that was found about a tranche; facts are never changed, later ones count beside them.
 *
 * @param kind RECOGNISED a category by a second person, or ENDED something
 * @param day from which it counts
 * @param category recognised; null for an ending
 * @param amount landed, paid in or introduced, in yuan; null where the category counts what was invested
 * @param ending null for a recognition
 */
public record Fact(
        Kind kind,
        LocalDate day,
        @Nullable String category,
        @Nullable BigDecimal amount,
        @Nullable Ending ending) {

    /** What happened. */
    public enum Kind {
        RECOGNISED,
        ENDED
    }

    public static Fact recognised(String category, LocalDate day, @Nullable BigDecimal amount) {
        return new Fact(Kind.RECOGNISED, day, category, amount, null);
    }

    public static Fact ended(Ending ending, LocalDate day) {
        return new Fact(Kind.ENDED, day, null, null, ending);
    }
}
