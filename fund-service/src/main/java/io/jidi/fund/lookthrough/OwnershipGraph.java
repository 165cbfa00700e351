package io.jidi.fund.lookthrough;

import io.jidi.fund.fund.FundId;
import io.jidi.fund.fund.PartnerId;
import io.jidi.fund.lookthrough.rules.Fraction;
import io.jidi.fund.lookthrough.rules.Ownership;
import io.jidi.fund.lookthrough.rules.Ownership.Holding;
import io.jidi.fund.lookthrough.rules.Ownership.Tier;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads all holdings: partners in funds by their commitments on a day, funds in enterprises by the firm's recorded owners on the
 * day, or else by the ownership that their tranches gave. A partner that is itself a fund is that fund; others are known again by
 * their credit code.
 */
@ApplicationScoped
class OwnershipGraph {

    /** Who has committed how much to whom on a day, by the memo ledger. */
    private static final String COMMITMENTS = "select p.id, p.fund_id, p.name, p.credit_code, p.government_tier,"
            + " p.investing_fund_id, sum(l.debit - l.credit) as committed from partner p"
            + " join journal_line l on l.partner_id = p.id and l.account = '9001'"
            + " join journal j on j.id = l.journal_id where j.effective_date <= ?"
            + " group by p.id having sum(l.debit - l.credit) > 0 order by p.id";

    /** What is left of a tranche gives what is left of its ownership. */
    private static final String ENTERPRISES = "select i.fund_id, d.id as deal_id, d.credit_code, d.enterprise_name,"
            + " sum(case when coalesce(i.units, 0) > 0 then i.ownership_rate * (i.units - i.realised_units) / i.units"
            + " when i.cost > 0 then i.ownership_rate * (i.cost - i.realised_cost) / i.cost else 0 end) as rate"
            + " from investment i join deal d on d.id = i.deal_id"
            + " where i.state in ('FUNDED', 'PARTLY_REALISED')"
            + " group by i.fund_id, d.id having sum(i.cost - i.realised_cost) > 0 order by d.credit_code, i.fund_id";

    private static final String FUNDS = "select id, code, name, region_code from fund order by id";

    private final RecordedStakes stakes;
    private final Sql sql;

    OwnershipGraph(RecordedStakes stakes, Sql sql) {
        this.stakes = stakes;
        this.sql = sql;
    }

    /** What stands at a node. */
    enum Kind {
        FUND,
        PARTNER,
        ENTERPRISE
    }

    /**
     * Somebody who holds or is held.
     *
     * @param code of the fund, or a credit code
     * @param regionCode of a fund; decides with its code who may see it
     */
    record Node(
            String key,
            Kind kind,
            @Nullable String code,
            String name,
            @Nullable Tier tier,
            @Nullable String regionCode) {}

    /**
     * All of them, and what came of putting them together.
     *
     * @param committed to each fund by all its partners, in yuan
     */
    record Graph(Map<String, Node> nodes, Map<String, BigDecimal> committed, Ownership.Decision decision) {
        String name(String key) {
            Node node = nodes.get(key);
            return node == null ? key : node.name();
        }
    }

    private record Commitment(
            String fund, Node holder, @Nullable String investingFund, Tier tier, BigDecimal amount) {}

    /** What a fund's tranches in a firm gave when they were paid; zero where none says. */
    private record Stake(String fund, UUID deal, Node firm, BigDecimal rate) {}

    static String key(FundId fund) {
        return fund.wire();
    }

    Graph on(LocalDate day) {
        Map<String, Node> nodes = new LinkedHashMap<>();
        sql.list(FUNDS, row -> {
            String key = key(new FundId(row.getObject("id", UUID.class)));
            Node fund = new Node(
                    key, Kind.FUND, row.getString("code"), row.getString("name"), null, row.getString("region_code"));
            return nodes.put(key, fund);
        });
        List<Commitment> commitments = sql.list(COMMITMENTS, OwnershipGraph::commitment, day);
        Map<String, BigDecimal> totals = new HashMap<>();
        commitments.forEach(one -> totals.merge(one.fund(), one.amount(), BigDecimal::add));
        List<Holding> holdings = new ArrayList<>();
        Map<String, Tier> tiers = new HashMap<>();
        for (Commitment one : commitments) {
            String holder = one.investingFund() == null ? one.holder().key() : one.investingFund();
            nodes.putIfAbsent(holder, one.holder());
            // Counts only where nobody is known to hold the holder: a fund with partners is looked through instead.
            tiers.put(holder, one.tier());
            BigDecimal total = totals.getOrDefault(one.fund(), one.amount());
            holdings.add(new Holding(holder, one.fund(), Fraction.of(one.amount(), total)));
        }
        Map<UUID, BigDecimal> recorded = stakes.on(day);
        sql.list(ENTERPRISES, OwnershipGraph::stake).forEach(one -> {
            BigDecimal rate = recorded.getOrDefault(one.deal(), one.rate());
            if (rate.signum() > 0) {
                nodes.putIfAbsent(one.firm().key(), one.firm());
                holdings.add(new Holding(one.fund(), one.firm().key(), Fraction.of(rate, BigDecimal.ONE)));
            }
        });
        return new Graph(nodes, totals, Ownership.decide(holdings, tiers));
    }

    private static Stake stake(ResultSet row) throws SQLException {
        String creditCode = row.getString("credit_code");
        BigDecimal rate = row.getBigDecimal("rate");
        return new Stake(
                key(new FundId(row.getObject("fund_id", UUID.class))),
                row.getObject("deal_id", UUID.class),
                new Node(
                        "enterprise:" + creditCode,
                        Kind.ENTERPRISE,
                        creditCode,
                        row.getString("enterprise_name"),
                        null,
                        null),
                rate == null ? BigDecimal.ZERO : rate);
    }

    private static Commitment commitment(ResultSet row) throws SQLException {
        String creditCode = row.getString("credit_code");
        Tier tier = tier(row.getString("government_tier"));
        String wire = new PartnerId(row.getObject("id", UUID.class)).wire();
        String key = creditCode == null ? wire : "partner:" + creditCode + ":" + tier;
        UUID investing = row.getObject("investing_fund_id", UUID.class);
        return new Commitment(
                key(new FundId(row.getObject("fund_id", UUID.class))),
                new Node(key, Kind.PARTNER, creditCode, row.getString("name"), tier, null),
                investing == null ? null : key(new FundId(investing)),
                tier,
                row.getBigDecimal("committed"));
    }

    private static Tier tier(String governmentTier) {
        return governmentTier.equals("NONE") ? Tier.OTHER : Tier.valueOf(governmentTier);
    }
}
