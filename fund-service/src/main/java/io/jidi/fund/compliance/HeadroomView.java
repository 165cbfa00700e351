package io.jidi.fund.compliance;

import io.jidi.fund.compliance.rules.Consequence;
import io.jidi.fund.compliance.rules.Limit;
import io.jidi.fund.compliance.rules.Verdict;
import io.jidi.fund.fund.FundId;
import io.jidi.platform.money.Money;
import io.jidi.platform.text.Text;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a fund may still put into one enterprise, with every limit that says so. Nothing is promised by it: the act is judged
 * when it is done.
 *
 * @param asOf the day of the judgement, today
 * @param computedAt when the books were read
 * @param enforced whether the fund is held to the rules; false: they are only watched
 * @param fundInvests whether the fund's state allows investing at all
 * @param standing the worst that {@code conditions} mean for any amount
 * @param withoutOverride the most that no limit speaks against: the least room; null when a limit is not known
 * @param withOverride the most if a second person lets the limits pass that ask for one; null when a limit is not known
 * @param binding codes of the limits whose room is {@code withoutOverride}, {@code MEANS} among them
 * @param conditions rules that ask something else than the amount
 */
public record HeadroomView(
        FundId fundId,
        String creditCode,
        String instrument,
        LocalDate asOf,
        Instant computedAt,
        String catalogueId,
        String catalogueDigest,
        @Nullable String termsId,
        boolean enforced,
        boolean fundInvests,
        Consequence standing,
        @Nullable Money withoutOverride,
        @Nullable Money withOverride,
        List<String> binding,
        List<LimitView> limits,
        Means means,
        List<Verdict> conditions) {

    /** Code of the limit that the fund's own money sets. */
    static final String MEANS = "MEANS";

    /**
     * A rule solved for the amount; amounts are null unless it limits.
     *
     * @param measured what is added up
     * @param base what the limit is a share of; null for a sum of money
     * @param cap down to the fen, what is below it is cut off
     * @param verdict with nothing added: inputs, values compared with, paragraph
     */
    @Schema(name = "HeadroomLimit")
    public record LimitView(
            String rule,
            Text name,
            Limit.LimitState state,
            Consequence beyond,
            Text measured,
            @Nullable Text base,
            @Nullable Money baseAmount,
            @Nullable Money cap,
            @Nullable Money used,
            @Nullable Money room,
            Verdict verdict) {}

    /**
     * What the fund can pay at all; later fees are not foreseen.
     *
     * @param cash on the custody account
     * @param uncalled promised by partners and not called
     * @param promised to enterprises and funds below and not paid
     * @param payable in approved distributions and not paid
     * @param room what is left, at least zero
     */
    @Schema(name = "HeadroomMeans")
    public record Means(Money cash, Money uncalled, Money promised, Money payable, Money room) {}
}
