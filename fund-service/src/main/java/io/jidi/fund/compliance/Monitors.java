package io.jidi.fund.compliance;

import io.jidi.fund.compliance.rules.Outcome;
import io.jidi.fund.compliance.rules.Verdict;
import io.jidi.fund.edition.StoredJson;
import io.jidi.fund.fund.ActKind;
import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.FundId;
import io.jidi.fund.fund.Funds;
import io.jidi.fund.fund.PlannedAct;
import io.jidi.fund.guidance.Enrolments;
import io.jidi.platform.event.Outbox;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.security.Caller;
import io.jidi.platform.sql.Sql;
import io.jidi.platform.time.ClockSource;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ManagedContext;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;

/** Looks at every fund once a day (R06, R17–R20, R26, T05); keeps and announces what has changed since the last look. */
@ApplicationScoped
class Monitors {

    /** One transaction holds this many funds: small enough to be repeated, large enough to be quick. */
    private static final int PART = 200;

    private final MonitorFacts facts;
    private final Judge judge;
    private final Checks checks;
    private final Enrolments enrolments;
    private final Funds funds;
    private final Outbox outbox;
    private final CallContext call;
    private final Clock clock;
    private final Sql sql;

    Monitors(
            MonitorFacts facts,
            Judge judge,
            Checks checks,
            Enrolments enrolments,
            Funds funds,
            Outbox outbox,
            CallContext call,
            Clock clock,
            Sql sql) {
        this.facts = facts;
        this.judge = judge;
        this.checks = checks;
        this.enrolments = enrolments;
        this.funds = funds;
        this.outbox = outbox;
        this.call = call;
        this.clock = clock;
        this.sql = sql;
    }

    /** How many funds a run looked at, and of how many something has changed. */
    record Run(LocalDate day, int funds, int changed) {}

    static Map<String, Outcome> outcomes(List<Verdict> verdicts) {
        Map<String, Outcome> outcomes = new TreeMap<>();
        verdicts.forEach(one -> outcomes.put(one.rule(), one.outcome()));
        return outcomes;
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ClockSource.BUSINESS_ZONE);
    }

    /** Today's look, unless it was done already, here or on another replica. */
    Optional<Run> run() {
        LocalDate day = today();
        if (sql.number("select count(*) from compliance_monitor_run where day = ?", day) > 0) {
            return Optional.empty();
        }
        Run run = look(day);
        sql.update(
                "insert into compliance_monitor_run (day, funds, changed, recorded_at) values (?, ?, ?, ?)"
                        + " on conflict (day) do nothing",
                day,
                run.funds(),
                run.changed(),
                clock.instant());
        return Optional.of(run);
    }

    /** Looks at all funds as of a day. */
    Run look(LocalDate day) {
        List<MonitorFacts.Look> looks = facts.all(day);
        Map<FundId, Enrolments.Enrolment> enrolled = enrolments.all(day);
        Map<UUID, Map<String, Outcome>> before = lastLooks();
        int changed = 0;
        for (int from = 0; from < looks.size(); from += PART) {
            List<MonitorFacts.Look> part = looks.subList(from, Math.min(from + PART, looks.size()));
            changed += asSystem(day, () -> lookAt(part, day, enrolled, before));
        }
        return new Run(day, looks.size(), changed);
    }

    private int asSystem(LocalDate day, Callable<Integer> work) {
        ManagedContext request = Arc.container().requestContext();
        boolean opened = !request.isActive();
        if (opened) {
            request.activate();
        }
        try {
            call.actAs(Caller.system("compliance-monitors"), "monitors-" + day, null);
            return QuarkusTransaction.requiringNew().call(work);
        } finally {
            if (opened) {
                request.terminate();
            }
        }
    }

    private int lookAt(
            List<MonitorFacts.Look> looks,
            LocalDate day,
            Map<FundId, Enrolments.Enrolment> enrolled,
            Map<UUID, Map<String, Outcome>> before) {
        int changed = 0;
        for (MonitorFacts.Look look : looks) {
            Enrolments.Enrolment enrolment = enrolled.get(look.fund());
            Judged judged = judge.judged(
                    PlannedAct.of(ActKind.DAILY, look.fund(), day),
                    look.facts(),
                    enrolment == null ? null : enrolment.termsId(),
                    enrolment != null);
            if (!outcomes(judged.verdicts()).equals(before.get(look.fund().value()))) {
                CheckId check = checks.add(judged, Decision.MONITORED);
                Fund fund = funds.visible(look.fund());
                outbox.append(Announcement.of(fund, check, judged, Decision.MONITORED));
                changed++;
            }
        }
        return changed;
    }

    private Map<UUID, Map<String, Outcome>> lastLooks() {
        Map<UUID, Map<String, Outcome>> all = new HashMap<>();
        sql.list(
                "select distinct on (fund_id) fund_id, verdicts::text from compliance_check where decision = 'MONITORED'"
                        + " order by fund_id, recorded_at desc, id desc",
                row -> all.put(
                        row.getObject(1, UUID.class), outcomes(StoredJson.read(row.getString(2), Checks.VERDICTS))));
        return all;
    }
}
