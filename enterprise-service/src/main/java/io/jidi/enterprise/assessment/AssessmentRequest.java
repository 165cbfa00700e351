package io.jidi.enterprise.assessment;

import io.jidi.enterprise.EnterpriseProblem;
import io.jidi.enterprise.criteria.Editions;
import io.jidi.enterprise.criteria.rules.ApplicationKind;
import io.jidi.enterprise.criteria.rules.AssessmentContext;
import io.jidi.enterprise.criteria.rules.Edition;
import io.jidi.enterprise.criteria.rules.ExchangeRates;
import io.jidi.platform.problem.PlatformProblem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Under what, as what, for which day and with which rates an enterprise is to be assessed. */
@Schema(
        name = "AssessEnterprise",
        description = "standard、tier 与 editionId 三选一：前两者由类别、日期和企业所在地区选定版本 | One of standard, tier and"
                + " editionId: with the first two, kind, date and the enterprise's region choose the edition")
public record AssessmentRequest(
        @Nullable @Size(max = 64) @Schema(examples = "SRDI") String standard,

        @Nullable @Size(max = 64) @Schema(examples = "LITTLE_GIANT")
        String tier,

        @Nullable @Size(max = 64) @Schema(examples = "SRDI-2026")
        String editionId,

        @NotNull @Schema(description = "NEW 新申请，REVIEW 复核 | NEW application or REVIEW")
        ApplicationKind kind,

        @Nullable @Schema(description = "申请日期，缺省为今天 | Day of the application; today if absent")
        LocalDate applicationDate,

        @Nullable
        @Schema(
                description = "最近一个完整会计年度，缺省为申请日期的上一年 | Last complete business year; the year before the"
                        + " application if absent")
        Integer referenceYear,

        @Nullable
        @Size(max = 200)
        @Schema(description = "各年度平均汇率，缺省用已登记的 | Average exchange rates by year; those recorded if absent")
        List<@Valid @NotNull Rate> rates) {

    private static final int FIRST_YEAR = 1949;

    /** Yuan for one unit of a currency in a year. */
    @Schema(name = "ExchangeRate")
    public record Rate(
            @NotNull @Pattern(regexp = "[A-Z]{3}") @Schema(examples = "USD")
            String currency,

            int year,
            @NotNull @Schema(examples = "7.15") BigDecimal yuanPerUnit) {}

    LocalDate date(LocalDate today) {
        return applicationDate == null ? today : applicationDate;
    }

    /**
     * The edition asked for.
     *
     * @param regionCode where the enterprise is: a local edition judges before the country's
     * @param inForceOnly whether one that does not judge this kind, date and region is refused; a preview may ask for any
     */
    Edition edition(Editions editions, String regionCode, LocalDate date, boolean inForceOnly) {
        refuseUnknown(editions);
        if (standard != null) {
            String named = standard;
            return editions.choose(named, kind, date, regionCode)
                    .orElseThrow(() -> notInForce("/standard", named, date));
        }
        return tier == null
                ? byId(editions, String.valueOf(editionId), regionCode, date, inForceOnly)
                : byTier(editions, tier, regionCode, date);
    }

    /** Refuses names that no edition has, wherever the enterprise is. */
    void refuseUnknown(Editions editions) {
        if (Stream.of(standard, tier, editionId).filter(Objects::nonNull).count() != 1) {
            throw PlatformProblem.INVALID_FIELD.at(
                    "/standard",
                    "standard、tier 与 editionId 应且只应填写一个",
                    "Give one of standard, tier and editionId, and only one");
        }
        if (standard != null
                && editions.all().stream()
                        .noneMatch(edition -> edition.standard().equals(standard))) {
            throw EnterpriseProblem.ENTERPRISE_EDITION_UNKNOWN.at(
                    "/standard", "没有标准“" + standard + "”", "There is no standard \"" + standard + "\"");
        }
        if (tier != null && editions.standardsOf(tier).isEmpty()) {
            throw EnterpriseProblem.ENTERPRISE_EDITION_UNKNOWN.at(
                    "/tier", "没有标准认定“" + tier + "”", "No standard gives the tier \"" + tier + "\"");
        }
        if (editionId != null && editions.find(editionId).isEmpty()) {
            throw EnterpriseProblem.ENTERPRISE_EDITION_UNKNOWN.at(
                    "/editionId", "没有版本“" + editionId + "”", "There is no edition \"" + editionId + "\"");
        }
    }

    private Edition byTier(Editions editions, String wanted, String regionCode, LocalDate date) {
        List<Edition> judging = editions.standardsOf(wanted).stream()
                .flatMap(each -> editions.choose(each, kind, date, regionCode).stream())
                .toList();
        if (judging.size() > 1) {
            String names =
                    String.join(", ", judging.stream().map(Edition::standard).toList());
            throw EnterpriseProblem.ENTERPRISE_EDITION_AMBIGUOUS.at(
                    "/tier",
                    "“" + wanted + "”由多个标准认定，请选择其一：" + names,
                    "Several standards give the tier \"" + wanted + "\"; choose one: " + names);
        }
        return judging.stream().findFirst().orElseThrow(() -> notInForce("/tier", wanted, date));
    }

    private Edition byId(Editions editions, String id, String regionCode, LocalDate date, boolean inForceOnly) {
        Edition edition = editions.get(id);
        if (inForceOnly && !edition.inForce(kind, date)) {
            throw notInForce("/editionId", id, date);
        }
        if (inForceOnly && !edition.covers(regionCode)) {
            throw EnterpriseProblem.ENTERPRISE_EDITION_OUT_OF_SCOPE.at(
                    "/editionId",
                    id + " 适用于 " + edition.scope() + "，企业位于 " + regionCode,
                    id + " is for " + edition.scope() + ", the enterprise is in " + regionCode);
        }
        return edition;
    }

    private RuntimeException notInForce(String pointer, String what, LocalDate date) {
        return EnterpriseProblem.ENTERPRISE_EDITION_NOT_IN_FORCE.at(
                pointer,
                what + " 不适用于 " + date + " 的" + kind.wording().zh(),
                what + " does not judge a " + kind.wording().en() + " of " + date);
    }

    /** Whether that edition is one of those asked for, of whatever date and region. */
    boolean mayMean(Edition edition) {
        return edition.standard().equals(standard)
                || edition.id().equals(editionId)
                || edition.profiles().stream()
                        .anyMatch(profile -> profile.tier().equals(tier));
    }

    /** The same for that day. */
    AssessmentRequest on(LocalDate day) {
        return new AssessmentRequest(standard, tier, editionId, kind, day, referenceYear, rates);
    }

    /** @param published the rates of the day, for which those of the request stand in */
    AssessmentContext context(LocalDate date, ExchangeRates published) {
        int year = referenceYear == null ? date.getYear() - 1 : referenceYear;
        if (year < FIRST_YEAR || year >= date.getYear()) {
            throw EnterpriseProblem.ENTERPRISE_REFERENCE_YEAR_INVALID.at(
                    "/referenceYear",
                    "基准年度应为申请日期 " + date + " 之前的完整年度，实为 " + year,
                    "The reference year is a complete year before " + date + ", not " + year);
        }
        return new AssessmentContext(kind, date, year, LocalDate.of(year, 12, 31), exchangeRates(published, rates));
    }

    /**
     * The published rates, and those of a request in their place.
     *
     * @throws io.jidi.platform.problem.Problem 422 at {@code /rates} for one that is not above zero, given twice, or of yuan
     */
    public static ExchangeRates exchangeRates(ExchangeRates published, @Nullable List<Rate> rates) {
        ExchangeRates all = published;
        Set<String> given = new HashSet<>();
        for (Rate rate : rates == null ? List.<Rate>of() : rates) {
            if (rate.yuanPerUnit().signum() <= 0
                    || !given.add(rate.currency() + rate.year())
                    || rate.currency().equals(ExchangeRates.YUAN)) {
                throw EnterpriseProblem.ENTERPRISE_RATE_INVALID.at(
                        "/rates",
                        rate.currency() + " " + rate.year() + " 的汇率应大于零且只给一次，人民币不需要汇率",
                        "The rate of " + rate.currency() + " for " + rate.year()
                                + " is above zero and given once; yuan need none");
            }
            all = all.with(
                    rate.currency(),
                    rate.year(),
                    rate.yuanPerUnit().stripTrailingZeros().toPlainString());
        }
        return all;
    }
}
