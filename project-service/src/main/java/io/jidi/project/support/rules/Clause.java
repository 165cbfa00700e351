package io.jidi.project.support.rules;

import io.jidi.platform.text.Text;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One clause of support as a document states it.
 *
 * @param from first day, {@code until} last day or null
 * @param region of the office that pays; the province if null
 * @param rate of the basis; null for FIXED and LEVEL
 * @param cap most that is paid, yuan; null where no cap was seen
 * @param capOn whether the cap holds for the whole award or for the province's share
 * @param floor an award below it is not arranged, yuan
 * @param levels award by grade, yuan
 * @param shares who bears which part; empty for the payer alone; they sum to 1
 * @param stackingGroup of the clauses of a group only the highest is paid
 * @param status where the values come from; only {@code S} is confirmed
 */
public record Clause(
        String id,
        Text name,
        String document,
        LocalDate from,
        @Nullable LocalDate until,
        @Nullable String region,
        Mode mode,
        Formula formula,
        Text basis,
        @Nullable BigDecimal rate,
        @Nullable BigDecimal cap,
        CapOn capOn,
        @Nullable BigDecimal floor,
        @Nullable BigDecimal fixed,
        SortedMap<String, BigDecimal> levels,
        SortedMap<String, BigDecimal> shares,
        @Nullable String stackingGroup,
        Status status,
        @Nullable Text note,
        List<String> evidence,
        List<Condition> conditions) {

    /** How it is asked for: 申报, 免申即享, 揭榜. */
    public enum Mode {
        APPLICATION,
        AUTOMATIC,
        BOUNTY
    }

    /** How the award follows from the basis. */
    public enum Formula {
        /** Basis × rate. */
        RATE,
        /** Principal × interest rate of one year × rate. */
        INTEREST,
        /** Basis × (1 + rate). */
        INCREASE,
        FIXED,
        LEVEL
    }

    /** What the cap limits. */
    public enum CapOn {
        AWARD,
        PROVINCE
    }

    /** Seen in a source, derived from one, from memory. */
    public enum Status {
        S,
        D,
        M
    }

    /** The share that a {@link CapOn#PROVINCE} cap limits. */
    public static final String PROVINCE_SHARE = "PROVINCE";

    public Clause {
        levels = new TreeMap<>(levels);
        shares = new TreeMap<>(shares);
        evidence = List.copyOf(evidence);
        conditions = List.copyOf(conditions);
        boolean rated = formula == Formula.RATE || formula == Formula.INTEREST || formula == Formula.INCREASE;
        check(id, rated == (rate != null), "a rate, where its formula has one and only there");
        check(id, (formula == Formula.FIXED) == (fixed != null), "a fixed amount for FIXED only");
        check(id, (formula == Formula.LEVEL) != levels.isEmpty(), "levels for LEVEL only");
        check(
                id,
                shares.isEmpty()
                        || shares.values().stream()
                                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                                        .compareTo(BigDecimal.ONE)
                                == 0,
                "shares that sum to 1");
        check(id, capOn == CapOn.AWARD || shares.containsKey(PROVINCE_SHARE), "a province's share to be capped");
        check(id, (mode == Mode.AUTOMATIC) != conditions.isEmpty(), "conditions where it needs no application");
        check(id, until == null || !until.isBefore(from), "an end that is not before its beginning");
        List<BigDecimal> amounts = new ArrayList<>(levels.values());
        for (BigDecimal amount : new BigDecimal[] {rate, cap, floor, fixed}) {
            if (amount != null) {
                amounts.add(amount);
            }
        }
        check(id, amounts.stream().allMatch(amount -> amount.signum() > 0), "positive values");
    }

    /** Whether it is in force on the day. */
    public boolean inForce(LocalDate day) {
        return !day.isBefore(from) && (until == null || !day.isAfter(until));
    }

    private static void check(String id, boolean holds, String needs) {
        if (!holds) {
            throw new IllegalArgumentException("clause " + id + " needs " + needs);
        }
    }
}
