package io.jidi.fund.distribution;

import io.jidi.fund.capitalcall.PaidIn;
import io.jidi.fund.commitment.Commitments;
import io.jidi.fund.commitment.Partner;
import io.jidi.fund.commitment.PartnerKind;
import io.jidi.fund.distribution.rules.FundWaterfall;
import io.jidi.fund.distribution.rules.Tier;
import io.jidi.fund.distribution.rules.WaterfallState;
import io.jidi.fund.distribution.rules.WaterfallTerms;
import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.FundTerms;
import io.jidi.fund.fund.Funds;
import io.jidi.fund.ledger.InvariantSource;
import io.jidi.fund.ledger.Verification;
import io.jidi.fund.ledger.Verification.Breach;
import io.jidi.fund.ledger.rules.Postings;
import io.jidi.platform.money.Money;
import io.jidi.platform.sql.Sql;
import io.jidi.platform.text.Text;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Every approved distribution, run through the waterfall again from the payments, deals and fees that were known when it was
 * approved (fund.md 7.3: V08, V20), by the terms of its day as they stand now: terms that were dated back to before it show.
 */
@Singleton
class WaterfallInvariants implements InvariantSource {

    private static final Text HURDLE = Text.of(
            "0 ≤ 未返还本金 ≤ 门槛账户；门槛未达不付业绩报酬",
            "0 ≤ unreturned capital ≤ hurdle account; no carry before the hurdle is met");
    private static final Text REPLAYED =
            Text.of("分配各档可由当时已知的缴款重算", "The tiers of a distribution can be computed again from what was known then");

    /** Half a fen for each tier that was cut before. */
    private static final BigDecimal CUT = new BigDecimal("0.02");

    private static final String DISTRIBUTIONS = "select id, number, cash, value_date, approved_at from distribution"
            + " where fund_id = ? and state in ('APPROVED', 'PAID') order by value_date, number";

    private final EntityManager entities;
    private final Funds funds;
    private final Commitments commitments;
    private final PaidIn paidIn;
    private final Waterfalls waterfalls;
    private final RealisedDeals realised;
    private final Sql sql;

    WaterfallInvariants(
            EntityManager entities,
            Funds funds,
            Commitments commitments,
            PaidIn paidIn,
            Waterfalls waterfalls,
            RealisedDeals realised,
            Sql sql) {
        this.entities = entities;
        this.funds = funds;
        this.commitments = commitments;
        this.paidIn = paidIn;
        this.waterfalls = waterfalls;
        this.realised = realised;
        this.sql = sql;
    }

    private record Made(UUID id, int number, BigDecimal cash, LocalDate day, Instant approvedAt) {}

    @Override
    public Map<String, Text> computes() {
        return Map.of("V08", HURDLE, "V20", REPLAYED);
    }

    @Override
    public List<Breach> computed() {
        List<Breach> breaches = new ArrayList<>();
        for (UUID id : sql.list(
                "select distinct fund_id from distribution where state in ('APPROVED', 'PAID') order by fund_id",
                row -> row.getObject(1, UUID.class))) {
            replay(entities.find(Fund.class, id), breaches);
        }
        return breaches;
    }

    private void replay(Fund fund, List<Breach> breaches) {
        List<FundWaterfall.Earlier> earlier = new ArrayList<>();
        for (Made made : sql.list(
                DISTRIBUTIONS,
                row -> new Made(
                        row.getObject("id", UUID.class),
                        row.getInt("number"),
                        row.getBigDecimal("cash"),
                        row.getObject("value_date", LocalDate.class),
                        row.getObject("approved_at", OffsetDateTime.class).toInstant()),
                fund.id().value())) {
            Map<Tier, Money> stored = stored(fund, made);
            Optional<FundTerms.WaterfallClause> clause =
                    funds.termsOn(fund, made.day()).agreedWaterfall();
            check(fund, made, clause, stored, List.copyOf(earlier), breaches);
            earlier.add(new FundWaterfall.Earlier(made.day(), stored));
        }
    }

    private void check(
            Fund fund,
            Made made,
            Optional<FundTerms.WaterfallClause> clause,
            Map<Tier, Money> stored,
            List<FundWaterfall.Earlier> earlier,
            List<Breach> breaches) {
        WaterfallTerms terms = clause.map(Waterfalls::terms).orElse(Waterfalls.PRO_RATA);
        FundWaterfall.ByDeal byDeal =
                Waterfalls.byDeal(clause) ? realised.of(fund, made.day(), made.approvedAt()) : null;
        List<FundWaterfall.Contribution> contributions = paidIn.of(fund, made.day(), made.approvedAt()).stream()
                .map(one -> new FundWaterfall.Contribution(one.partner(), one.day(), one.amount()))
                .toList();
        Set<UUID> general = commitments.partners(fund).stream()
                .filter(partner -> partner.kind() == PartnerKind.GP)
                .map(Partner::id)
                .map(id -> id.value())
                .collect(Collectors.toSet());
        if (contributions.isEmpty() || general.isEmpty() && terms.carryRate().signum() > 0) {
            breaches.add(breach(
                    "V20",
                    REPLAYED,
                    fund,
                    made,
                    Text.of("当时没有缴款或收取人", "nothing was paid in or nobody takes the carry")));
            return;
        }
        Map<UUID, BigDecimal> points = new LinkedHashMap<>();
        general.forEach(partner -> points.put(partner, BigDecimal.ONE));
        FundWaterfall.Past past =
                new FundWaterfall.Past(earlier, waterfalls.returned(fund, made.day(), made.approvedAt()));
        FundWaterfall.Proposal again = FundWaterfall.propose(new FundWaterfall.Input(
                terms,
                contributions,
                past,
                byDeal,
                made.day(),
                new Money(made.cash(), fund.currency()),
                Waterfalls.outside(contributions, general),
                points,
                BigDecimal.ZERO));
        (byDeal == null ? hurdle(again.before(), terms, stored) : hurdle(again.after(), past, stored))
                .ifPresent(found -> breaches.add(breach("V08", HURDLE, fund, made, found)));
        Map<Tier, Money> computed = new EnumMap<>(again.tiers());
        computed.values().removeIf(Money::isZero);
        if (!computed.equals(stored)) {
            breaches.add(breach(
                    "V20",
                    REPLAYED,
                    fund,
                    made,
                    Text.of("登记 {0}，重算 {1}", "recorded {0}, computed {1}").with(plain(stored), plain(computed))));
        }
    }

    /** What the tiers as they were paid do to the hurdle as it stood that day. */
    private static Optional<Text> hurdle(WaterfallState before, WaterfallTerms terms, Map<Tier, Money> stored) {
        BigDecimal unreturned = before.unreturned().amount().subtract(paid(stored, Tier.CAPITAL));
        BigDecimal hurdle = before.hurdle().subtract(paid(stored, Tier.CAPITAL)).subtract(paid(stored, Tier.PREFERRED));
        BigDecimal carry = paid(stored, Tier.CATCH_UP_CARRY).add(paid(stored, Tier.SPLIT_CARRY));
        if (unreturned.signum() < 0) {
            return Optional.of(tooMuch(unreturned.negate()));
        }
        // Under look-back what was earned above the hurdle counts for later calls: the account may lie below the
        // capital.
        if (terms.account() == WaterfallTerms.Account.TIER_ACCOUNT
                && unreturned.subtract(hurdle).compareTo(CUT) > 0) {
            return Optional.of(Text.of("未返还本金 {0} 高于门槛账户 {1}", "capital {0} is above the hurdle account {1}")
                    .with(unreturned.toPlainString(), rounded(hurdle)));
        }
        if (carry.signum() > 0 && hurdle.compareTo(CUT) > 0) {
            return Optional.of(tooEarly(hurdle, carry));
        }
        return Optional.empty();
    }

    /** Deal by deal carry is paid out of what the realised deals earned with this cash in them, and capital out of their cost. */
    private static Optional<Text> hurdle(WaterfallState after, FundWaterfall.Past past, Map<Tier, Money> stored) {
        BigDecimal cost = after.unreturned().plus(after.paid(Tier.CAPITAL)).amount();
        BigDecimal room = cost.subtract(paid(past.paid(), Tier.CAPITAL)).max(BigDecimal.ZERO);
        BigDecimal over = paid(stored, Tier.CAPITAL).subtract(room);
        if (over.signum() > 0) {
            return Optional.of(tooMuch(over));
        }
        BigDecimal carry = paid(stored, Tier.CATCH_UP_CARRY).add(paid(stored, Tier.SPLIT_CARRY));
        return carry.signum() > 0 && after.hurdle().compareTo(CUT) > 0
                ? Optional.of(tooEarly(after.hurdle(), carry))
                : Optional.empty();
    }

    private static Text tooMuch(BigDecimal over) {
        return Text.of("返还超过未返还本金 {0}", "{0} more capital is returned than there was")
                .with(over.toPlainString());
    }

    private static Text tooEarly(BigDecimal hurdle, BigDecimal carry) {
        return Text.of("门槛尚差 {0} 已付业绩报酬 {1}", "{1} of carry is paid while {0} is missing to the hurdle")
                .with(rounded(hurdle), carry.toPlainString());
    }

    private Map<Tier, Money> stored(Fund fund, Made made) {
        Map<Tier, Money> tiers = new EnumMap<>(Tier.class);
        sql.list(
                "select tier, sum(amount) from distribution_tier where distribution_id = ? group by tier",
                row -> tiers.put(Tier.valueOf(row.getString(1)), new Money(row.getBigDecimal(2), fund.currency())),
                made.id());
        return tiers;
    }

    private static BigDecimal paid(Map<Tier, Money> tiers, Tier tier) {
        Money amount = tiers.get(tier);
        return amount == null ? BigDecimal.ZERO : amount.amount();
    }

    private static String rounded(BigDecimal hurdle) {
        return hurdle.setScale(2, RoundingMode.HALF_UP).toPlainString();
    }

    private static String plain(Map<Tier, Money> tiers) {
        return tiers.entrySet().stream()
                .map(tier -> tier.getKey() + " " + tier.getValue().plain())
                .collect(Collectors.joining(", "));
    }

    private Breach breach(String id, Text title, Fund fund, Made made, Text found) {
        Long journal = sql.first(
                        "select number from journal where fund_id = ? and reference = ? and kind = ?",
                        row -> row.getLong(1),
                        fund.id().value(),
                        new DistributionId(made.id()).wire(),
                        Postings.DISTRIBUTION_APPROVED)
                .orElse(null);
        return new Breach(id, fund.code(), journal, "distribution " + made.number(), Verification.reason(title, found));
    }
}
