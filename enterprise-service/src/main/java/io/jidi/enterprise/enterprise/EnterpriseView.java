package io.jidi.enterprise.enterprise;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An enterprise as shown. */
@Schema(name = "Enterprise", description = "企业 | An enterprise")
public record EnterpriseView(
        EnterpriseId id,
        String creditCode,
        String name,
        List<Identifier> identifiers,

        @Nullable @Schema(description = "曾用名，列表中不返回 | Former names; not in lists")
        List<FormerName> formerNames,

        String regionCode,
        @Nullable String baseCode,
        @Nullable EnterpriseRole role,
        @Nullable String industryCode,
        @Nullable LocalDate foundedDate,
        @Nullable String chainPosition,
        @Nullable Listing listing,
        @Nullable ControllingFirm controllingFirm,
        EnterpriseStatus status,
        @Nullable LocalDate statusSince,

        @Nullable @Schema(description = "基地成员身份，现任在前，列表中不返回 | Base memberships, the present first; not in lists")
        List<Membership> memberships,

        @Nullable @Schema(description = "迁址与注销等事实，列表中不返回 | Relocations and deregistration; not in lists")
        List<Fact> facts,

        @Nullable @Schema(description = "校验位不符仍予登记的理由 | Why a failed check character was accepted")
        Override checksumOverride,

        Instant registeredAt,
        Instant updatedAt) {

    /** The scheme under which the credit code goes, here and in {@code by-identifier}. */
    static final String CREDIT_CODE_SCHEME = "org:cn:uscc";

    /** One of the codes an enterprise is known by. */
    @Schema(name = "Identifier")
    public record Identifier(
            @Schema(examples = CREDIT_CODE_SCHEME) String scheme, String value) {}

    /** A name borne before. */
    @Schema(name = "FormerName")
    public record FormerName(
            String name,
            @Nullable LocalDate fromDate,

            @Nullable @Schema(description = "自该日起不再使用 | First day on which it no longer held")
            LocalDate toDate) {}

    /** Belonging to a base, in a role, for a time. */
    @Schema(name = "BaseMembership")
    public record Membership(
            String baseCode,
            @Nullable EnterpriseRole role,
            @Nullable LocalDate fromDate,

            @Nullable @Schema(description = "自该日起不再是成员 | First day on which it no longer held")
            LocalDate toDate) {}

    /** A dated fact of the registry. */
    @Schema(name = "RegistryFact")
    public record Fact(
            @Schema(description = "RELOCATION | DEREGISTRATION")
            String kind,

            LocalDate effectiveDate,
            String fromRegionCode,
            @Nullable String toRegionCode,

            @Nullable @Schema(description = "CANCELLED | REVOKED | BANKRUPT | MERGED")
            String ending,

            String reason,
            String evidence,
            String recordedBy,
            Instant recordedAt) {

        static Fact of(RegistryFact fact) {
            RegistryFact.Ending ending = fact.ending();
            return new Fact(
                    fact.kind().name(),
                    fact.effectiveDate(),
                    fact.fromRegion(),
                    fact.toRegion(),
                    ending == null ? null : ending.name(),
                    fact.reason(),
                    fact.evidence(),
                    fact.recordedBy(),
                    fact.recordedAt());
        }
    }

    /** What stands beside the entry itself. */
    record History(List<EnterpriseName> names, List<BaseMembership> memberships, List<RegistryFact> facts) {}

    /** Why, on what evidence, by whom and when. */
    @Schema(name = "RecordedChecksumOverride")
    public record Override(String reason, String evidence, String by, Instant at) {}

    static EnterpriseView inList(Enterprise enterprise) {
        return of(enterprise, null);
    }

    static EnterpriseView of(Enterprise enterprise, @Nullable History history) {
        Enterprise.Profile profile = enterprise.profile();
        ChecksumOverride override = enterprise.checksumOverride();
        return new EnterpriseView(
                enterprise.id(),
                enterprise.creditCode(),
                profile.name(),
                List.of(new Identifier(CREDIT_CODE_SCHEME, enterprise.creditCode())),
                history == null ? null : former(history.names()),
                profile.regionCode(),
                profile.baseCode(),
                profile.role(),
                profile.industryCode(),
                profile.foundedDate(),
                profile.chainPosition(),
                profile.listing(),
                profile.controllingFirm(),
                enterprise.status(),
                enterprise.statusSince(),
                history == null
                        ? null
                        : history.memberships().stream()
                                .map(m -> new Membership(m.baseCode(), m.role(), m.fromDate(), m.toDate()))
                                .toList(),
                history == null ? null : history.facts().stream().map(Fact::of).toList(),
                override == null
                        ? null
                        : new Override(override.reason(), override.evidence(), override.by(), override.at()),
                enterprise.registeredAt(),
                enterprise.updatedAt());
    }

    private static List<FormerName> former(List<EnterpriseName> names) {
        return names.stream()
                .filter(name -> name.toDate() != null)
                .map(name -> new FormerName(name.name(), name.fromDate(), name.toDate()))
                .toList();
    }
}
