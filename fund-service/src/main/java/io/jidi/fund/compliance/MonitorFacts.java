package io.jidi.fund.compliance;

import io.jidi.fund.compliance.rules.Fact;
import io.jidi.fund.compliance.rules.Facts;
import io.jidi.fund.compliance.rules.Known;
import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.FundId;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the daily look needs of every fund, read for all of them at once. */
@ApplicationScoped
class MonitorFacts {

    private static final String BOOKS = """
            with paid as (select fund_id, sum(paid) as paid from capital_call group by fund_id),
            promised as (select fund_id, sum(amount - released) as committed from commitment group by fund_id),
            government as (select c.fund_id, min(p.paid_date) as first from payment_standing p
                           join capital_call c on c.id = p.call_id
                           join partner r on r.id = p.partner_id and r.government_tier <> 'NONE'
                           where p.phase = 'POSTED' group by c.fund_id),
            spent as (select i.fund_id, min(f.funded_date) as first from investment i
                      join investment_funding_standing f on f.investment_id = i.id group by i.fund_id),
            told as (select distinct on (fund_id, target) fund_id, target, value from compliance_evidence
                     where fact = 'inField' and valid_from <= ? and (valid_until is null or valid_until >= ?)
                     order by fund_id, target, valid_from desc, recorded_at desc),
            field as (select i.fund_id, sum(i.cost) filter (where t.value = 'true') as inside,
                             bool_and(t.value is not null) as known
                      from investment i left join deal d on d.id = i.deal_id left join fund s on s.id = i.sub_fund_id
                      left join told t on t.fund_id = i.fund_id and t.target = coalesce(d.credit_code, s.code)
                      where i.cost > 0 group by i.fund_id),
            agreed as (select distinct on (fund_id) fund_id, terms from fund_terms where valid_from <= ?
                       order by fund_id, valid_from desc, edition desc)
            select f.id, f.bank_balance, coalesce(paid.paid, 0) as paid,
                   coalesce(promised.committed, 0) as committed, government.first as government_first,
                   spent.first as spent_first, coalesce(field.inside, 0) as inside, coalesce(field.known, true) as field_known,
                   (select min(t.effective_date) from fund_transition t
                    where t.fund_id = f.id and t.to_state = 'ESTABLISHED') as established,
                   (agreed.terms ->> 'investmentYears')::int as investment_years
            from fund f left join paid on paid.fund_id = f.id left join promised on promised.fund_id = f.id
            left join government on government.fund_id = f.id left join spent on spent.fund_id = f.id
            left join field on field.fund_id = f.id left join agreed on agreed.fund_id = f.id
            where f.state <> 'CLOSED' and (?::uuid is null or f.id = ?) order by f.id
            """;

    private static final String EVIDENCE = "select distinct on (fund_id, fact) fund_id, fact, value, document"
            + " from compliance_evidence where target = '' and fact in ('schemeConfirmedDate', 'registryYearDone')"
            + " and valid_from <= ? and (valid_until is null or valid_until >= ?)"
            + " order by fund_id, fact, valid_from desc, recorded_at desc";

    private final Sql sql;

    MonitorFacts(Sql sql) {
        this.sql = sql;
    }

    /** A fund and what is known of it today. */
    record Look(FundId fund, Facts facts) {}

    private record Recorded(UUID fund, String fact, Known known) {}

    /** All funds that are not closed. */
    List<Look> all(LocalDate day) {
        return looks(day, null);
    }

    /** One fund, with all that the daily look knows; nothing for one that is closed. */
    Facts of(Fund fund, LocalDate day) {
        return looks(day, fund.id().value()).stream()
                .map(Look::facts)
                .findFirst()
                .orElse(Facts.none());
    }

    private List<Look> looks(LocalDate day, @Nullable UUID fund) {
        Map<UUID, Map<String, Known>> recorded = new HashMap<>();
        sql.list(
                        EVIDENCE,
                        row -> new Recorded(
                                row.getObject(1, UUID.class),
                                row.getString(2),
                                new Known(row.getString(3), row.getString(4))),
                        day,
                        day)
                .forEach(one -> recorded.computeIfAbsent(one.fund(), any -> new LinkedHashMap<>())
                        .put(one.fact(), one.known()));
        return sql.list(BOOKS, row -> look(row, day, recorded), day, day, day, fund, fund);
    }

    private static Look look(ResultSet row, LocalDate day, Map<UUID, Map<String, Known>> recorded) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        Map<String, Known> told = recorded.getOrDefault(id, Map.of());
        LocalDate established = row.getObject("established", LocalDate.class);
        LocalDate scheme = date(told.get(Fact.SCHEME_CONFIRMED_DATE.key()));
        int due = day.getMonthValue() > 6 ? day.getYear() - 1 : day.getYear() - 2;
        int years = row.getInt("investment_years");
        Facts facts = Facts.of(told)
                .with(Fact.ACT_DATE, day.toString())
                .with(Fact.FUND_CASH, row.getBigDecimal("bank_balance"))
                .with(Fact.FUND_PAID_IN, row.getBigDecimal("paid"))
                .with(Fact.FUND_COMMITTED, row.getBigDecimal("committed"))
                .with(Fact.IN_FIELD_COST, row.getBoolean("field_known") ? row.getBigDecimal("inside") : null)
                .with(Fact.SET_UP, established != null)
                .with(Fact.DAYS_NOT_SET_UP, established != null || scheme == null ? null : days(scheme, day))
                .with(
                        Fact.DAYS_CASH_UNINVESTED,
                        uninvested(
                                row.getObject("government_first", LocalDate.class),
                                row.getObject("spent_first", LocalDate.class),
                                day))
                .with(Fact.REGISTRY_YEAR_DUE, BigDecimal.valueOf(due))
                .with(Fact.REGISTRY_UPDATE_DUE, established != null && established.getYear() <= due)
                .with(
                        Fact.INVESTMENT_END_DATE,
                        established == null || years == 0
                                ? null
                                : established.plusYears(years).toString());
        return new Look(new FundId(id), facts);
    }

    /** Nothing lies idle by this rule before government money has come, or once investing has begun. */
    private static BigDecimal uninvested(@Nullable LocalDate money, @Nullable LocalDate spent, LocalDate day) {
        return money == null || spent != null && !spent.isAfter(day) || money.isAfter(day)
                ? BigDecimal.ZERO
                : days(money, day);
    }

    private static BigDecimal days(LocalDate from, LocalDate day) {
        return BigDecimal.valueOf(ChronoUnit.DAYS.between(from, day));
    }

    private static @Nullable LocalDate date(@Nullable Known known) {
        return known == null ? null : LocalDate.parse(known.value());
    }
}
