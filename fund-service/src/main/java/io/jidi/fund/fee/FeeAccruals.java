package io.jidi.fund.fee;

import io.jidi.fund.fee.rules.FeeBill;
import io.jidi.fund.fee.rules.ManagementFee;
import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.FundId;
import io.jidi.fund.fund.PartnerId;
import io.jidi.platform.money.Money;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.MathContext;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of accrued fees. */
@ApplicationScoped
class FeeAccruals {

    private final Sql sql;

    FeeAccruals(Sql sql) {
        this.sql = sql;
    }

    /** One partner's part. */
    public record Share(PartnerId partnerId, Money amount) {}

    /**
     * A fee of a period, from gross to net.
     *
     * @param segments the period's days with base and rate, for the reader; corrections of earlier days are in gross only
     */
    public record Accrual(
            FeeId id,
            FundId fundId,
            LocalDate fromDate,
            LocalDate throughDate,
            Money gross,
            Money waived,
            Money offset,
            Money net,
            Money carriedForward,
            List<FeeBill.Line> lines,
            List<ManagementFee.Segment> segments,
            List<Share> shares) {}

    /** Where the accruals stand; {@code through} is null before the first. */
    record Standing(@Nullable LocalDate through, Money gross, Money carriedForward) {}

    Standing standing(Fund fund) {
        Money zero = Money.zero(fund.currency());
        return sql.first(
                        "select through_date, carried_forward, (select sum(gross) from fee_accrual_standing where fund_id = ?) as gross"
                                + " from fee_accrual_standing where fund_id = ? order by through_date desc limit 1",
                        row -> new Standing(
                                row.getObject("through_date", LocalDate.class),
                                new Money(row.getBigDecimal("gross"), fund.currency()),
                                new Money(row.getBigDecimal("carried_forward"), fund.currency())),
                        fund.id().value(),
                        fund.id().value())
                .orElse(new Standing(null, zero, zero));
    }

    private record Fact(UUID partner, @Nullable UUID taker, Money amount, Money whole) {}

    /** What each partner was given of all accruals; with a transferred commitment its part of them went over too. */
    Map<UUID, Money> shares(Fund fund) {
        Map<UUID, Money> shares = new TreeMap<>();
        Money zero = Money.zero(fund.currency());
        for (Fact fact : facts(fund)) {
            UUID taker = fact.taker();
            if (taker == null) {
                shares.merge(fact.partner(), fact.amount(), Money::plus);
            } else {
                Money held = shares.getOrDefault(fact.partner(), zero);
                Money moved = Money.rounded(
                        held.amount()
                                .multiply(fact.amount().amount())
                                .divide(fact.whole().amount(), MathContext.DECIMAL128),
                        fund.currency());
                shares.put(fact.partner(), held.minus(moved));
                shares.merge(taker, moved, Money::plus);
            }
        }
        return shares;
    }

    private List<Fact> facts(Fund fund) {
        return sql.list(
                "select * from (select a.recorded_at, s.partner_id, null::uuid as taker, s.amount, s.amount as whole"
                        + " from fee_share s join fee_accrual_standing a on a.id = s.fee_id where a.fund_id = ?"
                        + " union all select t.recorded_at, f.partner_id, k.partner_id, t.amount, t.partner_committed"
                        + " from commitment_transfer t join commitment f on f.id = t.from_commitment_id"
                        + " join commitment k on k.id = t.to_commitment_id where f.fund_id = ?) x"
                        + " order by recorded_at, partner_id",
                row -> new Fact(
                        row.getObject("partner_id", UUID.class),
                        row.getObject("taker", UUID.class),
                        new Money(row.getBigDecimal("amount"), fund.currency()),
                        new Money(row.getBigDecimal("whole"), fund.currency())),
                fund.id().value(),
                fund.id().value());
    }

    /** An accrual as a row of the list; {@code corrected}: another one or none stands in its place. */
    public record Entry(
            FeeId id,
            LocalDate fromDate,
            LocalDate throughDate,
            Money gross,
            Money waived,
            Money offset,
            Money net,
            Instant recordedAt,
            boolean corrected) {}

    List<Entry> entries(Fund fund) {
        return sql.list(
                "select a.*, exists (select from fee_correction c where c.fee_id = a.id) as corrected from fee_accrual a"
                        + " where a.fund_id = ? order by a.through_date, a.recorded_at",
                row -> new Entry(
                        new FeeId(row.getObject("id", UUID.class)),
                        row.getObject("from_date", LocalDate.class),
                        row.getObject("through_date", LocalDate.class),
                        new Money(row.getBigDecimal("gross"), fund.currency()),
                        new Money(row.getBigDecimal("waived"), fund.currency()),
                        new Money(row.getBigDecimal("offset_amount"), fund.currency()),
                        new Money(row.getBigDecimal("net"), fund.currency()),
                        row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                        row.getBoolean("corrected")),
                fund.id().value());
    }

    /** Says that an accrual was wrong; {@code replacement} is null when there was none at all. */
    void correct(FeeId wrong, @Nullable FeeId replacement, String reason, Instant now, String actor) {
        sql.update(
                "insert into fee_correction (fee_id, replacement_id, reason, recorded_at, actor) values (?, ?, ?, ?, ?)",
                wrong.value(),
                replacement == null ? null : replacement.value(),
                reason,
                now,
                actor);
    }

    void insert(Accrual accrual, Instant now) {
        UUID id = accrual.id().value();
        sql.update(
                "insert into fee_accrual (id, fund_id, from_date, through_date, currency, gross, waived, offset_amount, net,"
                        + " carried_forward, recorded_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                id,
                accrual.fundId().value(),
                accrual.fromDate(),
                accrual.throughDate(),
                accrual.gross().currency(),
                accrual.gross().amount(),
                accrual.waived().amount(),
                accrual.offset().amount(),
                accrual.net().amount(),
                accrual.carriedForward().amount(),
                now);
        int line = 0;
        for (ManagementFee.Segment segment : accrual.segments()) {
            sql.update(
                    "insert into fee_segment (fee_id, line, from_date, to_date, base, amount, rate, fee)"
                            + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                    id,
                    ++line,
                    segment.from(),
                    segment.to(),
                    segment.base(),
                    segment.amount().amount(),
                    segment.rate(),
                    segment.fee().amount());
        }
        for (Share share : accrual.shares()) {
            sql.update(
                    "insert into fee_share (fee_id, partner_id, amount) values (?, ?, ?)",
                    id,
                    share.partnerId().value(),
                    share.amount().amount());
        }
    }
}
