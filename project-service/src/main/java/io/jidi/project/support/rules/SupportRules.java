package io.jidi.project.support.rules;

import io.jidi.project.rules.Reason;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Computes awards. */
public final class SupportRules {

    /** 0.01 万元. */
    private static final int HUNDREDS = -2;

    private static final String PAYER = "PAYER";

    private SupportRules() {}

    /**
     * What is asked of a clause.
     *
     * @param basis yuan; null for FIXED and LEVEL
     * @param interestRate of one year, 0.03 for 3 %; for INTEREST only
     * @param level for LEVEL only
     */
    public record Question(
            Clause clause,
            @Nullable BigDecimal basis,
            @Nullable BigDecimal interestRate,
            @Nullable String level) {

        public Question {
            boolean needsBasis = clause.rate() != null;
            if (needsBasis != (basis != null)
                    || (clause.formula() == Clause.Formula.INTEREST) != (interestRate != null)
                    || (clause.formula() == Clause.Formula.LEVEL) != (level != null)) {
                throw new IllegalArgumentException(
                        clause.id() + " asks for what its formula " + clause.formula() + " takes, and nothing else");
            }
            if (basis != null && basis.signum() < 0 || interestRate != null && interestRate.signum() < 0) {
                throw new IllegalArgumentException(clause.id() + " takes no negative amount");
            }
            if (level != null && !clause.levels().containsKey(level)) {
                throw new IllegalArgumentException(clause.id() + " has no level " + level);
            }
        }
    }

    /** One award by itself, before stacking. */
    public static Award award(Question question) {
        Clause clause = question.clause();
        List<Reason> reasons = new ArrayList<>();
        BigDecimal exact = computed(question);
        BigDecimal amount = exact.setScale(HUNDREDS, RoundingMode.HALF_UP).setScale(2);
        reasons.add(new Reason("COMPUTED", "按条款计算为 " + amount + " 元", "By the clause: " + amount + " yuan"));
        BigDecimal cap = clause.cap();
        if (cap != null && clause.capOn() == Clause.CapOn.AWARD && amount.compareTo(cap) > 0) {
            amount = cap.setScale(2);
            reasons.add(new Reason("CAPPED", "以上限 " + amount + " 元为准", "Limited by the cap of " + amount + " yuan"));
        }
        BigDecimal floor = clause.floor();
        // Rounding lifts nobody over the floor: it stands for a least basis.
        if (floor != null && exact.compareTo(floor) < 0) {
            reasons.add(new Reason(
                    "BELOW_FLOOR",
                    "低于 " + floor.toPlainString() + " 元，不予安排",
                    "Below " + floor.toPlainString() + " yuan, not arranged"));
            amount = BigDecimal.ZERO.setScale(2);
        }
        SortedMap<String, BigDecimal> shares = split(clause, amount);
        BigDecimal provinces = shares.get(Clause.PROVINCE_SHARE);
        if (cap != null
                && clause.capOn() == Clause.CapOn.PROVINCE
                && provinces != null
                && provinces.compareTo(cap) > 0) {
            // The cap is the province's own: what the others bear is not raised and not cut by it.
            shares.put(Clause.PROVINCE_SHARE, cap.setScale(2));
            reasons.add(new Reason(
                    "PROVINCE_CAPPED",
                    "省级负担以 " + cap.toPlainString() + " 元为限",
                    "The province bears " + cap.toPlainString() + " yuan at most"));
            amount = shares.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        }
        return new Award(clause.id(), amount, shares, List.copyOf(reasons));
    }

    /** All awards of one beneficiary for one thing: of each stacking group only the highest is paid; ties go to the first. */
    public static List<Award> awards(List<Question> questions) {
        List<Award> single = questions.stream().map(SupportRules::award).toList();
        Map<String, Award> best = new HashMap<>();
        for (int i = 0; i < single.size(); i++) {
            String group = questions.get(i).clause().stackingGroup();
            if (group != null) {
                best.merge(
                        group, single.get(i), (one, other) -> other.amount().compareTo(one.amount()) > 0 ? other : one);
            }
        }
        List<Award> paid = new ArrayList<>();
        for (int i = 0; i < single.size(); i++) {
            String group = questions.get(i).clause().stackingGroup();
            Award higher = group == null ? single.get(i) : Objects.requireNonNull(best.get(group));
            paid.add(
                    higher == single.get(i)
                            ? higher
                            : forgone(single.get(i), higher, questions.get(i).clause()));
        }
        return paid;
    }

    private static Award forgone(Award award, Award higher, Clause clause) {
        List<Reason> reasons = new ArrayList<>(award.reasons());
        reasons.add(new Reason(
                "STACKING",
                "与 " + higher.clauseId() + " 不重复享受，就高",
                "Not beside " + higher.clauseId() + ", which pays more"));
        BigDecimal nothing = BigDecimal.ZERO.setScale(2);
        return new Award(award.clauseId(), nothing, split(clause, nothing), reasons);
    }

    private static BigDecimal computed(Question question) {
        Clause clause = question.clause();
        BigDecimal basis = Objects.requireNonNullElse(question.basis(), BigDecimal.ZERO);
        BigDecimal rate = Objects.requireNonNullElse(clause.rate(), BigDecimal.ZERO);
        return switch (clause.formula()) {
            case RATE -> basis.multiply(rate);
            case INCREASE -> basis.multiply(BigDecimal.ONE.add(rate));
            case INTEREST ->
                basis.multiply(Objects.requireNonNull(question.interestRate())).multiply(rate);
            case FIXED -> Objects.requireNonNull(clause.fixed());
            case LEVEL -> Objects.requireNonNull(clause.levels().get(question.level()));
        };
    }

    /** Each share rounded down to the fen; what is left goes to the largest, the first of equals. */
    private static SortedMap<String, BigDecimal> split(Clause clause, BigDecimal amount) {
        SortedMap<String, BigDecimal> parts = new TreeMap<>();
        if (clause.shares().isEmpty()) {
            parts.put(PAYER, amount);
            return parts;
        }
        clause.shares()
                .forEach((payer, share) ->
                        parts.put(payer, amount.multiply(share).setScale(2, RoundingMode.DOWN)));
        BigDecimal rest = amount.subtract(parts.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add));
        String largest = clause.shares().entrySet().stream()
                .max(Comparator.comparing((Map.Entry<String, BigDecimal> one) -> one.getValue())
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .orElseThrow()
                .getKey();
        parts.merge(largest, rest, BigDecimal::add);
        return parts;
    }
}
