package io.jidi.fund.performance.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jidi.fund.fund.rules.DayCount;
import io.jidi.fund.performance.rules.Xirr.Flow;
import io.jidi.fund.performance.rules.Xirr.Result;
import io.jidi.fund.performance.rules.Xirr.Status;
import io.jidi.testkit.Seeded;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** fund.md 4.2 and every row of its vectors. */
class XirrTest {

    private static final LocalDate START = LocalDate.of(2020, 1, 1);

    static Stream<CSVRecord> vectors() throws IOException {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (Reader reader = new InputStreamReader(
                        Objects.requireNonNull(XirrTest.class.getResourceAsStream("/vectors/xirr-vectors.csv")),
                        StandardCharsets.UTF_8);
                var parser = format.parse(reader)) {
            return parser.getRecords().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void everyVector(CSVRecord vector) {
        DayCount basis = vector.get("day_count").equals("ACT/360") ? DayCount.ACT_360 : DayCount.ACT_365;
        Result result = Xirr.solve(flows(vector.get("flows")), basis);
        assertThat(result.status()).isEqualTo(status(vector.get("expected_status")));
        assertThat(result.certified()).isTrue();
        assertThat(result.signChanges()).isEqualTo(Integer.parseInt(vector.get("sign_changes")));
        if (result.status() == Status.TOTAL_LOSS) {
            assertThat(result.stored()).isEqualByComparingTo("-1");
            return;
        }
        assertThat(result.roots()).hasSize(Integer.parseInt(vector.get("root_count")));
        String[] expected = vector.get("expected_roots").isEmpty()
                ? new String[0]
                : vector.get("expected_roots").split("\\|");
        for (int i = 0; i < expected.length; i++) {
            assertNear(result.roots().get(i), new BigDecimal(expected[i]));
        }
        if (result.status().hasRate()) {
            assertNear(Objects.requireNonNull(result.chosen()), new BigDecimal(vector.get("policy_root_min_abs_log")));
            assertThat(result.residual()).isLessThanOrEqualTo(new BigDecimal("1e-12"));
        } else {
            assertThat(result.chosen()).isNull();
        }
    }

    @Test
    void theVectorsAreAllThere() throws IOException {
        assertThat(vectors()).hasSizeGreaterThanOrEqualTo(50);
    }

    /** What the libraries of the field get wrong, in closed form. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0:-100;4:98                     | UNIQUE   | -0.84173699523486
            0:-100;365:230;730:-132         | MULTIPLE | 0.1
            0:100;365:-230;730:132          | MULTIPLE | 0.1
            0:-100;365:200;730:-100         | TANGENT  | 0
            0:-121;365:220;730:-100         | TANGENT  | -0.0909090909090909
            0:100;365:-200;730:101          | NO_ROOT  |
            0:-1;365:3.3;730:-3.63;1095:1.331 | UNIQUE | 0.1
            0:-100;1:-100;2:600             | UNIQUE   | 1.6069380442589903e174
            """)
    void closedForms(String flows, String status, String rate) {
        List<Flow> list = Arrays.stream(flows.trim().split(";"))
                .map(flow -> flow.split(":"))
                .map(flow -> new Flow(START.plusDays(Long.parseLong(flow[0])), new BigDecimal(flow[1])))
                .toList();
        Result result = Xirr.solve(list, DayCount.ACT_365);
        if (rate != null && rate.contains("e174")) {
            // 2^365·… lies above every growth factor that is called a rate.
            assertThat(result.status()).isEqualTo(Status.RATE_OUT_OF_RANGE);
            return;
        }
        assertThat(result.status()).isEqualTo(Status.valueOf(status));
        if (rate != null) {
            // A triple or touched zero is as sharp as the third or second root of the arithmetic.
            assertThat(Objects.requireNonNull(result.chosen())
                            .subtract(new BigDecimal(rate))
                            .abs())
                    .isLessThan(new BigDecimal(result.certified() ? "1e-12" : "1e-4"));
        }
    }

    @Test
    void nothingIsSilent() {
        assertThat(solve().status()).isEqualTo(Status.INVALID_EMPTY);
        assertThat(solve(0, "0", 5, "0").status()).isEqualTo(Status.INVALID_EMPTY);
        assertThat(solve(0, "-5", 0, "6").status()).isEqualTo(Status.INVALID_SINGLE_DATE);
        assertThat(solve(0, "-5", 9, "0").status()).isEqualTo(Status.TOTAL_LOSS);
        assertThat(solve(0, "-5", 9, "-1").status()).isEqualTo(Status.NO_SIGN_CHANGE_NEGATIVE);
        assertThat(solve(0, "5", 9, "1").status()).isEqualTo(Status.NO_SIGN_CHANGE_POSITIVE);
        // The amounts of a day are added before they are looked at: this never had a flow.
        assertThat(solve(0, "0.1", 0, "0.2", 0, "-0.3").status()).isEqualTo(Status.INVALID_EMPTY);
        for (Status status : Status.values()) {
            assertThat(status.reason().zh()).isNotBlank();
            assertThat(status.reason().en()).isNotBlank();
        }
        List<Flow> plain =
                List.of(new Flow(START, BigDecimal.ONE.negate()), new Flow(START.plusDays(9), BigDecimal.ONE));
        assertThatThrownBy(() -> Xirr.solve(plain, DayCount.ACT_ACT)).isInstanceOf(IllegalArgumentException.class);
    }

    /** −0.999999999991 is not −1, however few digits are kept. */
    @Test
    void aRateIsNeverRoundedToTheLossOfEverything() {
        Result result =
                new Result(Status.UNIQUE, List.of(), new BigDecimal("-0.999999999999"), 1, true, BigDecimal.ZERO);
        assertThat(result.stored()).isEqualTo(new BigDecimal("-0.9999999999"));
    }

    /**
     * A fund that calls and gives back for many years changes the sign of its flows often and still has one rate: told as the
     * only one exactly where a scan over all rates finds one crossing.
     */
    @Test
    void aFundThatCallsAndGivesBackHasOneRate() {
        int[] often = {0};
        Seeded.cases(300, seeded -> {
            List<Flow> flows = new ArrayList<>();
            int day = 0;
            for (int quarter = 0; quarter < 60; quarter++) {
                day += seeded.number(80, 100);
                long call = quarter < 40 ? seeded.number(1, 1_000_000) : 0;
                long back = seeded.chance(40) ? seeded.number(1, 10_000) * (long) quarter : 0;
                flows.add(new Flow(START.plusDays(day), BigDecimal.valueOf(-call)));
                flows.add(new Flow(START.plusDays(day + 30), BigDecimal.valueOf(back)));
            }
            flows.add(new Flow(START.plusDays(day + 60), BigDecimal.valueOf(seeded.number(1, 30_000_000))));
            Result result = Xirr.solve(flows, DayCount.ACT_365);
            assertThat(result.certified()).isTrue();
            assertThat(result.roots()).hasSize(crossings(flows));
            if (result.roots().size() == 1) {
                assertThat(result.status()).isEqualTo(Status.UNIQUE);
                often[0] += result.signChanges() > 9 ? 1 : 0;
            }
            assertThat(RateCheck.fault(flows, DayCount.ACT_365, result)).isEmpty();
        });
        assertThat(often[0]).as("the case that is meant occurs").isGreaterThan(200);
    }

    /** From −95 % to +2000 % in small steps. */
    private static int crossings(List<Flow> flows) {
        int crossings = 0;
        double before = 0;
        for (double u = Math.log(0.05); u < Math.log(21); u += 0.002) {
            double value = 0;
            for (Flow flow : flows) {
                value += flow.amount().doubleValue()
                        * Math.exp(-u * (flow.day().toEpochDay() - START.toEpochDay()) / 365);
            }
            crossings += before != 0 && value > 0 != before > 0 ? 1 : 0;
            before = value;
        }
        return crossings;
    }

    /** Flows built on a known rate have that rate among their roots; order and sign do not matter, nor does the scale. */
    @Test
    void aKnownRateIsFoundAgain() {
        Seeded.cases(2_000, seeded -> {
            double growth = Math.exp(seeded.number(-2_500, 2_500) / 1_000.0);
            List<Flow> flows = new ArrayList<>();
            double worth = 0;
            int last = 0;
            for (int i = 0, n = seeded.number(1, 60); i < n; i++) {
                int day = seeded.number(0, 4_000);
                BigDecimal amount =
                        seeded.amount(1_000_000_000L).subtract(new BigDecimal(seeded.chance(60) ? "8000000" : "0"));
                flows.add(new Flow(START.plusDays(day), amount));
                worth += amount.doubleValue() * Math.pow(growth, -day / 365.0);
                last = Math.max(last, day);
            }
            last += 200;
            BigDecimal closing = BigDecimal.valueOf(-worth * Math.pow(growth, last / 365.0));
            flows.add(new Flow(START.plusDays(last), closing));
            Result result = Xirr.solve(flows, DayCount.ACT_365);
            if (!result.status().hasRate()) {
                // Nothing but a flow that vanished beside the others can leave it without a rate.
                assertThat(result.status()).isNotIn(Status.NO_ROOT, Status.RATE_OUT_OF_RANGE);
                return;
            }
            assertThat(result.roots())
                    .anySatisfy(root -> assertThat(Math.log1p(root.doubleValue()))
                            .isCloseTo(Math.log(growth), org.assertj.core.data.Offset.offset(1e-6)));
            assertThat(result.roots().size()).isLessThanOrEqualTo(result.signChanges());
            if (result.certified() && result.status() != Status.TANGENT) {
                assertThat((result.signChanges() - result.roots().size()) % 2)
                        .as("the parity of Descartes, unless a root lies out of range")
                        .isLessThanOrEqualTo(1);
            }
            List<Flow> flipped = new ArrayList<>(flows.stream()
                    .map(flow -> new Flow(flow.day(), flow.amount().negate().movePointRight(3)))
                    .toList());
            Collections.reverse(flipped);
            assertThat(Xirr.solve(flipped, DayCount.ACT_365).roots()).hasSameSizeAs(result.roots());
        });
    }

    /**
     * Flows made of growth factors, so that the rates are known: the running balance changes its sign at each of them. Between
     * them they lie as near as a tenth of a point.
     */
    @Test
    void everyRateOfFlowsMadeOfRatesIsFound() {
        Seeded.cases(500, seeded -> {
            List<BigDecimal> rates = new ArrayList<>();
            BigDecimal[] product = {BigDecimal.ONE.negate()};
            int rate = -500;
            for (int i = 0, n = seeded.number(2, 6); i < n; i++) {
                rate += seeded.number(1, 400);
                BigDecimal growth = BigDecimal.valueOf(1_000 + rate, 3);
                rates.add(growth.subtract(BigDecimal.ONE));
                BigDecimal[] next = new BigDecimal[product.length + 1];
                for (int k = 0; k < next.length; k++) {
                    BigDecimal stays = k < product.length ? product[k] : BigDecimal.ZERO;
                    BigDecimal moves = k > 0 ? product[k - 1].multiply(growth) : BigDecimal.ZERO;
                    next[k] = stays.subtract(moves);
                }
                product = next;
            }
            List<Flow> flows = new ArrayList<>();
            for (int k = 0; k < product.length; k++) {
                flows.add(new Flow(START.plusDays(365L * k), product[k].movePointRight(6)));
            }
            Result result = Xirr.solve(flows, DayCount.ACT_365);
            assertThat(result.roots()).as("%s", rates).hasSameSizeAs(rates);
            assertThat(result.certified()).isTrue();
            for (int i = 0; i < rates.size(); i++) {
                assertThat(result.roots().get(i).subtract(rates.get(i)).abs()).isLessThan(new BigDecimal("1e-3"));
            }
        });
    }

    @Test
    void aThousandFlowsWithManySignChangesAreProvenInTime() {
        List<Flow> flows = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            flows.add(new Flow(START.plusDays(7L * i), new BigDecimal(i % 25 == 0 ? -1_000 : 45)));
        }
        Result result = Xirr.solve(flows, DayCount.ACT_365);
        assertThat(result.signChanges()).isEqualTo(79);
        assertThat(result.status()).isIn(Status.UNIQUE, Status.MULTIPLE);
        assertThat(result.residual()).isLessThanOrEqualTo(new BigDecimal("1e-12"));
    }

    private static Result solve(Object... daysAndAmounts) {
        List<Flow> flows = new ArrayList<>();
        for (int i = 0; i < daysAndAmounts.length; i += 2) {
            flows.add(new Flow(
                    START.plusDays((Integer) daysAndAmounts[i]), new BigDecimal((String) daysAndAmounts[i + 1])));
        }
        return Xirr.solve(flows, DayCount.ACT_365);
    }

    static List<Flow> flows(String text) {
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split(";"))
                        .map(flow -> flow.split(":"))
                        .map(flow -> new Flow(LocalDate.parse(flow[0]), new BigDecimal(flow[1])))
                        .toList();
    }

    private static Status status(String text) {
        return switch (text) {
            case "NO_SIGN_CHANGE_NEG" -> Status.NO_SIGN_CHANGE_NEGATIVE;
            case "NO_SIGN_CHANGE_POS" -> Status.NO_SIGN_CHANGE_POSITIVE;
            default -> Status.valueOf(text);
        };
    }

    /** Fifteen digits of the rate, or of the growth where the rate is nearly −1. */
    private static void assertNear(BigDecimal actual, BigDecimal expected) {
        BigDecimal tolerance = expected.abs().max(BigDecimal.ONE).multiply(new BigDecimal("2e-13"));
        assertThat(actual.subtract(expected).abs()).isLessThanOrEqualTo(tolerance);
    }
}
