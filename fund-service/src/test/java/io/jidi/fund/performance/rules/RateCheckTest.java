package io.jidi.fund.performance.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.jidi.fund.fund.rules.DayCount;
import io.jidi.fund.performance.rules.Xirr.Flow;
import io.jidi.fund.performance.rules.Xirr.Result;
import io.jidi.fund.performance.rules.Xirr.Status;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** V19 of fund.md 7.3: right answers pass, every kind of wrong one is named. */
class RateCheckTest {

    private static final List<Flow> DOUBLED = List.of(
            new Flow(LocalDate.of(2020, 1, 1), new BigDecimal("-100")),
            new Flow(LocalDate.of(2020, 12, 31), new BigDecimal("200")));

    @ParameterizedTest
    @MethodSource("io.jidi.fund.performance.rules.XirrTest#vectors")
    void whatTheSearchAnswersPasses(CSVRecord vector) {
        DayCount basis = vector.get("day_count").equals("ACT/360") ? DayCount.ACT_360 : DayCount.ACT_365;
        List<Flow> flows = XirrTest.flows(vector.get("flows"));
        assertThat(RateCheck.fault(flows, basis, Xirr.solve(flows, basis))).isEmpty();
    }

    @Test
    void aWrongRateIsNamed() {
        assertThat(fault(Status.UNIQUE, "1", "0")).isEmpty();
        assertThat(fault(Status.UNIQUE, "1.0000000001", "0")).contains("not worth nothing at the rate 1.0000000001");
        assertThat(fault(Status.UNIQUE, "1", "1e-11")).contains("above its bound");
        assertThat(fault(Status.UNIQUE, "1", null)).contains("above its bound");
        assertThat(fault(Status.UNIQUE, null, "0")).contains("does not go with");
        assertThat(fault(Status.NO_ROOT, "1", "0")).contains("does not go with");
    }

    private static String fault(Status status, String rate, String residual) {
        Result told = new Result(
                status,
                List.of(),
                rate == null ? null : new BigDecimal(rate),
                1,
                true,
                residual == null ? null : new BigDecimal(residual));
        return RateCheck.fault(DOUBLED, DayCount.ACT_365, told)
                .map(text -> text.en())
                .orElse("");
    }
}
