package io.jidi.fund.fee;

import io.jidi.fund.fund.Fund;
import io.jidi.platform.money.Allocation;
import io.jidi.platform.money.Money;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was waived and credited of the management fees, by partner (fund.md 3.3: offsets and waivers are lines of their own).
 * Only the net fee is booked, so this is what the ledger cannot tell.
 */
@ApplicationScoped
public class FeeDeductions {

    /** The commitments are those known when the fee was worked out: the same question has the same answer later. */
    private static final String ACCRUALS = "select a.id, a.waived, a.offset_amount, l.partner_id,"
            + " sum(l.debit - l.credit) as committed from fee_accrual a"
            + " join journal j on j.fund_id = a.fund_id and j.effective_date <= a.through_date"
            + " and j.booked_at <= a.recorded_at"
            + " join journal_line l on l.journal_id = j.id and l.account = '9001'"
            + " where a.fund_id = ? and a.through_date between ? and ? and a.recorded_at <= ?"
            + " and not exists (select from fee_correction c where c.fee_id = a.id and c.recorded_at <= ?)"
            + " and a.waived + a.offset_amount > 0 group by a.id, l.partner_id"
            + " having sum(l.debit - l.credit) > 0 order by a.id, l.partner_id";

    private final Sql sql;

    FeeDeductions(Sql sql) {
        this.sql = sql;
    }

    /** One partner's part of one fee, both zero or above. */
    public record Deduction(UUID partner, Money waived, Money offset) {}

    private record Row(UUID fee, Money waived, Money offset, UUID partner, BigDecimal committed) {}

    /** Of the fees through a day within these two, as known at some time; split by commitments, to the fen (7.2). */
    public List<Deduction> between(Fund fund, LocalDate from, LocalDate to, Instant knownAt) {
        Map<UUID, List<Row>> fees = sql
                .list(
                        ACCRUALS,
                        row -> new Row(
                                row.getObject("id", UUID.class),
                                new Money(row.getBigDecimal("waived"), fund.currency()),
                                new Money(row.getBigDecimal("offset_amount"), fund.currency()),
                                row.getObject("partner_id", UUID.class),
                                row.getBigDecimal("committed")),
                        fund.id().value(),
                        from,
                        to,
                        knownAt,
                        knownAt)
                .stream()
                .collect(Collectors.groupingBy(Row::fee, LinkedHashMap::new, Collectors.toList()));
        return fees.values().stream().flatMap(FeeDeductions::split).toList();
    }

    private static Stream<Deduction> split(List<Row> fee) {
        Map<UUID, BigDecimal> weights = new LinkedHashMap<>();
        fee.forEach(row -> weights.put(row.partner(), row.committed()));
        Map<UUID, Money> waived = Allocation.largestRemainder(fee.get(0).waived(), weights);
        Map<UUID, Money> offset = Allocation.largestRemainder(fee.get(0).offset(), weights);
        Money zero = Money.zero(fee.get(0).waived().currency());
        return weights.keySet().stream()
                .map(partner ->
                        new Deduction(partner, waived.getOrDefault(partner, zero), offset.getOrDefault(partner, zero)));
    }
}
