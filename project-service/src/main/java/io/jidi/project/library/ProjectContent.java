package io.jidi.project.library;

import io.jidi.platform.money.Money;
import io.jidi.project.Yuan;
import io.jidi.project.rules.ElementKind;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The pieces that applications and changes of a project have in common, as they come over HTTP. */
final class ProjectContent {

    static final int MAX_CODES = 20;
    static final int MAX_DOCUMENTS = 20;
    static final int MAX_FIELDS = 20;

    private ProjectContent() {}

    /** A national project code; of several (分期) one is the principal. */
    @Schema(name = "GivenProjectCode")
    public record Code(@NotBlank @Size(max = 40) String code, boolean principal) {}

    /** The enterprise that owns the project. Left out, or without a code, the checklist says so. */
    @Schema(name = "GivenOwner")
    public record OwnerEntry(
            @Nullable @Size(max = 18) @Pattern(regexp = "[0-9A-Z]*")
            String creditCode,

            @Nullable @Size(max = 200) String name) {}

    /** Need and security of one element, in the unit of its kind. */
    @Schema(name = "GivenElement")
    public record Element(
            @NotNull ElementKind kind,

            @NotNull @PositiveOrZero @Digits(integer = 16, fraction = 4)
            BigDecimal needed,

            @NotNull @PositiveOrZero @Digits(integer = 16, fraction = 4)
            BigDecimal secured,

            @Nullable @Size(max = 500) String note) {}

    /**
     * Unit and post that answer for the project. Names of persons are shown in clear to offices only, and are in no event.
     *
     * @param person who holds the post
     * @param leader 包保领导, the leader who stands for the project
     * @param lineDepartment 行业主管部门
     * @param supervisorUnit 日常监管直接责任单位
     */
    @Schema(name = "GivenResponsibility")
    public record Responsible(
            @NotBlank @Size(max = 100) String unit,
            @NotBlank @Size(max = 100) String post,
            @NotNull LocalDate fromDate,
            @Nullable LocalDate toDate,
            @Nullable @Size(max = 50) String person,
            @Nullable @Size(max = 50) String leader,
            @Nullable @Size(max = 100) String leaderPost,
            @Nullable @Size(max = 100) String lineDepartment,
            @Nullable @Size(max = 100) String supervisorUnit) {}

    /** Plan of the year with its curve: cumulative at the twelve month ends. */
    @Schema(name = "GivenSchedule")
    public record Schedule(
            @Min(2000) @Max(2100) int year,
            @NotNull YearMonth startMonth,
            @NotNull YearMonth completionMonth,
            @Nullable @Valid Money annual,
            @Nullable @Size(max = 12) List<@Valid @NotNull Money> cumulative) {}

    static List<ProjectRecord.GivenCode> codes(@Nullable List<Code> given) {
        return given == null
                ? List.of()
                : given.stream()
                        .map(one -> new ProjectRecord.GivenCode(one.code().strip(), one.principal()))
                        .toList();
    }

    static @Nullable List<ProjectRecord.GivenElement> elements(@Nullable List<Element> given) {
        return given == null
                ? null
                : given.stream()
                        .map(one -> new ProjectRecord.GivenElement(one.kind(), one.needed(), one.secured(), one.note()))
                        .toList();
    }

    static @Nullable BigDecimal total(@Nullable Money total) {
        return total == null ? null : Yuan.of(total, "/totalInvestment");
    }

    static @Nullable String orNothing(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
