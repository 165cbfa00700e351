package io.jidi.project.element.rules;

import io.jidi.project.rules.EditionParameters;
import io.jidi.project.rules.ElementKind;
import io.jidi.project.rules.Fraction;
import io.jidi.project.rules.Reason;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When something that a project lacks counts as a gap (domain file project-library 2.5): land, energy and environment by the
 * time left until the planned start, funds by the month of the year. Labour, utilities, computing and data have no date of
 * their own: their gap is from the day on which they are needed.
 */
public final class GapRules {

    private final int landMonths;
    private final int reviewMonths;
    private final int fundsFrom;
    private final BigDecimal fundsLeast;

    public GapRules(EditionParameters parameters) {
        parameters.refuseOthersThan(
                Set.of("land.monthsBeforeStart", "review.monthsBeforeStart", "funds.fromMonth", "funds.leastPercent"));
        landMonths = parameters.count("land.monthsBeforeStart");
        reviewMonths = parameters.count("review.monthsBeforeStart");
        fundsFrom = parameters.count("funds.fromMonth");
        fundsLeast = parameters.decimal("funds.leastPercent");
    }

    /**
     * One need of a project.
     *
     * @param needed in the unit of the kind
     * @param secured supplied, of land; recruited, of labour; and so on
     * @param reviewed whether the energy review, or the environmental assessment, has its number
     * @param neededBy day on which it is needed
     * @param plannedStart null if the project's plan names none: then {@code neededBy} stands for it
     */
    public record Need(
            ElementKind kind,
            BigDecimal needed,
            BigDecimal secured,
            boolean reviewed,
            LocalDate neededBy,
            @Nullable YearMonth plannedStart) {}

    /** Why it is a gap on that day; empty while there is none. Funds are judged by {@link #funds}. */
    public Optional<Reason> gap(Need need, LocalDate day) {
        YearMonth start = need.plannedStart() == null ? YearMonth.from(need.neededBy()) : need.plannedStart();
        boolean lacking = need.needed().compareTo(need.secured()) > 0;
        return switch (need.kind()) {
            case LAND ->
                lacking && from(start, landMonths, day)
                        ? Optional.of(new Reason(
                                "LAND_NOT_SUPPLIED",
                                "计划" + start + "开工,尚缺土地" + missing(need) + "亩",
                                "start is planned in " + start + ", " + missing(need) + " mu of land are missing"))
                        : Optional.empty();
            case ENERGY, ENVIRONMENT ->
                !need.reviewed() && from(start, reviewMonths, day)
                        ? Optional.of(new Reason(
                                need.kind() == ElementKind.ENERGY ? "ENERGY_REVIEW_MISSING" : "ASSESSMENT_MISSING",
                                "计划" + start + "开工,尚无" + (need.kind() == ElementKind.ENERGY ? "节能审查" : "环评批复"),
                                "start is planned in " + start + ", the "
                                        + (need.kind() == ElementKind.ENERGY
                                                ? "energy review"
                                                : "environmental assessment")
                                        + " is missing"))
                        : Optional.empty();
            case FUNDS -> Optional.empty();
            case LABOUR, UTILITIES, COMPUTING, DATA ->
                lacking && !day.isBefore(need.neededBy())
                        ? Optional.of(new Reason(
                                "ELEMENT_NOT_SECURED",
                                need.kind().zh() + "尚缺" + missing(need)
                                        + need.kind().unit(),
                                missing(need) + " of " + need.kind().en() + " are missing"))
                        : Optional.empty();
        };
    }

    /**
     * Whether too little of the year's money has arrived by a month.
     *
     * @param arrived 到位 from January to the month, yuan
     * @param annual the year's plan, yuan; without one there is nothing to judge by
     */
    public Optional<Reason> funds(BigDecimal arrived, BigDecimal annual, YearMonth month) {
        if (annual.signum() <= 0 || month.getMonthValue() < fundsFrom) {
            return Optional.empty();
        }
        Fraction percent = Fraction.percent(arrived, annual);
        if (percent.compareTo(Fraction.of(fundsLeast)) >= 0) {
            return Optional.empty();
        }
        return Optional.of(new Reason(
                "FUNDS_NOT_ARRIVED",
                "截至" + month + "到位资金为年度计划的" + percent.display(2) + "%,低于" + fundsLeast.toPlainString() + "%",
                "by " + month + ", " + percent.display(2) + " % of the year's plan has arrived, less than "
                        + fundsLeast.toPlainString() + " %"));
    }

    private static String missing(Need need) {
        return need.needed().subtract(need.secured()).stripTrailingZeros().toPlainString();
    }

    /** From the first day of the month that lies so many months before the start. */
    private static boolean from(YearMonth start, int months, LocalDate day) {
        return !day.isBefore(start.minusMonths(months).atDay(1));
    }
}
