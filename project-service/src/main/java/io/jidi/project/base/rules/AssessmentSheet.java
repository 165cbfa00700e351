package io.jidi.project.base.rules;

import io.jidi.project.rules.EditionParameters;
import io.jidi.project.rules.Reason;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The yearly sheet of a base (domain file project-library 2.14): points of seven items, bands, and a veto on accidents. */
public final class AssessmentSheet {

    private final Map<Item, BigDecimal> most = new EnumMap<>(Item.class);
    private final BigDecimal a;
    private final BigDecimal b;
    private final BigDecimal c;

    /** The items; the most points of each are an edition's. */
    public enum Item {
        SCALE,
        GROWTH,
        AGGLOMERATION,
        INNOVATION,
        LEADERS,
        PROJECTS,
        OPENNESS
    }

    /** A best; D is what is less than C. */
    public enum Band {
        A,
        B,
        C,
        D
    }

    /** @param exitProposed D in two years running: a warning, and a proposal that somebody else decides */
    public record Verdict(BigDecimal total, Band band, boolean exitProposed) {}

    /** @throws IllegalArgumentException if the most points do not add up to 100 or the bands do not fall */
    public AssessmentSheet(EditionParameters parameters) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Item item : Item.values()) {
            BigDecimal points = parameters.decimal("points." + item.name().toLowerCase(java.util.Locale.ROOT));
            most.put(item, points);
            sum = sum.add(points);
        }
        a = parameters.decimal("band.A");
        b = parameters.decimal("band.B");
        c = parameters.decimal("band.C");
        if (sum.compareTo(BigDecimal.valueOf(100)) != 0 || a.compareTo(b) <= 0 || b.compareTo(c) <= 0) {
            throw new IllegalArgumentException("the sheet's points add up to " + sum + ", its bands are " + a + " " + b
                    + " " + c + ": need 100 and falling bands");
        }
    }

    /** Why such points cannot be; empty if they can. Every item is judged, none above its most. */
    public Optional<Reason> refusal(Map<Item, BigDecimal> points) {
        for (Item item : Item.values()) {
            BigDecimal given = points.get(item);
            BigDecimal bound = most.getOrDefault(item, BigDecimal.ZERO);
            if (given == null || given.signum() < 0 || given.compareTo(bound) > 0) {
                return Optional.of(new Reason(
                        "POINTS_OUT_OF_RANGE",
                        item + "得分应在0至" + bound.toPlainString() + "之间",
                        "the points of " + item + " lie between 0 and " + bound.toPlainString()));
            }
        }
        return Optional.empty();
    }

    /**
     * The verdict of a year.
     *
     * @param majorAccident puts the base into D whatever its points
     * @param yearBefore its band of the year before; null if it was not judged
     */
    public Verdict verdict(Map<Item, BigDecimal> points, boolean majorAccident, @Nullable Band yearBefore) {
        BigDecimal total = points.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        Band band = majorAccident ? Band.D : band(total);
        return new Verdict(total, band, band == Band.D && yearBefore == Band.D);
    }

    private Band band(BigDecimal total) {
        if (total.compareTo(a) >= 0) {
            return Band.A;
        }
        if (total.compareTo(b) >= 0) {
            return Band.B;
        }
        return total.compareTo(c) >= 0 ? Band.C : Band.D;
    }
}
