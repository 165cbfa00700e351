package io.jidi.project.library;

import io.jidi.platform.money.Money;
import io.jidi.project.library.rules.FundSource;
import io.jidi.project.library.rules.PersonName;
import io.jidi.project.library.rules.ProfileFacts;
import jakarta.validation.Valid;
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

/**
 * The record of a project beside what the checklist looks at, in the field groups of the national library (domain file
 * project-library 2.1). Every part may be absent; what is absent is not known.
 */
@Schema(name = "ProjectProfile")
public record ProjectProfile(
        @Nullable @Valid Identity identity,
        @Nullable @Valid Place place,
        @Nullable @Valid Extent extent,
        @Nullable @Valid Basis admissionBasis,
        @Nullable @Size(max = 20) List<@Valid @NotNull Organisation> organisations,
        @Nullable @Size(max = 20) List<@Valid @NotNull Person> people,
        @Nullable @Valid FundingFlags fundingFlags,
        @Nullable @Size(max = 30) List<@Valid @NotNull Funding> funding,
        @Nullable @Size(max = 60) List<@Valid @NotNull Approval> approvals) {

    /** 项目类型: how the state lets the project go ahead. */
    enum Procedure {
        APPROVAL,
        VERIFICATION,
        FILING
    }

    /** 建设性质. */
    enum Nature {
        NEW,
        EXPANSION,
        RECONSTRUCTION,
        RELOCATION,
        OTHER
    }

    /** 隶属关系. */
    enum Affiliation {
        CENTRAL,
        LOCAL,
        ENTERPRISE
    }

    /** Of an organisation and of a person. */
    enum Part {
        LEGAL_UNIT,
        APPLICANT,
        LINE_DEPARTMENT,
        SUPERVISOR,
        COUNTY_UNIT,
        RESPONSIBLE,
        CONTACT,
        OTHER
    }

    /** 前期工作状态. */
    enum ApprovalState {
        NOT_BEGUN,
        APPLIED,
        GRANTED,
        REFUSED,
        NOT_NEEDED
    }

    /** @param bundled 是否打捆 */
    @Schema(name = "ProfileIdentity")
    record Identity(
            @Nullable @Size(max = 40) String majorLibraryCode,
            @Nullable LocalDate declaredDate,
            @Nullable @Size(max = 100) String catalogue,
            @Nullable @Size(max = 100) String catalogueClass,
            @Nullable Procedure procedure,
            @Nullable Nature nature,
            @Nullable @Size(max = 60) String country,
            @Nullable Affiliation affiliation,
            @Nullable Boolean bundled,
            @Nullable @Size(max = 40) String level,
            @Nullable ProjectId parentProject) {}

    /** @param industryCode GB/T 4754, letter of the section and two to four digits */
    @Schema(name = "ProfilePlace")
    record Place(
            @Nullable @Pattern(regexp = "[0-9]{6}") String countyCode,
            @Nullable @Size(max = 200) String siteDetail,
            @Nullable @Size(max = 300) String address,
            @Nullable @Size(max = 100) String developmentZone,
            @Nullable @Pattern(regexp = "[A-T][0-9]{2,4}") String industryCode,
            @Nullable @Size(max = 100) String sector,
            @Nullable @Size(max = 100) String subSector) {}

    /** @param scale 主要建设规模 in words; {@code measures} says the same in numbers */
    @Schema(name = "ProfileExtent")
    record Extent(
            @Nullable YearMonth startMonth,
            @Nullable @Min(2000) @Max(2100) Integer completionYear,
            @Nullable @Size(max = 2000) String scale,
            @Nullable @Size(max = 20) List<@Valid @NotNull Measured> measures,
            @Nullable @Size(max = 2000) String contentOfYear,
            @Nullable @Size(max = 500) String newCapacity,
            @Nullable @Size(max = 1000) String note) {}

    /** A quantity with its own unit. */
    @Schema(name = "ProfileMeasure")
    record Measured(
            @NotBlank @Size(max = 60) String kind,
            @NotNull @PositiveOrZero BigDecimal value,
            @NotBlank @Size(max = 30) String unit) {}

    /** 入库依据. */
    @Schema(name = "ProfileBasis")
    record Basis(
            @Nullable @Size(max = 300) String industrialPolicy,
            @Nullable @Size(max = 300) String plan,
            @Nullable @Size(max = 300) String strategy,
            @Nullable @Size(max = 300) String investmentDirection,
            @Nullable @Size(max = 100) String issuingUnit) {}

    /** @param documentKind kind of the paper that {@code documentNumber} is of */
    @Schema(name = "ProfileOrganisation")
    record Organisation(
            @NotNull Part part,
            @NotBlank @Size(max = 200) String name,
            @Nullable @Size(max = 60) String documentKind,
            @Nullable @Size(max = 40) String documentNumber) {}

    /** A person; name and numbers are masked for readers who need not know them. */
    @Schema(name = "ProfilePerson")
    record Person(
            @NotNull Part part,
            @NotBlank @Size(max = 50) String name,
            @Nullable @Size(max = 100) String post,
            @Nullable @Size(max = 30) String mobile,
            @Nullable @Size(max = 30) String telephone,
            @Nullable @Size(max = 100) String email,
            @Nullable @Size(max = 60) String wechat) {

        Person masked() {
            return new Person(part, String.valueOf(PersonName.masked(name)), post, null, null, null, null);
        }
    }

    /** 资金申请标志. */
    @Schema(name = "ProfileFundingFlags")
    record FundingFlags(
            @Nullable Boolean centralBudget,
            @Nullable Boolean constructionFund,
            @Nullable Boolean publicPrivatePartnership,
            @Nullable Boolean beltAndRoad,
            @Nullable @Size(max = 1000) String detail) {}

    /**
     * Money from one source.
     *
     * @param total of the project from this source
     * @param completed 累计完成
     * @param years planned amount of each year
     * @param granted 下达, with the document that granted it
     */
    @Schema(name = "ProfileFunding")
    record Funding(
            @NotNull FundSource source,
            @NotNull @Valid Money total,
            @Nullable @Valid Money applied,
            @Nullable @Valid Money completed,
            @Nullable @Size(max = 30) List<@Valid @NotNull YearAmount> years,
            @Nullable @Size(max = 30) List<@Valid @NotNull Grant> granted) {}

    /** An amount of a year. */
    @Schema(name = "ProfileYearAmount")
    record YearAmount(
            @Min(2000) @Max(2100) int year, @NotNull @Valid Money planned) {}

    /** 资金下达. */
    @Schema(name = "ProfileGrant")
    record Grant(
            @NotBlank @Size(max = 60) String documentNumber,
            @Nullable @Size(max = 200) String documentName,
            @NotNull @Valid Money amount,
            @NotNull LocalDate grantedDate,
            @Nullable Boolean bundled) {}

    /** @param limitDays days within which the authority decides from {@code appliedDate} on */
    @Schema(name = "ProfileApproval")
    record Approval(
            @NotBlank @Size(max = 100) String item,
            @NotNull ApprovalState state,
            @Nullable @Size(max = 60) String documentNumber,
            @Nullable @Size(max = 100) String authority,
            @Nullable LocalDate appliedDate,
            @Nullable LocalDate decidedDate,
            @Nullable LocalDate validUntil,
            @Nullable @Min(1) @Max(1000) Integer limitDays) {}

    /** The same with persons masked. */
    ProjectProfile masked() {
        return new ProjectProfile(
                identity,
                place,
                extent,
                admissionBasis,
                organisations,
                people == null ? null : people.stream().map(Person::masked).toList(),
                fundingFlags,
                funding,
                approvals);
    }

    /** What its rules look at. */
    ProfileFacts facts(@Nullable BigDecimal totalInvestment) {
        return new ProfileFacts(
                totalInvestment,
                extent == null ? null : extent.startMonth(),
                extent == null ? null : extent.completionYear(),
                funding == null
                        ? List.of()
                        : funding.stream()
                                .map(one -> new ProfileFacts.Source(
                                        one.source(),
                                        one.total().amount(),
                                        one.years() == null
                                                ? null
                                                : one.years().stream()
                                                        .map(year ->
                                                                year.planned().amount())
                                                        .reduce(BigDecimal.ZERO, BigDecimal::add)))
                                .toList(),
                approvals == null
                        ? List.of()
                        : approvals.stream()
                                .map(one -> new ProfileFacts.Approval(
                                        one.item(),
                                        one.state() == ApprovalState.APPLIED,
                                        one.state() == ApprovalState.GRANTED,
                                        one.appliedDate(),
                                        one.validUntil(),
                                        one.limitDays()))
                                .toList());
    }
}
