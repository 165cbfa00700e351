package io.jidi.enterprise.policy;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.jidi.enterprise.EnterpriseProblem;
import io.jidi.enterprise.assessment.AssessmentRequest;
import io.jidi.enterprise.criteria.Editions;
import io.jidi.enterprise.criteria.InvalidEdition;
import io.jidi.enterprise.criteria.rules.ApplicationKind;
import io.jidi.enterprise.criteria.rules.AssessmentContext;
import io.jidi.enterprise.criteria.rules.Edition;
import io.jidi.enterprise.criteria.rules.ExchangeRates;
import io.jidi.platform.problem.PlatformProblem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Which rule is compared with which, for what application, in which regions. */
@Schema(
        name = "PolicyQuestion",
        description = "parameters、draftId、otherEditionId 三选一 | One of parameters, draftId and otherEditionId")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PolicyQuestion(
        @NotBlank @Size(max = 64) @Schema(description = "原版本 | The first rule", examples = "SRDI-2026")
        String editionId,

        @Nullable
        @Size(min = 1, max = 100)
        @Schema(
                description = "改变的参数：名称与写法同版本文件 | Parameters changed, written as in the edition",
                example = "{\"rdRatioMin\": \"4\"}")
        Map<String, String> parameters,

        @Nullable @Size(max = 64) @Schema(description = "草案 | A draft")
        String draftId,

        @Nullable @Size(max = 64) @Schema(description = "另一版本 | Another edition", examples = "SRDI-2022")
        String otherEditionId,

        @NotNull ApplicationKind kind,

        @NotNull @Schema(description = "申请日期 | Day of the application")
        LocalDate applicationDate,

        @Nullable @Schema(description = "缺省为申请日期的上一年 | The year before the application if absent")
        Integer referenceYear,

        @Nullable
        @Pattern(regexp = "\\d{2}|\\d{4}|\\d{6}")
        @Schema(description = "行政区划代码前缀 | Prefix of the region code", examples = "3401")
        String regionPrefix,

        @Nullable
        @Size(max = 200)
        @Schema(
                description = "各年度平均汇率，估值以外币计时使用，缺省用已登记的 | Average exchange rates by year, for valuations in"
                        + " another currency; those recorded if absent")
        List<AssessmentRequest.@Valid Rate> rates) {

    /** The two rules. */
    record Rules(Edition before, Edition after) {}

    /** @param drafts the text of a draft by its id */
    Rules rules(Editions editions, Function<String, Optional<Edition>> drafts) {
        if (Stream.of(parameters, draftId, otherEditionId)
                        .filter(Objects::nonNull)
                        .count()
                != 1) {
            throw PlatformProblem.INVALID_FIELD.at(
                    "/parameters",
                    "parameters、draftId 与 otherEditionId 应且只应填写一个",
                    "Give one of parameters, draftId and otherEditionId, and only one");
        }
        Edition before = known(editions, "/editionId", editionId);
        if (parameters != null) {
            return new Rules(before, variant(editions, parameters));
        }
        if (otherEditionId != null) {
            return new Rules(before, known(editions, "/otherEditionId", otherEditionId));
        }
        return new Rules(
                before,
                drafts.apply(String.valueOf(draftId))
                        .orElseThrow(() -> EnterpriseProblem.ENTERPRISE_EDITION_UNKNOWN.at(
                                "/draftId", "没有草案“" + draftId + "”", "There is no draft \"" + draftId + "\"")));
    }

    private Edition variant(Editions editions, Map<String, String> values) {
        try {
            return editions.variant(editionId, values);
        } catch (InvalidEdition wrong) {
            throw EnterpriseProblem.ENTERPRISE_EDITION_INVALID.at(
                    "/parameters",
                    "参数无效（" + wrong.place() + "）：" + wrong.problem().zh(),
                    "The parameters do not fit: " + wrong.getMessage());
        }
    }

    private static Edition known(Editions editions, String pointer, String id) {
        return editions.find(id)
                .orElseThrow(() -> EnterpriseProblem.ENTERPRISE_EDITION_UNKNOWN.at(
                        pointer, "没有版本“" + id + "”", "There is no edition \"" + id + "\""));
    }

    /** @param published the rates of the day, for which those of the question stand in */
    AssessmentContext context(ExchangeRates published) {
        int year = referenceYear == null ? applicationDate.getYear() - 1 : referenceYear;
        if (year >= applicationDate.getYear()) {
            throw EnterpriseProblem.ENTERPRISE_REFERENCE_YEAR_INVALID.at(
                    "/referenceYear",
                    "基准年度应早于申请日期 " + applicationDate,
                    "The reference year is before " + applicationDate);
        }
        return new AssessmentContext(
                kind,
                applicationDate,
                year,
                LocalDate.of(year, 12, 31),
                AssessmentRequest.exchangeRates(published, rates));
    }

    String prefix() {
        return regionPrefix == null ? "" : regionPrefix;
    }
}
