package io.jidi.enterprise.enterprise;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An enterprise of the registry. The credit code never changes: another code is another enterprise. */
@Entity
@Table(name = "enterprise")
class Enterprise {

    @Id
    private UUID id = new UUID(0, 0);

    @Column(name = "credit_code")
    private String creditCode = "";

    private String name = "";

    @Column(name = "region_code")
    private String regionCode = "";

    @Column(name = "base_code")
    private @Nullable String baseCode;

    @Enumerated(EnumType.STRING)
    private @Nullable EnterpriseRole role;

    @Column(name = "industry_code")
    private @Nullable String industryCode;

    @Column(name = "founded_date")
    private @Nullable LocalDate foundedDate;

    @Column(name = "chain_position")
    private @Nullable String chainPosition;

    @Embedded
    private @Nullable Listing listing;

    @Embedded
    private @Nullable ControllingFirm controllingFirm;

    @Enumerated(EnumType.STRING)
    private EnterpriseStatus status = EnterpriseStatus.ACTIVE;

    @Column(name = "status_since")
    private @Nullable LocalDate statusSince;

    @Embedded
    private @Nullable ChecksumOverride checksumOverride;

    @Column(name = "registered_at")
    private Instant registeredAt = Instant.EPOCH;

    @Column(name = "updated_at")
    private Instant updatedAt = Instant.EPOCH;

    @Version
    private long version;

    protected Enterprise() {}

    Enterprise(
            EnterpriseId id,
            String creditCode,
            @Nullable ChecksumOverride checksumOverride,
            Profile profile,
            Instant registeredAt) {
        this.id = id.value();
        this.creditCode = creditCode;
        this.checksumOverride = checksumOverride;
        this.registeredAt = registeredAt;
        take(profile, registeredAt);
    }

    /** What the registry says of an enterprise beside its identity; replaced as a whole. */
    record Profile(
            String name,
            String regionCode,
            @Nullable String baseCode,
            @Nullable EnterpriseRole role,
            @Nullable String industryCode,
            @Nullable LocalDate foundedDate,
            @Nullable String chainPosition,
            @Nullable Listing listing,
            @Nullable ControllingFirm controllingFirm) {

        Profile withBase(@Nullable String code, @Nullable EnterpriseRole newRole) {
            return new Profile(
                    name,
                    regionCode,
                    code,
                    newRole,
                    industryCode,
                    foundedDate,
                    chainPosition,
                    listing,
                    controllingFirm);
        }
    }

    void take(Profile profile, Instant at) {
        name = profile.name();
        regionCode = profile.regionCode();
        baseCode = profile.baseCode();
        role = profile.role();
        industryCode = profile.industryCode();
        foundedDate = profile.foundedDate();
        chainPosition = profile.chainPosition();
        listing = profile.listing();
        controllingFirm = profile.controllingFirm();
        updatedAt = at;
    }

    /** Moved: to a region of this province, or out of it, when the region that looked after it stays. */
    void relocate(String toRegion, boolean leavesProvince, LocalDate on, Instant at) {
        if (leavesProvince) {
            status = EnterpriseStatus.LEFT_PROVINCE;
            statusSince = on;
        } else {
            if (status == EnterpriseStatus.LEFT_PROVINCE) {
                status = EnterpriseStatus.ACTIVE;
                statusSince = on;
            }
            regionCode = toRegion;
        }
        updatedAt = at;
    }

    void deregister(LocalDate on, Instant at) {
        if (status == EnterpriseStatus.DEREGISTERED) {
            throw new IllegalStateException("deregistered already: " + id);
        }
        status = EnterpriseStatus.DEREGISTERED;
        statusSince = on;
        updatedAt = at;
    }

    Profile profile() {
        return new Profile(
                name, regionCode, baseCode, role, industryCode, foundedDate, chainPosition, listing, controllingFirm);
    }

    EnterpriseId id() {
        return new EnterpriseId(id);
    }

    String creditCode() {
        return creditCode;
    }

    String name() {
        return name;
    }

    String regionCode() {
        return regionCode;
    }

    EnterpriseStatus status() {
        return status;
    }

    /** First day of the status; absent while active since registration. */
    @Nullable
    LocalDate statusSince() {
        return statusSince;
    }

    @Nullable
    ChecksumOverride checksumOverride() {
        return checksumOverride;
    }

    Instant registeredAt() {
        return registeredAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }

    long version() {
        return version;
    }
}
