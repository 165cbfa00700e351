package io.jidi.fund.compliance;

import io.jidi.fund.FundProblem;
import io.jidi.fund.compliance.rules.Catalogue;
import io.jidi.fund.compliance.rules.Facts;
import io.jidi.fund.compliance.rules.Outcome;
import io.jidi.fund.compliance.rules.Verdict;
import io.jidi.fund.fund.FundId;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.sql.Sql;
import io.jidi.platform.text.Text;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Judges again from what was stored: as it was, or as a draft value would have had it. */
@ApplicationScoped
class History {

    private static final int PART = 500;
    private static final int MOST_LISTED = 1000;

    private final Checks checks;
    private final Catalogues catalogues;
    private final Judge judge;
    private final CallContext call;
    private final Sql sql;

    History(Checks checks, Catalogues catalogues, Judge judge, CallContext call, Sql sql) {
        this.checks = checks;
        this.catalogues = catalogues;
        this.judge = judge;
        this.call = call;
        this.sql = sql;
    }

    /**
     * A judgement made again.
     *
     * @param sameEdition whether the catalogue is word for word the one of then
     * @param same whether every verdict is the one that was stored
     */
    public record Replay(CheckId checkId, boolean sameEdition, boolean same, List<Verdict> verdicts) {}

    /** A past act that a draft would have judged otherwise. */
    public record Changed(
            CheckId checkId, FundId fundId, LocalDate day, String rule, Outcome before, Outcome after, Text reason) {}

    /**
     * What a draft would have done.
     *
     * @param judged acts looked at
     * @param failing of them fail now and did not before
     * @param listed at most a thousand
     */
    public record Trial(String parameter, BigDecimal value, int judged, int failing, List<Changed> listed) {}

    Replay replay(CheckView check) {
        List<Verdict> again = judge.verdicts(
                catalogues.current(), check.act().kind(), check.act().day(), Facts.of(check.facts()), check.termsId());
        return new Replay(
                check.id() == null ? new CheckId(new UUID(0, 0)) : check.id(),
                check.catalogueDigest().equals(catalogues.digest()),
                again.equals(check.verdicts()),
                again);
    }

    /** Judges every act of the period in the caller's scope with one value of the catalogue replaced. */
    Trial trial(String parameter, BigDecimal value, LocalDate from, LocalDate through) {
        if (!catalogues.current().parameters().containsKey(parameter)) {
            throw FundProblem.FUND_TRIAL_INVALID.at(
                    "/parameter", "没有参数 " + parameter, "There is no value " + parameter);
        }
        Catalogue draft = catalogues.current().draft(parameter, value);
        Map<FundId, Boolean> seen = new HashMap<>();
        List<Changed> changed = new ArrayList<>();
        int judged = 0;
        int failing = 0;
        UUID after = new UUID(0, 0);
        for (List<CheckView> part = checks.between(from, through, after, PART);
                !part.isEmpty();
                part = checks.between(from, through, after, PART)) {
            for (CheckView one : part) {
                after = one.id() == null ? after : one.id().value();
                if (seen.computeIfAbsent(one.act().fundId(), this::sees)) {
                    judged++;
                    List<Changed> its = changed(one, draft);
                    failing += its.stream().anyMatch(it -> it.after() == Outcome.FAIL) ? 1 : 0;
                    its.stream().limit(MOST_LISTED - changed.size()).forEach(changed::add);
                }
            }
        }
        return new Trial(parameter, value, judged, failing, changed);
    }

    private List<Changed> changed(CheckView check, Catalogue draft) {
        Map<String, Verdict> before =
                check.verdicts().stream().collect(Collectors.toMap(Verdict::rule, Function.identity()));
        List<Changed> changed = new ArrayList<>();
        for (Verdict now : judge.verdicts(
                draft, check.act().kind(), check.act().day(), Facts.of(check.facts()), check.termsId())) {
            Verdict then = before.get(now.rule());
            if (then != null && then.outcome() != now.outcome() && check.id() != null) {
                changed.add(new Changed(
                        check.id(),
                        check.act().fundId(),
                        check.act().day(),
                        now.rule(),
                        then.outcome(),
                        now.outcome(),
                        now.reason()));
            }
        }
        return changed;
    }

    private boolean sees(FundId fund) {
        return sql.first(
                        "select region_code, code from fund where id = ?",
                        row -> call.scope().coversRegion(row.getString(1))
                                || call.scope().funds().contains(row.getString(2)),
                        fund.value())
                .orElse(false);
    }
}
