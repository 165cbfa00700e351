package io.jidi.fund.fund;

import io.jidi.platform.money.Money;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What somebody is about to do with a fund. What is null does not belong to this kind of act, or is not said.
 *
 * @param partnerId who subscribes
 * @param creditCode the enterprise; or
 * @param dealId the deal with it; or
 * @param subFundId the fund that money goes to; or
 * @param investmentId what is sold
 * @param distributionId what is paid out
 */
public record PlannedAct(
        @NotNull ActKind kind,
        @NotNull FundId fundId,
        @NotNull LocalDate day,
        @Nullable Money amount,
        @Nullable PartnerId partnerId,

        @Nullable @Pattern(regexp = "[0-9A-HJ-NPQRTUWXY]{18}")
        String creditCode,

        @Nullable @Size(max = 40) String dealId,
        @Nullable FundId subFundId,
        @Nullable @Size(max = 40) String investmentId,
        @Nullable @Size(max = 40) String distributionId,
        @Nullable @Pattern(regexp = "[A-Z_]{1,40}") String instrument,
        @Nullable @Pattern(regexp = "[A-Z_]{1,40}") String exitRoute) {

    private static PlannedAct of(ActKind kind, FundId fund, LocalDate day, @Nullable Money amount) {
        return new PlannedAct(kind, fund, day, amount, null, null, null, null, null, null, null, null);
    }

    public static PlannedAct of(ActKind kind, FundId fund, LocalDate day) {
        return of(kind, fund, day, null);
    }

    public static PlannedAct call(FundId fund, LocalDate day, Money amount) {
        return of(ActKind.CALL, fund, day, amount);
    }

    public static PlannedAct subscription(FundId fund, LocalDate day, Money amount, PartnerId partner) {
        return new PlannedAct(
                ActKind.SUBSCRIPTION, fund, day, amount, partner, null, null, null, null, null, null, null);
    }

    public static PlannedAct investment(
            FundId fund,
            LocalDate day,
            Money amount,
            String instrument,
            @Nullable String deal,
            @Nullable FundId subFund) {
        return new PlannedAct(
                ActKind.INVESTMENT, fund, day, amount, null, null, deal, subFund, null, null, instrument, null);
    }

    public static PlannedAct exit(FundId fund, LocalDate day, Money proceeds, String investment, String route) {
        return new PlannedAct(ActKind.EXIT, fund, day, proceeds, null, null, null, null, investment, null, null, route);
    }

    public static PlannedAct distribution(FundId fund, LocalDate day, Money cash, String distribution) {
        return new PlannedAct(
                ActKind.DISTRIBUTION, fund, day, cash, null, null, null, null, null, distribution, null, null);
    }

    public static PlannedAct concession(FundId fund, LocalDate day, Money amount) {
        return of(ActKind.CONCESSION, fund, day, amount);
    }

    /** The same act whenever it is done: what an override is good for. */
    public PlannedAct onAnyDay() {
        return new PlannedAct(
                kind,
                fundId,
                LocalDate.EPOCH,
                amount,
                partnerId,
                creditCode,
                dealId,
                subFundId,
                investmentId,
                distributionId,
                instrument,
                exitRoute);
    }
}
