package io.jidi.fund.portfolio;

import io.jidi.fund.deal.DealId;
import io.jidi.fund.fund.FundId;
import io.jidi.fund.portfolio.Positions.Position;
import io.jidi.fund.portfolio.rules.Concentration;
import io.jidi.platform.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Exposure and losses over the funds that the caller sees. Amounts are in yuan; funds of other currencies are counted apart. */
@ApplicationScoped
class Portfolio {

    private static final int PLACES = 10;

    private final Positions positions;

    Portfolio(Positions positions) {
        this.positions = positions;
    }

    /** What positions are put together by; a firm of which it is not known stands under the empty key. */
    public enum By {
        BASE(Position::base),
        CHAIN_NODE(Position::node),
        CITY(Position::city),
        TIER(Position::tier),
        STAGE(Position::stage),
        ENTERPRISE(Position::creditCode),
        FUND(Position::fundCode);

        private final Function<Position, String> key;

        By(Function<Position, String> key) {
            this.key = key;
        }
    }

    /** One part, with the deals it is made of: each opens at {@code /api/v1/deals/{id}}. */
    public record Part(
            String key, int enterprises, Money cost, Money value, BigDecimal costRate, List<DealId> dealIds) {}

    /**
     * What is held, part by part.
     *
     * @param otherCurrencies positions of funds in another currency, left out
     */
    public record Exposure(
            By by,
            LocalDate asOfDate,
            Money cost,
            Money value,
            List<Part> parts,
            Concentration concentration,
            int otherCurrencies) {}

    /**
     * What a fund has lost. A single loss is information; what is judged is the whole and the life (国办发〔2025〕1号).
     *
     * @param realisedLoss of deals that ended below cost, on what was sold of them
     * @param unrealisedLoss of what is held below cost
     * @param lossRate both, by all that was paid in
     * @param losing deals with a loss
     */
    public record Losses(
            FundId fundId,
            String fundName,
            String fundClass,
            Money paid,
            Money realisedLoss,
            Money unrealisedLoss,
            BigDecimal lossRate,
            Tolerance.Standing tolerance,
            List<DealId> losing) {}

    Exposure exposure(By by, LocalDate day) {
        List<Position> visible = positions.visible(day);
        List<Position> held = visible.stream()
                .filter(one -> one.currency().equals(Money.CNY) && one.held().signum() > 0)
                .toList();
        BigDecimal total = sum(held, Position::held);
        Map<String, List<Position>> parts =
                held.stream().collect(Collectors.groupingBy(by.key, TreeMap::new, Collectors.toList()));
        List<Part> lines = new ArrayList<>();
        parts.forEach((key, ones) -> {
            Set<String> firms = new HashSet<>();
            ones.forEach(one -> firms.add(one.creditCode()));
            BigDecimal cost = sum(ones, Position::held);
            lines.add(new Part(
                    key,
                    firms.size(),
                    Money.cny(cost),
                    Money.cny(sum(ones, Position::value)),
                    cost.divide(total, PLACES, RoundingMode.HALF_UP),
                    ones.stream().map(Position::deal).toList()));
        });
        lines.sort(Comparator.comparing((Part one) -> one.cost().amount())
                .reversed()
                .thenComparing(Part::key));
        return new Exposure(
                by,
                day,
                Money.cny(total),
                Money.cny(sum(held, Position::value)),
                lines,
                Concentration.of(lines.stream().map(one -> one.cost().amount()).toList()),
                (int) visible.stream()
                        .filter(one -> !one.currency().equals(Money.CNY))
                        .count());
    }

    List<Losses> losses(LocalDate day) {
        Map<FundId, List<Position>> byFund = positions.visible(day).stream()
                .collect(Collectors.groupingBy(Position::fund, java.util.LinkedHashMap::new, Collectors.toList()));
        return byFund.values().stream().map(Portfolio::losses).toList();
    }

    private static Losses losses(List<Position> ones) {
        Position first = ones.get(0);
        BigDecimal realised =
                sum(ones, one -> one.soldCost().subtract(one.proceeds()).max(BigDecimal.ZERO));
        BigDecimal unrealised =
                sum(ones, one -> one.held().subtract(one.value()).max(BigDecimal.ZERO));
        BigDecimal paid = sum(ones, Position::paid);
        BigDecimal rate = realised.add(unrealised).divide(paid, PLACES, RoundingMode.HALF_UP);
        return new Losses(
                first.fund(),
                first.fundName(),
                first.fundClass(),
                new Money(paid, first.currency()),
                new Money(realised, first.currency()),
                new Money(unrealised, first.currency()),
                rate,
                Tolerance.of(first.fundClass(), rate),
                ones.stream()
                        .filter(one -> one.soldCost().compareTo(one.proceeds()) > 0
                                || one.held().compareTo(one.value()) > 0)
                        .map(Position::deal)
                        .toList());
    }

    private static BigDecimal sum(List<Position> ones, Function<Position, BigDecimal> amount) {
        return ones.stream().map(amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
