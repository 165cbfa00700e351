package io.jidi.fund.performance.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.jidi.fund.fund.rules.DayCount;
import io.jidi.fund.performance.rules.CashFlow.Holder;
import io.jidi.fund.performance.rules.CashFlow.Kind;
import io.jidi.fund.performance.rules.Performance.Asked;
import io.jidi.fund.performance.rules.Performance.Recall;
import io.jidi.testkit.Seeded;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** fund.md 4.1: every worked figure. */
class PerformanceTest {

    private static final LocalDate START = LocalDate.of(2020, 1, 1);

    /**
     * Yearly flows; the index and the fund are looked at in years of 365 days. For the third case fund.md prints 2.745692 %
     * and 4.654682 % as the rates of LN-PME and PME+: those leave out the last distribution of 85, which falls on the day of
     * the terminal value ({@link #theThirdCaseAsPrinted}).
     */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            -25,15,0 | 100,115,130 | 20 | 1.137124 | 0.08757238 | 15.543478 | 0.14364633 | 0.737179 | 0.14251644
            -100,-50,60,10,0 | 100,105,115,117,120 | 110 | 1.032303 | 0.01089845 | 104.277751 | 0.05302366 | 0.921468 | 0.05237392
            -80,-140,0,70,140,85 | 890.35,1144.98,1271.5,1289.09,1466.47,1842.37 | 70 | 1.102651 | 0.02793589 | 29.882759 | 0.11839669 | 0.888850 | 0.12146451
            """)
    void publicMarketVectors(
            String flows,
            String levels,
            String nav,
            String ks,
            String alpha,
            String lnNav,
            String ln,
            String lambda,
            String plus) {
        List<CashFlow> cash = new ArrayList<>();
        TreeMap<LocalDate, BigDecimal> index = new TreeMap<>();
        String[] amounts = flows.split(",");
        String[] level = levels.split(",");
        for (int year = 0; year < amounts.length; year++) {
            LocalDate day = START.plusDays(365L * year);
            index.put(day, new BigDecimal(level[year]));
            BigDecimal amount = new BigDecimal(amounts[year]);
            if (amount.signum() != 0) {
                cash.add(new CashFlow(day, amount.signum() < 0 ? Kind.CONTRIBUTION : Kind.DISTRIBUTION, amount.abs()));
            }
        }
        LocalDate end = index.lastKey();
        History history = new History(null, cash, List.of(new Valuation(end, new BigDecimal(nav), null)));
        List<Figure> figures = PublicMarket.of(history, asked(end), "CSI", index);
        assertThat(value(figures, Metric.KS_PME)).isEqualByComparingTo(ks);
        assertThat(rounded(figures, Metric.DIRECT_ALPHA, 8)).isEqualByComparingTo(alpha);
        assertThat(value(figures, Metric.LN_PME_NAV)).isEqualByComparingTo(lnNav);
        assertThat(rounded(figures, Metric.LN_PME, 8)).isEqualByComparingTo(ln);
        assertThat(value(figures, Metric.PME_PLUS_LAMBDA)).isEqualByComparingTo(lambda);
        assertThat(rounded(figures, Metric.PME_PLUS, 8)).isEqualByComparingTo(plus);
        assertThat(figures).allSatisfy(figure -> {
            assertThat(figure.passport().inputs()).containsEntry("index", "CSI");
            assertThat(figure.passport().definition()).isNotBlank();
        });
    }

    @Test
    void theThirdCaseAsPrinted() {
        String[][] printed = {
            {"70", "140", "29.88275883380092", "0.02745692"}, {"62.21953169", "124.43906337", "70", "0.04654682"}
        };
        for (String[] row : printed) {
            List<Xirr.Flow> flows = new ArrayList<>();
            String[] amounts = {"-80", "-140", "0", row[0], row[1], row[2]};
            for (int year = 0; year < amounts.length; year++) {
                flows.add(new Xirr.Flow(START.plusDays(365L * year), new BigDecimal(amounts[year])));
            }
            assertThat(Xirr.solve(flows, DayCount.ACT_365).stored().setScale(8, java.math.RoundingMode.HALF_UP))
                    .isEqualByComparingTo(row[3]);
        }
    }

    /** By hand: after a year the index made 110 of 100; 60 of a worth of 120 is half of it; the other half makes 60.5. */
    @Test
    void modifiedPmeByHand() {
        History history = new History(
                null,
                List.of(
                        new CashFlow(START, Kind.CONTRIBUTION, BigDecimal.valueOf(100)),
                        new CashFlow(START.plusDays(365), Kind.DISTRIBUTION, BigDecimal.valueOf(60))),
                List.of(
                        new Valuation(START.plusDays(365), BigDecimal.valueOf(60), null),
                        new Valuation(START.plusDays(730), BigDecimal.valueOf(80), null)));
        TreeMap<LocalDate, BigDecimal> index = new TreeMap<>();
        index.put(START, BigDecimal.valueOf(100));
        index.put(START.plusDays(365), BigDecimal.valueOf(110));
        index.put(START.plusDays(730), BigDecimal.valueOf(121));
        List<Figure> figures = PublicMarket.of(history, asked(START.plusDays(730)), "I", index);
        assertThat(value(figures, Metric.MPME_NAV)).isEqualByComparingTo("60.5");
        assertThat(rounded(figures, Metric.MPME, 9)).isEqualByComparingTo("0.1");
    }

    @Test
    void withoutValueOrLevelTheFamilySaysWhy() {
        History history = new History(null, List.of(new CashFlow(START, Kind.CONTRIBUTION, BigDecimal.ONE)), List.of());
        TreeMap<LocalDate, BigDecimal> index = new TreeMap<>();
        index.put(START.plusDays(1), BigDecimal.TEN);
        assertThat(PublicMarket.of(history, asked(START.plusDays(9)), "I", index))
                .hasSize(8)
                .allSatisfy(figure -> {
                    assertThat(figure.value()).isNull();
                    assertThat(figure.reason().en()).isEqualTo("No valuation by then");
                });
        History valued = new History(null, history.flows(), List.of(new Valuation(START, BigDecimal.ONE, null)));
        assertThat(PublicMarket.of(valued, asked(START.plusDays(9)), "I", index))
                .allSatisfy(figure -> assertThat(figure.reason().en()).contains("no level on 2020-01-01"));
    }

    @Test
    void poolingIsNoAverage() {
        History one = fund(
                List.of(flow("2020-01-01", Kind.CONTRIBUTION, "100"), flow("2022-01-01", Kind.DISTRIBUTION, "180")));
        History two = fund(
                List.of(flow("2022-01-01", Kind.CONTRIBUTION, "1000"), flow("2026-01-01", Kind.DISTRIBUTION, "1200")));
        Asked end = asked(LocalDate.of(2026, 1, 1));
        // 1.8^(365/731) − 1; fund.md prints 34.1110 %, but its average of 19.3852 % is that of 34.1101 %.
        assertThat(rounded(Performance.of(one, end), Metric.NET_IRR, 6)).isEqualByComparingTo("0.341101");
        assertThat(rounded(Performance.of(two, end), Metric.NET_IRR, 6)).isEqualByComparingTo("0.046602");
        List<Figure> pooled = Performance.of(History.pooled(List.of(one, two)), end);
        assertThat(rounded(pooled, Metric.NET_IRR, 6)).isEqualByComparingTo("0.064781");
        assertThat(value(pooled, Metric.DPI)).isEqualByComparingTo("1.254545");
    }

    /** W2 of 3.5: the investors' and the gross rate. */
    @Test
    void theRatesOfTheWorkedWaterfall() {
        String[][] paid = {{"2020-03-31", "40"}, {"2021-06-30", "35"}, {"2022-09-30", "25"}};
        String[][] net = {{"2023-12-31", "30"}, {"2025-06-30", "90"}, {"2026-12-31", "44.00000000"}};
        String[][] gross = {{"2023-12-31", "30"}, {"2025-06-30", "90"}, {"2026-12-31", "60"}};
        List<CashFlow> flows = new ArrayList<>();
        for (String[] call : paid) {
            flows.add(flow(call[0], Kind.CONTRIBUTION, call[1]));
            flows.add(new CashFlow(
                    LocalDate.parse(call[0]), Kind.INVESTMENT, new BigDecimal(call[1]), "deal", Holder.SOCIAL));
        }
        for (int i = 0; i < net.length; i++) {
            flows.add(flow(net[i][0], Kind.DISTRIBUTION, net[i][1]));
            flows.add(new CashFlow(
                    LocalDate.parse(gross[i][0]), Kind.PROCEEDS, new BigDecimal(gross[i][1]), "deal", Holder.SOCIAL));
        }
        LocalDate end = LocalDate.of(2026, 12, 31);
        History history = new History(
                null,
                flows,
                List.of(new Valuation(end, BigDecimal.ZERO, null), new Valuation(end, BigDecimal.ZERO, "deal")));
        List<Figure> figures = Performance.of(history, asked(end));
        assertThat(rounded(figures, Metric.NET_IRR, 10)).isEqualByComparingTo("0.1214193010");
        assertThat(rounded(figures, Metric.GROSS_IRR, 10)).isEqualByComparingTo("0.1417524765");
        assertThat(value(figures, Metric.MOIC)).isEqualByComparingTo("1.8");
        assertThat(value(figures, Metric.TVPI)).isEqualByComparingTo("1.64");
        Investments.Line deal = Investments.of(history, asked(end)).get(0);
        assertThat(deal.state()).isEqualTo(Investments.State.REALISED);
        assertThat(deal.figures()).extracting(Figure::metric).containsExactly(Metric.MOIC, Metric.GROSS_IRR);
    }

    @Test
    void lossRatios() {
        List<CashFlow> flows = new ArrayList<>();
        List<Valuation> values = new ArrayList<>();
        for (String text : List.of("A:30:75", "B:30:10", "C:30:36", "D:10:0")) {
            String[] parts = text.split(":");
            flows.add(new CashFlow(START, Kind.INVESTMENT, new BigDecimal(parts[1]), parts[0], Holder.SOCIAL));
            values.add(new Valuation(START, new BigDecimal(parts[2]), parts[0]));
        }
        List<Figure> figures = Performance.of(new History(null, flows, values), asked(START));
        assertThat(value(figures, Metric.CAPITAL_LOSS)).isEqualByComparingTo("0.30");
        assertThat(value(figures, Metric.LOSS_COUNT)).isEqualByComparingTo("0.5");
        assertThat(value(figures, Metric.LOSERS_COST)).isEqualByComparingTo("0.4");
        List<Figure> unknown = Performance.of(new History(null, flows, values.subList(0, 3)), asked(START));
        assertThat(figure(unknown, Metric.CAPITAL_LOSS).value()).isNull();
        assertThat(figure(unknown, Metric.CAPITAL_LOSS).reason().en()).contains("D");
    }

    @Test
    void leverageIsSocialByGovernmentMoney() {
        List<CashFlow> flows = List.of(
                new CashFlow(START, Kind.CONTRIBUTION, new BigDecimal("144.68"), null, Holder.GOVERNMENT),
                new CashFlow(START, Kind.CONTRIBUTION, new BigDecimal("782.32"), null, Holder.SOCIAL),
                new CashFlow(START, Kind.CONTRIBUTION, new BigDecimal("9.00"), null, Holder.GENERAL_PARTNER));
        List<Figure> figures = Performance.of(new History(null, flows, List.of()), asked(START));
        assertThat(rounded(figures, Metric.LEVERAGE, 2)).isEqualByComparingTo("5.41");
        assertThat(value(figures, Metric.PAID_IN)).isEqualByComparingTo("927.00");
    }

    @Test
    void ratiosBySideAndByRecallPolicy() {
        History history = new History(
                new BigDecimal("200"),
                List.of(
                        flow("2020-01-01", Kind.CONTRIBUTION, "100"),
                        flow("2020-06-01", Kind.CONTRIBUTION_OUTSIDE, "5"),
                        flow("2021-01-01", Kind.DISTRIBUTION, "40"),
                        flow("2021-06-01", Kind.RECALL, "15")),
                List.of(new Valuation(LocalDate.of(2021, 3, 1), new BigDecimal("90"), null)));
        LocalDate end = LocalDate.of(2021, 12, 31);
        List<Figure> gross = Performance.of(history, asked(end));
        assertThat(value(gross, Metric.PAID_IN)).isEqualByComparingTo("120");
        assertThat(value(gross, Metric.PAID_IN_INSIDE)).isEqualByComparingTo("115");
        assertThat(value(gross, Metric.NAV)).isEqualByComparingTo("105");
        assertThat(figure(gross, Metric.NAV).passport().inputs())
                .containsEntry("navStaleDays", "305")
                .containsEntry("navReported", "2021-03-01");
        assertThat(value(gross, Metric.PIC)).isEqualByComparingTo("0.575");
        assertThat(value(gross, Metric.DPI)).isEqualByComparingTo("0.333333");
        List<Figure> net = Performance.of(history, new Asked(end, Recall.NET, DayCount.ACT_365));
        assertThat(value(net, Metric.PAID_IN)).isEqualByComparingTo("105");
        assertThat(value(net, Metric.DISTRIBUTED)).isEqualByComparingTo("25");
        assertThat(value(net, Metric.DPI)).isEqualByComparingTo("0.238095");
        assertThat(value(net, Metric.NET_IRR)).isEqualByComparingTo(value(gross, Metric.NET_IRR));
    }

    /** The bank pays a year early: what the investors earn looks better than what their money did. */
    @Test
    void theSubscriptionLineIsTakenOut() {
        History history = new History(
                null,
                List.of(
                        flow("2020-01-01", Kind.LINE_DRAWN, "100"),
                        new CashFlow(START, Kind.INVESTMENT, BigDecimal.valueOf(100), "d", Holder.SOCIAL),
                        flow("2020-12-31", Kind.CONTRIBUTION, "100"),
                        flow("2020-12-31", Kind.LINE_REPAID, "100"),
                        new CashFlow(
                                LocalDate.of(2021, 12, 31), Kind.PROCEEDS, BigDecimal.valueOf(121), "d", Holder.SOCIAL),
                        flow("2021-12-31", Kind.DISTRIBUTION, "121")),
                List.of(
                        new Valuation(LocalDate.of(2021, 12, 31), BigDecimal.ZERO, null),
                        new Valuation(LocalDate.of(2021, 12, 31), BigDecimal.ZERO, "d")));
        List<Figure> figures = Performance.of(history, asked(LocalDate.of(2021, 12, 31)));
        assertThat(value(figures, Metric.NET_IRR)).isEqualByComparingTo("0.21");
        assertThat(value(figures, Metric.NET_IRR_WITHOUT_LINE)).isEqualByComparingTo("0.1");
        assertThat(value(figures, Metric.GROSS_IRR)).isEqualByComparingTo("0.1");
        assertThat(value(figures, Metric.GROSS_IRR_WITH_LINE)).isEqualByComparingTo("0.21");
    }

    @Test
    void lessThanAYearIsNotAnnualised() {
        History history = new History(
                null,
                List.of(flow("2020-01-01", Kind.CONTRIBUTION, "100")),
                List.of(new Valuation(LocalDate.of(2020, 4, 1), BigDecimal.valueOf(110), null)));
        List<Figure> figures = Performance.of(history, asked(LocalDate.of(2020, 4, 1)));
        assertThat(value(figures, Metric.SINCE_INCEPTION)).isEqualByComparingTo("0.1");
        assertThat(value(figures, Metric.NET_IRR)).isGreaterThan(new BigDecimal("0.46"));
    }

    @Test
    void theJCurveEndsEachQuarterAndOnTheDayItself() {
        History history = new History(
                null,
                List.of(
                        flow("2020-02-15", Kind.CONTRIBUTION, "100"),
                        flow("2020-08-01", Kind.CONTRIBUTION, "50"),
                        flow("2021-01-10", Kind.DISTRIBUTION, "200")),
                List.of(new Valuation(LocalDate.of(2020, 6, 30), BigDecimal.valueOf(90), null)));
        List<Series.Point> points = Series.quarterly(history, asked(LocalDate.of(2021, 2, 1)));
        assertThat(points)
                .extracting(point ->
                        point.day() + " " + point.netCash() + " " + point.netCashInQuarter() + " " + point.gain())
                .containsExactly(
                        "2020-03-31 -100 -100 null",
                        "2020-06-30 -100 0 -10",
                        "2020-09-30 -150 -50 -10",
                        "2020-12-31 -150 0 -10",
                        "2021-02-01 50 200 -10");
        assertThat(Series.quarterly(history, asked(LocalDate.of(2020, 1, 1)))).isEmpty();
        assertThat(Series.quarterly(history, asked(LocalDate.of(2020, 3, 31)))).hasSize(1);
    }

    /** What is asked of a day never depends on what came after it. */
    @Test
    void theFutureDoesNotShow() {
        Seeded.cases(200, seeded -> {
            List<CashFlow> flows = new ArrayList<>();
            List<Valuation> values = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                LocalDate day = START.plusDays(seeded.number(0, 3_000));
                if (seeded.chance(20)) {
                    values.add(new Valuation(day, seeded.amount(1_000_000), seeded.oneOf(null, "a", "b")));
                } else {
                    Kind kind = seeded.oneOf(Kind.values());
                    boolean inner = kind == Kind.INVESTMENT || kind == Kind.PROCEEDS;
                    flows.add(new CashFlow(
                            day, kind, seeded.amount(1_000_000), inner ? seeded.oneOf("a", "b") : null, Holder.SOCIAL));
                }
            }
            LocalDate day = START.plusDays(seeded.number(0, 3_000));
            History whole = new History(BigDecimal.TEN, flows, values);
            List<Figure> figures = Performance.of(whole, asked(day));
            assertThat(Performance.of(whole.until(day), asked(day))).isEqualTo(figures);
            assertThat(figures)
                    .allSatisfy(figure -> assertThat(figure.value() == null)
                            .isEqualTo(!List.of("OK", "UNIQUE", "MULTIPLE", "TANGENT", "TOTAL_LOSS")
                                    .contains(figure.status())));
        });
    }

    private static History fund(List<CashFlow> flows) {
        return new History(null, flows, List.of());
    }

    private static CashFlow flow(String day, Kind kind, String amount) {
        return new CashFlow(LocalDate.parse(day), kind, new BigDecimal(amount));
    }

    private static Asked asked(LocalDate day) {
        return new Asked(day, Recall.GROSS, DayCount.ACT_365);
    }

    private static Figure figure(List<Figure> figures, Metric metric) {
        return figures.stream()
                .filter(figure -> figure.metric() == metric)
                .findFirst()
                .orElseThrow();
    }

    private static @Nullable BigDecimal value(List<Figure> figures, Metric metric) {
        return figure(figures, metric).value();
    }

    private static BigDecimal rounded(List<Figure> figures, Metric metric, int scale) {
        BigDecimal value = figure(figures, metric).value();
        assertThat(value).as(metric + " of " + Arrays.asList(figures)).isNotNull();
        return value.setScale(scale, java.math.RoundingMode.HALF_UP);
    }
}
