package io.jidi.fund.reinvestment;

import io.jidi.fund.edition.rules.Parameter;
import io.jidi.fund.fund.FundId;
import io.jidi.fund.reinvestment.rules.Requirement;
import io.jidi.platform.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a fund stands to its reinvestment on a day.
 *
 * @param edition of counting
 * @param termsId of the mother fund; null when the fund runs under none, and then no multiple is known
 * @param motherFundId when asked for one mother fund only
 * @param met whether every test that the terms ask for is met; false while one is unknown
 */
public record StandingView(
        FundId fundId,
        LocalDate asOf,
        String edition,
        @Nullable String termsId,
        @Nullable FundId motherFundId,
        boolean met,
        List<Test> tests,
        Forecast forecast,
        List<ClaimView> claims) {

    /** Which money asks for reinvestment. */
    public enum Basis {
        MOTHER_PAID_IN,
        PROVINCIAL_PAID_IN
    }

    /**
     * One test.
     *
     * @param multiple with its source status
     * @param shortfall null when the multiple is not known
     */
    public record Test(
            Basis basis,
            Parameter multiple,
            Money base,
            @Nullable Money required,
            Money counted,
            @Nullable Money shortfall,
            @Nullable BigDecimal ratio,
            Requirement.Status status) {}

    /**
     * What would be short of the first test, as far as it can be seen now.
     *
     * @param requiredFullyCalled when the mother fund has paid all that it promised
     * @param inPipeline claimed and not recognised, at most what its category could count
     * @param atRisk counted for firms that moved in and are still watched
     * @param shortfallFullyCalled from what counts now
     * @param shortfallWithPipeline if all that is claimed is recognised
     * @param shortfallIfWatchedLeave if all that is watched is lost, nothing new recognised
     */
    public record Forecast(
            @Nullable Money requiredFullyCalled,
            Money inPipeline,
            Money atRisk,
            @Nullable Money shortfallFullyCalled,
            @Nullable Money shortfallWithPipeline,
            @Nullable Money shortfallIfWatchedLeave) {}
}
