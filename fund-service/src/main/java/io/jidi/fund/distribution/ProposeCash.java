package io.jidi.fund.distribution;

import io.jidi.fund.FundProblem;
import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.FundId;
import io.jidi.fund.fund.Funds;
import io.jidi.platform.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Proposes the distribution of cash that no exit brought in: its sources are told by who proposes it. */
@ApplicationScoped
class ProposeCash {

    private final Funds funds;
    private final ProposeDistribution propose;

    ProposeCash(Funds funds, ProposeDistribution propose) {
        this.funds = funds;
        this.propose = propose;
    }

    /** Where a part of the cash comes from; what is null is zero, one part at least is above it. */
    @Schema(name = "SourceRequest")
    record Source(
            @NotBlank @Size(max = 200) String description,
            @Nullable Money capital,
            @Nullable Money gain,
            @Nullable Money income) {}

    /**
     * Cash to distribute.
     *
     * @param recallable part of the capital that can be called again; null: none
     */
    @Schema(name = "ProposeDistribution")
    record Request(
            @NotNull LocalDate valueDate,
            @NotEmpty @Size(max = 50) List<@Valid @NotNull Source> sources,
            @Nullable Money recallable,
            @NotBlank @Size(max = 500) String reason) {}

    Distribution execute(FundId fundId, Request request) {
        Fund fund = funds.locked(fundId);
        requireSense(fund, request);
        return propose.propose(fund, proceeds(fund, request), request.valueDate(), request.reason());
    }

    private static void requireSense(Fund fund, Request request) {
        for (int i = 0; i < request.sources().size(); i++) {
            Source source = request.sources().get(i);
            String pointer = "/sources/" + i;
            fund.requireNotNegative(pointer + "/capital", source.capital());
            fund.requireNotNegative(pointer + "/gain", source.gain());
            fund.requireNotNegative(pointer + "/income", source.income());
            if (Stream.of(source.capital(), source.gain(), source.income())
                    .noneMatch(part -> part != null && part.isPositive())) {
                throw FundProblem.FUND_AMOUNT_NOT_POSITIVE.at(
                        pointer, "本金、收益与收入至少一项大于零", "One of capital, gain and income must be greater than zero");
            }
        }
        fund.requireNotNegative("/recallable", request.recallable());
    }

    /** What may be recalled is one sum for the whole distribution; the first source carries it. */
    private static List<ProposeDistribution.Proceeds> proceeds(Fund fund, Request request) {
        Money zero = Money.zero(fund.currency());
        Money recallable = Objects.requireNonNullElse(request.recallable(), zero);
        List<ProposeDistribution.Proceeds> proceeds = new ArrayList<>();
        for (Source source : request.sources()) {
            proceeds.add(new ProposeDistribution.Proceeds(
                    null,
                    source.description(),
                    Objects.requireNonNullElse(source.capital(), zero),
                    Objects.requireNonNullElse(source.gain(), zero),
                    Objects.requireNonNullElse(source.income(), zero),
                    proceeds.isEmpty() ? recallable : zero));
        }
        return proceeds;
    }
}
