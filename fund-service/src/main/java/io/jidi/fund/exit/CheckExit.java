package io.jidi.fund.exit;

import io.jidi.fund.FundProblem;
import io.jidi.fund.deal.DealId;
import io.jidi.fund.deal.DealOwner;
import io.jidi.fund.edition.StoredJson;
import io.jidi.fund.exit.rules.ExitRule;
import io.jidi.fund.exit.rules.ExitRules;
import io.jidi.fund.exit.rules.Figure;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.id.Uuid7;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Judges a route of exit by its rules of the day, from stated figures, and keeps the judgement. */
@ApplicationScoped
class CheckExit {

    private final ExitRules rules = ExitFile.read("exit/rules.yaml");
    private final DealOwner deals;
    private final ExitChecks checks;
    private final AuditTrail audit;
    private final Uuid7 ids;
    private final Clock clock;
    private final CallContext call;
    private final Sql sql;

    CheckExit(DealOwner deals, ExitChecks checks, AuditTrail audit, Uuid7 ids, Clock clock, CallContext call, Sql sql) {
        this.deals = deals;
        this.checks = checks;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
        this.call = call;
        this.sql = sql;
    }

    /** Which route on which day, the figures by key, and the paper they are from. */
    record Request(
            @NotBlank @Pattern(regexp = "[A-Z_]{1,40}") String route,
            @NotNull LocalDate day,

            @NotNull @Size(max = 40)
            Map<@Size(max = 40) String, @Pattern(regexp = "-?[0-9]{1,20}(\\.[0-9]{1,10})?") String> figures,

            @NotBlank @Size(max = 500) String document) {}

    ExitChecks.View execute(DealId id, Request request) {
        deals.locked(id);
        ExitRules.Route route = rules.route(request.route(), request.day())
                .orElseThrow(() -> FundProblem.FUND_EXIT_FIGURE_INVALID.at(
                        "/route",
                        "该日没有退出方式 " + request.route() + " 的规则",
                        "There are no rules for " + request.route() + " on this day"));
        Map<Figure, BigDecimal> figures = new EnumMap<>(Figure.class);
        request.figures()
                .forEach((key, value) -> figures.put(
                        Figure.byKey(key)
                                .orElseThrow(() -> FundProblem.FUND_EXIT_FIGURE_INVALID.at(
                                        "/figures/" + key, "没有指标 " + key, "There is no figure " + key)),
                        new BigDecimal(value)));
        List<ExitRule.Finding> findings = ExitRules.judge(route, figures);
        ExitCheckId check = new ExitCheckId(ids.next());
        sql.update(
                "insert into exit_check (id, deal_id, route, day, edition, figures, findings, outcome, document, recorded_at,"
                        + " recorded_by) values (?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?, ?, ?)",
                check.value(),
                id.value(),
                request.route(),
                request.day(),
                rules.edition(),
                StoredJson.write(new TreeMap<>(request.figures())),
                StoredJson.write(findings),
                ExitRules.together(findings),
                request.document(),
                clock.instant(),
                call.caller().userId());
        ExitChecks.View view = checks.of(id).stream()
                .filter(one -> one.id().equals(check))
                .findFirst()
                .orElseThrow();
        audit.record("CHECK_EXIT", id.wire(), request.document(), null, view);
        return view;
    }
}
