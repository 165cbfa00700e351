package io.jidi.fund.valuation;

import io.jidi.fund.FundProblem;
import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.FundId;
import io.jidi.fund.fund.Funds;
import io.jidi.fund.ledger.InvestmentId;
import io.jidi.fund.valuation.rules.Calibration;
import io.jidi.fund.valuation.rules.FairValue;
import io.jidi.fund.valuation.rules.Inputs;
import io.jidi.fund.valuation.rules.Technique;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.id.Uuid7;
import io.jidi.platform.money.Money;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.time.ClockSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Prepares a valuation: works the value out of its inputs and keeps it as a draft for another person. */
@ApplicationScoped
class PrepareValuation {

    private final EntityManager entities;
    private final Funds funds;
    private final Carrying carrying;
    private final AuditTrail audit;
    private final CallContext context;
    private final Uuid7 ids;
    private final Clock clock;

    PrepareValuation(
            EntityManager entities,
            Funds funds,
            Carrying carrying,
            AuditTrail audit,
            CallContext context,
            Uuid7 ids,
            Clock clock) {
        this.entities = entities;
        this.funds = funds;
        this.carrying = carrying;
        this.audit = audit;
        this.context = context;
        this.ids = ids;
        this.clock = clock;
    }

    /** See {@link Calibration}. */
    record CalibrationRequest(
            @NotNull LocalDate referenceDate,

            @NotNull @DecimalMin(value = "0", inclusive = false)
            BigDecimal referencePrice,

            @NotNull @DecimalMin("0") BigDecimal modelValue,
            @NotBlank @Size(max = 1000) String explanation) {

        Calibration rule() {
            return new Calibration(referenceDate, referencePrice, modelValue, explanation);
        }
    }

    /**
     * A valuation.
     *
     * @param rangeLow what the value may be at least; null: the value
     * @param rangeHigh and at most
     * @param explanation why it changed, or did not
     * @param unchangedReason why multiples, rates or prices are those of the last valuation; needed when they are
     */
    record Request(
            @NotNull FundId fundId,
            @NotNull InvestmentId investmentId,
            @NotNull LocalDate valuationDate,
            @NotNull Technique technique,
            @Min(1) @Max(3) int hierarchyLevel,
            @NotNull Inputs inputs,
            @NotNull @Valid CalibrationRequest calibration,
            @Nullable Money rangeLow,
            @Nullable Money rangeHigh,
            @NotBlank @Size(max = 2000) String explanation,
            @Nullable @Size(max = 1000) String unchangedReason) {}

    /** A value with its range. */
    record Worth(Money value, Money low, Money high) {}

    /**
     * What a valuation would be.
     *
     * @param change what an approval would book today
     */
    public record Plan(Money value, Money rangeLow, Money rangeHigh, Money carrying, Money change) {}

    /** Works it out and writes nothing. */
    Plan preview(Request request) {
        Fund fund = funds.visible(request.fundId());
        Worth worth = worth(fund, request);
        Money books = carrying.of(fund, request.investmentId(), request.valuationDate())
                .total();
        return new Plan(
                worth.value(), worth.low(), worth.high(), books, worth.value().minus(books));
    }

    Valuation execute(Request request) {
        Fund fund = funds.visible(request.fundId());
        Worth worth = worth(fund, request);
        Valuation valuation = new Valuation(
                new ValuationId(ids.next()),
                fund.id(),
                request,
                worth,
                carrying.of(fund, request.investmentId(), request.valuationDate())
                        .total(),
                context.caller().userId(),
                clock.instant());
        entities.persist(valuation);
        entities.flush();
        audit.record("PREPARE_VALUATION", valuation.id().wire(), null, null, ValuationView.of(valuation));
        return valuation;
    }

    private Worth worth(Fund fund, Request request) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ClockSource.BUSINESS_ZONE);
        if (request.valuationDate().isAfter(today)) {
            throw FundProblem.FUND_VALUATION_INVALID.at("/valuationDate", "估值日不能晚于今天", "The day lies in the future");
        }
        if (request.calibration().referenceDate().isAfter(request.valuationDate())) {
            throw FundProblem.FUND_VALUATION_INVALID.at(
                    "/calibration/referenceDate", "校准日不能晚于估值日", "Calibrated by a day after the valuation");
        }
        List<String> missing = request.inputs().missing(request.technique());
        if (!missing.isEmpty()) {
            throw FundProblem.FUND_VALUATION_INVALID.at(
                    "/inputs/" + missing.get(0),
                    request.technique().title().zh() + "需要：" + String.join("、", missing),
                    request.technique().title().en() + " needs " + String.join(", ", missing));
        }
        requirePlausible(request);
        requireReasonWhenUnchanged(request);
        Money value = FairValue.of(request.technique(), request.inputs(), fund.currency());
        fund.requireCurrency("/rangeLow", request.rangeLow());
        fund.requireCurrency("/rangeHigh", request.rangeHigh());
        Money low = request.rangeLow() == null ? value : request.rangeLow();
        Money high = request.rangeHigh() == null ? value : request.rangeHigh();
        if (low.compareTo(value) > 0 || high.compareTo(value) < 0) {
            throw FundProblem.FUND_VALUATION_INVALID.at(
                    low.compareTo(value) > 0 ? "/rangeLow" : "/rangeHigh",
                    "估值 " + value.plain() + " 不在区间 " + low.plain() + " 至 " + high.plain() + " 内",
                    "The value " + value.plain() + " is not between " + low.plain() + " and " + high.plain());
        }
        return new Worth(value, low, high);
    }

    private static void requirePlausible(Request request) {
        Inputs inputs = request.inputs();
        requireShare("/inputs/ownershipRatio", inputs.ownershipRatio());
        requireShare("/inputs/discountRatio", inputs.discountRatio());
        requireNotAfter("/inputs/roundDate", inputs.roundDate(), request.valuationDate());
        requireNotAfter("/inputs/reportDate", inputs.reportDate(), request.valuationDate());
        BigDecimal rate = inputs.discountRate();
        if (rate != null && rate.compareTo(BigDecimal.ONE.negate()) <= 0) {
            throw FundProblem.FUND_VALUATION_INVALID.at("/inputs/discountRate", "折现率应大于 -1", "A rate is above -1");
        }
        if (inputs.pricePerUnit() != null && inputs.pricePerUnit().signum() < 0
                || inputs.units() != null && inputs.units().signum() < 0) {
            throw FundProblem.FUND_VALUATION_INVALID.at(
                    "/inputs/pricePerUnit", "价格和数量不能为负", "Price and units are not negative");
        }
    }

    private static void requireShare(String pointer, @Nullable BigDecimal ratio) {
        if (ratio != null && (ratio.signum() < 0 || ratio.compareTo(BigDecimal.ONE) > 0)) {
            throw FundProblem.FUND_VALUATION_INVALID.at(pointer, "应在 0 与 1 之间", "Expected between 0 and 1");
        }
    }

    private static void requireNotAfter(String pointer, @Nullable LocalDate day, LocalDate valuationDate) {
        if (day != null && day.isAfter(valuationDate)) {
            throw FundProblem.FUND_VALUATION_INVALID.at(pointer, "不能晚于估值日", "It lies after the valuation date");
        }
    }

    /** Assumptions that never change should be the exception (IPEV, December 2025). */
    private void requireReasonWhenUnchanged(Request request) {
        boolean told =
                request.unchangedReason() != null && !request.unchangedReason().isBlank();
        if (told || request.technique() == Technique.SUB_FUND_NAV || request.technique() == Technique.NET_ASSETS) {
            return;
        }
        last(request).filter(last -> last.technique() == request.technique()).ifPresent(last -> {
            if (last.inputs().assumesTheSameAs(request.inputs())) {
                throw FundProblem.FUND_VALUATION_INVALID.at(
                        "/unchangedReason",
                        "假设与 " + last.valuationDate() + " 的估值相同，请说明理由",
                        "The assumptions are those of " + last.valuationDate() + "; say why");
            }
        });
    }

    private Optional<Valuation> last(Request request) {
        return entities.createQuery(
                        "from Valuation v where v.investmentId = :investment and v.state = :approved"
                                + " and v.valuationDate < :day order by v.valuationDate desc, v.id desc",
                        Valuation.class)
                .setParameter("investment", request.investmentId().value())
                .setParameter("approved", ValuationState.APPROVED)
                .setParameter("day", request.valuationDate())
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }
}
