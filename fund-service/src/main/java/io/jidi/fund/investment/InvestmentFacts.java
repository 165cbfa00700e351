package io.jidi.fund.investment;

import io.jidi.fund.FundProblem;
import io.jidi.fund.commitment.Commitments;
import io.jidi.fund.distribution.DistributionId;
import io.jidi.fund.fund.Fund;
import io.jidi.fund.ledger.InvestmentId;
import io.jidi.platform.id.TypedId;
import io.jidi.platform.money.Money;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What happened to an investment, row by row, and what of it was booked wrong. */
@ApplicationScoped
class InvestmentFacts {

    private final Commitments commitments;
    private final Sql sql;
    private final Clock clock;
    private final CallContext call;

    InvestmentFacts(Commitments commitments, Sql sql, Clock clock, CallContext call) {
        this.commitments = commitments;
        this.sql = sql;
        this.clock = clock;
        this.call = call;
    }

    /** What journals of a fact refer to; begins with the investment, which flows are told by. */
    static String reference(InvestmentId investment, TypedId fact) {
        return investment.wire() + "/" + fact.wire();
    }

    /** A payment into the investment; {@code corrected}: booked wrong, another one or none stands in its place. */
    public record Funding(
            FundingId id,
            Money amount,
            @Nullable BigDecimal units,
            LocalDate fundedDate,
            String bankReference,
            Instant recordedAt,
            boolean corrected) {}

    /** A sale. */
    public record Exit(
            ExitId id,
            ExitRoute route,
            LocalDate exitDate,
            @Nullable BigDecimal units,
            Money cost,
            Money proceeds,
            @Nullable DistributionId distributionId,
            Instant recordedAt,
            boolean corrected) {}

    /** A dividend, interest or other income. */
    public record Income(
            IncomeId id,
            ReceiveIncome.Kind kind,
            Money amount,
            LocalDate receivedDate,
            @Nullable DistributionId distributionId,
            Instant recordedAt,
            boolean corrected) {}

    List<Funding> fundings(Investment investment) {
        String currency = investment.cost().currency();
        return sql.list(
                query("investment_funding"),
                row -> new Funding(
                        new FundingId(row.getObject("id", UUID.class)),
                        new Money(row.getBigDecimal("amount"), currency),
                        row.getBigDecimal("units"),
                        row.getObject("funded_date", LocalDate.class),
                        row.getString("bank_reference"),
                        row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                        row.getBoolean("corrected")),
                investment.id().value());
    }

    List<Exit> exits(Investment investment) {
        String currency = investment.cost().currency();
        return sql.list(
                query("investment_exit"),
                row -> new Exit(
                        new ExitId(row.getObject("id", UUID.class)),
                        ExitRoute.valueOf(row.getString("route")),
                        row.getObject("exit_date", LocalDate.class),
                        row.getBigDecimal("units"),
                        new Money(row.getBigDecimal("cost"), currency),
                        new Money(row.getBigDecimal("proceeds"), currency),
                        distribution(row.getObject("distribution_id", UUID.class)),
                        row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                        row.getBoolean("corrected")),
                investment.id().value());
    }

    List<Income> incomes(Investment investment) {
        String currency = investment.cost().currency();
        return sql.list(
                query("investment_income"),
                row -> new Income(
                        new IncomeId(row.getObject("id", UUID.class)),
                        ReceiveIncome.Kind.valueOf(row.getString("kind")),
                        new Money(row.getBigDecimal("amount"), currency),
                        row.getObject("received_date", LocalDate.class),
                        distribution(row.getObject("distribution_id", UUID.class)),
                        row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                        row.getBoolean("corrected")),
                investment.id().value());
    }

    private static @Nullable DistributionId distribution(@Nullable UUID id) {
        return id == null ? null : new DistributionId(id);
    }

    private static String query(String table) {
        return "select f.*, exists (select from investment_correction c where c.fact_id = f.id) as corrected from "
                + table + " f where f.investment_id = ? order by f.recorded_at, f.id";
    }

    /** Says that a fact was booked wrong; {@code replacement} is null when there was no such fact at all. */
    void correct(InvestmentId investment, TypedId wrong, @Nullable TypedId replacement, String reason) {
        sql.update(
                "insert into investment_correction (fact_id, investment_id, replacement_id, reason, recorded_at, actor)"
                        + " values (?, ?, ?, ?, ?, ?)",
                wrong.value(),
                investment.value(),
                replacement == null ? null : replacement.value(),
                reason,
                clock.instant(),
                call.caller().userId());
    }

    static void requireStanding(boolean corrected) {
        if (corrected) {
            throw FundProblem.FUND_CORRECTED_ALREADY.problem();
        }
    }

    static <T> T found(List<T> facts, Predicate<T> wanted) {
        return facts.stream().filter(wanted).findFirst().orElseThrow(PlatformProblem.NOT_FOUND::problem);
    }

    /** The partners of a transfer would bear each other's results. */
    void requireNoTransferSince(Fund fund, Instant recordedAt) {
        if (commitments.transferredSince(fund, recordedAt)) {
            throw FundProblem.FUND_CORRECTION_BLOCKED.problem(
                    "此后有合伙份额转让，损益已随份额转移", "A share of the fund was transferred since, with its results");
        }
    }

    /** A fair value says what the investment stood at with this fact in it. */
    void requireNoValuationFrom(Investment investment, LocalDate day) {
        if (sql.number(
                        "select count(*) from valuation where investment_id = ? and state = 'APPROVED' and valuation_date >= ?",
                        investment.id().value(),
                        day)
                > 0) {
            throw FundProblem.FUND_CORRECTION_BLOCKED.problem(
                    day + " 起已有批准的估值", "A valuation of " + day + " or later is approved");
        }
    }
}
