package io.jidi.project.support;

import io.jidi.platform.page.Where;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.security.DataScope;
import io.jidi.project.Territory;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A candidate list of one clause and occasion. */
@Entity
@Table(name = "support_list")
class SupportList {

    /** 名单已生成、已审核、已公示、已退回. */
    @Schema(name = "CandidateListStatus")
    enum Status {
        OPENED,
        CHECKED,
        PUBLICISED,
        RETURNED
    }

    @Id
    private UUID id = new UUID(0, 0);

    @Column(name = "clause_id")
    private String clauseId = "";

    @Column(name = "clause_digest")
    private String clauseDigest = "";

    private String occasion = "";

    @Column(name = "data_set")
    private String dataSet = "";

    @Column(name = "data_version")
    private String dataVersion = "";

    @Column(name = "region_code")
    private String regionCode = "";

    @Enumerated(EnumType.STRING)
    private Status status = Status.OPENED;

    @Column(name = "opened_by")
    private String openedBy = "";

    @Column(name = "checked_by")
    private @Nullable String checkedBy;

    @Column(name = "public_from")
    private @Nullable LocalDate publicFrom;

    @Column(name = "public_until")
    private @Nullable LocalDate publicUntil;

    @Column(name = "opened_at")
    private Instant openedAt = Instant.EPOCH;

    @Version
    private long version;

    protected SupportList() {}

    SupportList(
            CandidateListId id,
            OpenCandidateList.Request request,
            String digest,
            String region,
            String by,
            Instant now) {
        this.id = id.value();
        clauseId = request.clauseId();
        clauseDigest = digest;
        occasion = request.occasion().strip();
        dataSet = request.dataSet().strip();
        dataVersion = request.dataVersion().strip();
        regionCode = region;
        openedBy = by;
        openedAt = now;
    }

    void checked(boolean passed, String by) {
        status = passed ? Status.CHECKED : Status.RETURNED;
        checkedBy = by;
    }

    void publicised(LocalDate from, LocalDate until) {
        status = Status.PUBLICISED;
        publicFrom = from;
        publicUntil = until;
    }

    CandidateListId id() {
        return new CandidateListId(id);
    }

    String clauseId() {
        return clauseId;
    }

    String clauseDigest() {
        return clauseDigest;
    }

    String occasion() {
        return occasion;
    }

    String regionCode() {
        return regionCode;
    }

    Status status() {
        return status;
    }

    String openedBy() {
        return openedBy;
    }

    @Nullable
    LocalDate publicUntil() {
        return publicUntil;
    }

    long version() {
        return version;
    }

    /** A list under work names enterprises and why they are left out: until it is made public, only its region sees it. */
    boolean seenBy(CallContext call) {
        return status == Status.PUBLICISED
                ? Territory.sees(call.scope(), regionCode, null, null)
                : call.scope().coversRegion(regionCode);
    }

    /** The same as a condition on a list of them. */
    static Where seenIn(DataScope scope) {
        return Where.regionIn("e.regionCode", scope)
                .or(Where.of("e.status = :public", "public", Status.PUBLICISED)
                        .and(Territory.readableRegion("e.", scope)));
    }

    SupportListView view() {
        return new SupportListView(
                id(),
                clauseId,
                clauseDigest,
                occasion,
                dataSet,
                dataVersion,
                regionCode,
                status,
                openedBy,
                checkedBy,
                publicFrom,
                publicUntil,
                openedAt,
                null,
                null);
    }
}
