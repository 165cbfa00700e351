package io.jidi.fund.distribution;

import io.jidi.fund.distribution.rules.FundWaterfall;
import io.jidi.fund.distribution.rules.Tier;
import io.jidi.fund.fund.PartnerId;
import io.jidi.fund.ledger.InvestmentId;
import io.jidi.platform.money.Money;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The rows below a distribution: sources, lines, tiers. */
@ApplicationScoped
class DistributionLines {

    private final Sql sql;

    DistributionLines(Sql sql) {
        this.sql = sql;
    }

    void writeSources(DistributionId id, List<DistributionView.Source> sources) {
        int line = 0;
        for (DistributionView.Source source : sources) {
            sql.update(
                    "insert into distribution_source (distribution_id, line, investment_id, description, capital, gain,"
                            + " income) values (?, ?, ?, ?, ?, ?, ?)",
                    id.value(),
                    ++line,
                    source.investmentId() == null ? null : source.investmentId().value(),
                    source.description(),
                    source.capital().amount(),
                    source.gain().amount(),
                    source.income().amount());
        }
    }

    /** Puts what was computed in the place of what was computed before. */
    void write(
            DistributionId id, List<SharedOut.Line> lines, FundWaterfall.Proposal proposal, Map<UUID, Money> withheld) {
        sql.update("delete from distribution_line where distribution_id = ?", id.value());
        sql.update("delete from distribution_tier where distribution_id = ?", id.value());
        for (SharedOut.Line line : lines) {
            sql.update(
                    "insert into distribution_line (distribution_id, partner_id, capital, gain, income, carry, withheld,"
                            + " escrow, recallable) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    id.value(),
                    line.partner(),
                    line.capital().amount(),
                    line.gain().amount(),
                    line.income().amount(),
                    line.carry().amount(),
                    withheld.containsKey(line.partner())
                            ? withheld.get(line.partner()).amount()
                            : BigDecimal.ZERO,
                    proposal.heldBack(line.partner()).amount(),
                    line.recallable().amount());
        }
        for (FundWaterfall.Line line : proposal.lines()) {
            sql.update(
                    "insert into distribution_tier (distribution_id, partner_id, tier, amount) values (?, ?, ?, ?)",
                    id.value(),
                    line.partner(),
                    line.tier(),
                    line.amount().amount());
        }
    }

    DistributionView view(Distribution one) {
        String currency = one.cash().currency();
        UUID id = one.id().value();
        return new DistributionView(
                one.id(),
                one.fundId(),
                one.number(),
                one.cash(),
                one.recallable(),
                one.valueDate(),
                one.state(),
                one.reason(),
                one.preparedBy(),
                one.approvedBy(),
                one.paidDate(),
                sources(id, currency),
                lines(id, currency),
                tiers(id, currency),
                one.corrects().orElse(null),
                one.version());
    }

    List<DistributionView.Source> sources(UUID id, String currency) {
        return sql.list(
                "select * from distribution_source where distribution_id = ? order by line",
                row -> {
                    UUID investment = row.getObject("investment_id", UUID.class);
                    return new DistributionView.Source(
                            investment == null ? null : new InvestmentId(investment),
                            row.getString("description"),
                            new Money(row.getBigDecimal("capital"), currency),
                            new Money(row.getBigDecimal("gain"), currency),
                            new Money(row.getBigDecimal("income"), currency));
                },
                id);
    }

    List<DistributionView.Line> lines(UUID id, String currency) {
        return sql.list(
                "select *, capital + gain + income + carry - withheld - escrow as net from distribution_line"
                        + " where distribution_id = ? order by partner_id",
                row -> new DistributionView.Line(
                        new PartnerId(row.getObject("partner_id", UUID.class)),
                        new Money(row.getBigDecimal("capital"), currency),
                        new Money(row.getBigDecimal("gain"), currency),
                        new Money(row.getBigDecimal("income"), currency),
                        new Money(row.getBigDecimal("carry"), currency),
                        new Money(row.getBigDecimal("withheld"), currency),
                        new Money(row.getBigDecimal("escrow"), currency),
                        new Money(row.getBigDecimal("recallable"), currency),
                        new Money(row.getBigDecimal("net"), currency)),
                id);
    }

    private List<DistributionView.TierLine> tiers(UUID id, String currency) {
        return sql.list(
                "select * from distribution_tier where distribution_id = ? order by tier, partner_id",
                row -> new DistributionView.TierLine(
                        new PartnerId(row.getObject("partner_id", UUID.class)),
                        Tier.valueOf(row.getString("tier")),
                        new Money(row.getBigDecimal("amount"), currency)),
                id);
    }
}
