package io.jidi.fund.reinvestment;

import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.FundId;
import io.jidi.fund.ledger.InvestmentId;
import io.jidi.fund.reinvestment.rules.Credit;
import io.jidi.fund.reinvestment.rules.Edition;
import io.jidi.fund.reinvestment.rules.Ending;
import io.jidi.fund.reinvestment.rules.Fact;
import io.jidi.fund.reinvestment.rules.Tranche;
import io.jidi.platform.id.Uuid7;
import io.jidi.platform.money.Money;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads claims with their steps, and adds a step. */
@ApplicationScoped
class Claims {

    private static final String CLAIMS =
            "select c.*, f.currency, coalesce((select sum(p.amount) from investment_funding_standing p"
                    + " where p.investment_id = c.investment_id and p.funded_date <= ?), 0) as invested"
                    + " from reinvestment_claim c join fund f on f.id = c.fund_id where ";

    private final Editions editions;
    private final Sql sql;
    private final Uuid7 ids;
    private final Clock clock;
    private final CallContext call;

    Claims(Editions editions, Sql sql, Uuid7 ids, Clock clock, CallContext call) {
        this.editions = editions;
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
        this.call = call;
    }

    private record Row(
            UUID id,
            UUID fund,
            UUID investment,
            String creditCode,
            String scope,
            @Nullable UUID lead,
            Money invested) {}

    ClaimView find(ClaimId id, LocalDate day) {
        return views("c.id = ?", day, id.value()).stream().findFirst().orElseThrow(PlatformProblem.NOT_FOUND::problem);
    }

    List<ClaimView> of(Fund fund, LocalDate day) {
        return views("c.fund_id = ?", day, fund.id().value());
    }

    List<ClaimView> ofEnterprise(String creditCode, LocalDate day) {
        return views("c.credit_code = ?", day, creditCode);
    }

    /** What a claim counts under an edition, which may take not all categories. */
    static Credit credit(Edition edition, ClaimView claim, LocalDate day) {
        return Credit.of(
                edition,
                new Tranche(
                        claim.investmentId().wire() + "/" + claim.scope(),
                        claim.invested().amount(),
                        facts(claim.steps())),
                day);
    }

    static List<Fact> facts(List<ClaimView.Step> steps) {
        List<Fact> facts = new ArrayList<>();
        for (ClaimView.Step step : steps) {
            if (step.kind() == ClaimView.StepKind.RECOGNISED && step.category() != null) {
                facts.add(Fact.recognised(
                        step.category(),
                        step.day(),
                        step.amount() == null ? null : step.amount().amount()));
            } else if (step.ending() != null) {
                facts.add(Fact.ended(step.ending(), step.day()));
            }
        }
        return facts;
    }

    void add(ClaimId claim, ClaimView.Step step) {
        sql.update(
                "insert into reinvestment_step (id, claim_id, kind, category, amount, ending, day, document, cause,"
                        + " recorded_at, recorded_by) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                ids.next(),
                claim.value(),
                step.kind(),
                step.category(),
                step.amount() == null ? null : step.amount().amount(),
                step.ending(),
                step.day(),
                step.document(),
                step.cause(),
                step.recordedAt(),
                step.recordedBy());
    }

    /** A step of the caller, now. */
    ClaimView.Step step(
            ClaimView.StepKind kind,
            @Nullable String category,
            @Nullable Money amount,
            @Nullable Ending ending,
            LocalDate day,
            String document,
            @Nullable String cause) {
        return new ClaimView.Step(
                kind,
                category,
                amount,
                ending,
                day,
                document,
                cause,
                clock.instant(),
                call.caller().userId());
    }

    private List<ClaimView> views(String where, LocalDate day, Object key) {
        List<Row> rows = sql.list(CLAIMS + where + " order by c.id", Claims::row, day, key);
        Map<UUID, List<ClaimView.Step>> steps = steps(rows);
        return rows.stream()
                .map(row -> view(row, steps.getOrDefault(row.id(), List.of()), day))
                .toList();
    }

    private ClaimView view(Row row, List<ClaimView.Step> steps, LocalDate day) {
        ClaimView bare = new ClaimView(
                new ClaimId(row.id()),
                new FundId(row.fund()),
                new InvestmentId(row.investment()),
                row.creditCode(),
                row.scope(),
                row.lead() == null ? null : new FundId(row.lead()),
                row.invested(),
                new Credit(Credit.State.NONE, null, BigDecimal.ZERO),
                steps);
        return new ClaimView(
                bare.id(),
                bare.fundId(),
                bare.investmentId(),
                bare.creditCode(),
                bare.scope(),
                bare.leadFundId(),
                bare.invested(),
                credit(editions.current(), bare, day),
                steps);
    }

    private Map<UUID, List<ClaimView.Step>> steps(List<Row> rows) {
        Map<UUID, Money> zero = new HashMap<>();
        rows.forEach(row -> zero.put(row.id(), row.invested()));
        Map<UUID, List<ClaimView.Step>> steps = new HashMap<>();
        sql.list(
                "select * from reinvestment_step where claim_id = any (?) order by recorded_at, id",
                row -> {
                    UUID claim = row.getObject("claim_id", UUID.class);
                    String currency =
                            zero.getOrDefault(claim, Money.zero(Money.CNY)).currency();
                    return steps.computeIfAbsent(claim, any -> new ArrayList<>())
                            .add(step(row, currency));
                },
                rows.stream().map(Row::id).toList());
        return steps;
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                row.getObject("fund_id", UUID.class),
                row.getObject("investment_id", UUID.class),
                row.getString("credit_code"),
                row.getString("scope"),
                row.getObject("lead_fund_id", UUID.class),
                new Money(row.getBigDecimal("invested"), row.getString("currency")));
    }

    private static ClaimView.Step step(ResultSet row, String currency) throws SQLException {
        BigDecimal amount = row.getBigDecimal("amount");
        String ending = row.getString("ending");
        return new ClaimView.Step(
                ClaimView.StepKind.valueOf(row.getString("kind")),
                row.getString("category"),
                amount == null ? null : new Money(amount, currency),
                ending == null ? null : Ending.valueOf(ending),
                row.getObject("day", LocalDate.class),
                row.getString("document"),
                row.getString("cause"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getString("recorded_by"));
    }
}
