package io.jidi.project.support.rules;

import io.jidi.project.rules.CanonicalJson;
import io.jidi.project.rules.Reason;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Who is on the list of a clause that needs no application (免申即享, domain reference 2.15), and why or why not. */
public final class CandidateRules {

    /** Facts that exclude whatever the clause says: on a credit blacklist; granted before. */
    public static final String BLACKLISTED = "creditBlacklisted";

    public static final String GRANTED_BEFORE = "grantedBefore";
    private static final String LEVEL = "level";

    private CandidateRules() {}

    /** What comes out for one enterprise. */
    public enum Outcome {
        INCLUDED,
        EXCLUDED,
        /** A fact is not known: the manager's office completes it; nobody is paid and nobody refused on a gap. */
        UNDECIDED
    }

    /** The outcome with the reason of every condition. */
    public record Decision(
            Outcome outcome, BigDecimal amount, SortedMap<String, BigDecimal> shares, List<Reason> reasons) {

        /** The bytes that a replay is compared by. */
        public String canonical() {
            SortedMap<String, Object> map = new TreeMap<>();
            map.put("outcome", outcome);
            map.put("amount", amount);
            map.put("shares", shares);
            map.put("reasons", reasons.stream().map(Reason::code).toList());
            return CanonicalJson.write(map);
        }
    }

    /** @param facts by name as the data set gave them; what is missing is unknown */
    public static Decision decide(Clause clause, SortedMap<String, String> facts) {
        List<Reason> reasons = new ArrayList<>();
        boolean refused = false;
        boolean unknown = false;
        List<Condition> conditions = new ArrayList<>(clause.conditions());
        conditions.add(new Condition(BLACKLISTED, Condition.Test.IS, "false", "不在失信名单", "not on a credit blacklist"));
        conditions.add(new Condition(GRANTED_BEFORE, Condition.Test.IS, "false", "未重复享受", "not granted before"));
        for (Condition condition : conditions) {
            Boolean holds = condition.holds(facts.get(condition.fact()));
            refused |= Boolean.FALSE.equals(holds);
            unknown |= holds == null;
            reasons.add(reason(condition, facts.get(condition.fact()), holds));
        }
        BigDecimal nothing = BigDecimal.ZERO.setScale(2);
        if (refused || unknown) {
            return new Decision(
                    refused ? Outcome.EXCLUDED : Outcome.UNDECIDED, nothing, new TreeMap<>(), List.copyOf(reasons));
        }
        Award award = SupportRules.award(new SupportRules.Question(
                clause, null, null, clause.formula() == Clause.Formula.LEVEL ? facts.get(LEVEL) : null));
        reasons.addAll(award.reasons());
        return new Decision(Outcome.INCLUDED, award.amount(), award.shares(), List.copyOf(reasons));
    }

    private static Reason reason(Condition condition, @Nullable String known, @Nullable Boolean holds) {
        String code = condition
                .fact()
                .replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                .toUpperCase(java.util.Locale.ROOT)
                .replace('.', '_')
                .replace('-', '_');
        if (holds == null) {
            return new Reason("UNKNOWN_" + code, "数据缺失：" + condition.zh(), "Not known: " + condition.en());
        }
        return holds
                ? new Reason(
                        "MEETS_" + code,
                        "符合：" + condition.zh() + "（" + known + "）",
                        "Met: " + condition.en() + " (" + known + ")")
                : new Reason(
                        "FAILS_" + code,
                        "不符合：" + condition.zh() + "（" + known + "）",
                        "Not met: " + condition.en() + " (" + known + ")");
    }

    /** The whole input as it is kept. */
    public static String canonical(SortedMap<String, String> facts) {
        return CanonicalJson.write(facts);
    }
}
