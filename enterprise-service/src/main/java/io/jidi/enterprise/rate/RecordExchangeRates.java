package io.jidi.enterprise.rate;

import io.jidi.enterprise.EnterpriseEvents;
import io.jidi.enterprise.EnterpriseProblem;
import io.jidi.enterprise.criteria.rules.ExchangeRates;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.event.NewEvent;
import io.jidi.platform.event.Outbox;
import io.jidi.platform.id.Uuid7;
import io.jidi.platform.problem.Problem;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.sql.Sql;
import io.jidi.platform.time.ClockSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Records what was published. What is there already is left alone, so a file may be sent again; another figure for the same
 * currency, year and day of publication stands beside the first and counts from then on.
 */
@ApplicationScoped
class RecordExchangeRates {

    private static final int FIRST_YEAR = 1949;
    private static final int DECIMALS = 8;

    /** No currency's unit is worth so many yuan; a rate beyond it is for a hundred or a thousand units. */
    private static final BigDecimal LIMIT = BigDecimal.valueOf(1_000_000);

    private final EntityManager entities;
    private final Sql sql;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Uuid7 ids;
    private final Clock clock;
    private final CallContext call;

    RecordExchangeRates(
            EntityManager entities,
            Sql sql,
            Outbox outbox,
            AuditTrail audit,
            Uuid7 ids,
            Clock clock,
            CallContext call) {
        this.entities = entities;
        this.sql = sql;
        this.outbox = outbox;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
        this.call = call;
    }

    /** Data of {@code io.jidi.enterprise.exchange-rate.published}. */
    record RatePublished(
            ExchangeRateId rateId,
            String currency,
            int year,
            String yuanPerUnit,
            LocalDate publishedDate,
            String source,
            String evidence) {}

    /** The new ones; those that were known already are left out. */
    List<ExchangeRate> execute(List<PublishedRate> rates) {
        // Two files with the same rates, sent at once, would both find them missing.
        sql.list("select pg_advisory_xact_lock(hashtext('exchange_rate'))", row -> 1);
        Instant now = clock.instant();
        check(rates, LocalDate.ofInstant(now, ClockSource.BUSINESS_ZONE));
        List<ExchangeRate> recorded = new ArrayList<>();
        for (PublishedRate rate : rates) {
            if (latest(rate).filter(rate::says).isEmpty()) {
                recorded.add(record(rate, now));
            }
        }
        return recorded;
    }

    private Optional<PublishedRate> latest(PublishedRate rate) {
        return entities.createQuery(
                        "select e from ExchangeRate e where e.currency = :currency and e.year = :year"
                                + " and e.publishedOn = :day order by e.recording desc",
                        ExchangeRate.class)
                .setParameter("currency", rate.currency())
                .setParameter("year", rate.year())
                .setParameter("day", rate.publishedDate())
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .map(ExchangeRate::published);
    }

    private ExchangeRate record(PublishedRate rate, Instant now) {
        ExchangeRate recorded = new ExchangeRate(
                new ExchangeRateId(ids.next()), rate, call.caller().userId(), now);
        entities.persist(recorded);
        outbox.append(new NewEvent(
                EnterpriseEvents.STREAM,
                EnterpriseEvents.RATE_PUBLISHED,
                1,
                recorded.id(),
                new RatePublished(
                        recorded.id(),
                        rate.currency(),
                        rate.year(),
                        rate.yuanPerUnit().stripTrailingZeros().toPlainString(),
                        rate.publishedDate(),
                        rate.source(),
                        rate.evidence()),
                rate.publishedDate(),
                ""));
        audit.record("RECORD_EXCHANGE_RATE", recorded.id().wire(), null, null, rate);
        return recorded;
    }

    private static void check(List<PublishedRate> rates, LocalDate today) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < rates.size(); i++) {
            PublishedRate rate = rates.get(i);
            String at = "/rates/" + i;
            if (rate.currency().equals(ExchangeRates.YUAN)) {
                throw invalid(at + "/currency", "人民币不需要汇率", "Yuan need no rate");
            }
            BigDecimal yuan = rate.yuanPerUnit();
            if (yuan.signum() <= 0
                    || yuan.compareTo(LIMIT) >= 0
                    || yuan.stripTrailingZeros().scale() > DECIMALS) {
                throw invalid(
                        at + "/yuanPerUnit",
                        "汇率应大于零、小于 " + LIMIT + "，小数不超过 " + DECIMALS + " 位",
                        "A rate is above zero and below " + LIMIT + " with at most " + DECIMALS + " decimals");
            }
            if (rate.publishedDate().isAfter(today)) {
                throw invalid(at + "/publishedDate", "公布日期晚于今天", "It would be published after today");
            }
            if (rate.year() < FIRST_YEAR || rate.publishedDate().getYear() < rate.year()) {
                throw invalid(
                        at + "/year",
                        "年份应不早于 " + FIRST_YEAR + "，且不晚于公布日期所在年",
                        "The year is not before " + FIRST_YEAR + " nor after that of its publication");
            }
            if (!seen.add(rate.currency() + rate.year() + rate.publishedDate())) {
                throw invalid(at, "同一币种、年份与公布日期只能出现一次", "Currency, year and day of publication stand once only");
            }
        }
    }

    private static Problem invalid(String pointer, String zh, String en) {
        return EnterpriseProblem.ENTERPRISE_RATE_INVALID.at(pointer, zh, en);
    }
}
