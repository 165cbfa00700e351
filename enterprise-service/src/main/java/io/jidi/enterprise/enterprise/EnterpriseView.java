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

    /** Why, on what evidence, by whom and when. */
    @Schema(name = "RecordedChecksumOverride")
    public record Override(String reason, String evidence, String by, Instant at) {}

    static EnterpriseView inList(Enterprise enterprise) {
        return of(enterprise, null);
    }

    static EnterpriseView of(Enterprise enterprise, @Nullable List<EnterpriseName> names) {
        Enterprise.Profile profile = enterprise.profile();
        ChecksumOverride override = enterprise.checksumOverride();
        return new EnterpriseView(
                enterprise.id(),
                enterprise.creditCode(),
                profile.name(),
                List.of(new Identifier(CREDIT_CODE_SCHEME, enterprise.creditCode())),
                names == null ? null : former(names),
                profile.regionCode(),
                profile.baseCode(),
                profile.role(),
                profile.industryCode(),
                profile.foundedDate(),
                profile.chainPosition(),
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
