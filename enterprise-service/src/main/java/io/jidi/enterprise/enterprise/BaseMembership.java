package io.jidi.enterprise.enterprise;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A time in which an enterprise belongs or belonged to a base, in one role. */
@Entity
@Table(name = "base_membership")
class BaseMembership {

    @Id
    private UUID id = new UUID(0, 0);

    @Column(name = "enterprise_id")
    private UUID enterpriseId = new UUID(0, 0);

    @Column(name = "base_code")
    private String baseCode = "";

    @Enumerated(EnumType.STRING)
    private @Nullable EnterpriseRole role;

    @Column(name = "from_date")
    private @Nullable LocalDate fromDate;

    @Column(name = "to_date")
    private @Nullable LocalDate toDate;

    protected BaseMembership() {}

    BaseMembership(
            UUID id, EnterpriseId enterprise, String baseCode, @Nullable EnterpriseRole role, LocalDate fromDate) {
        this.id = id;
        this.enterpriseId = enterprise.value();
        this.baseCode = baseCode;
        this.role = role;
        this.fromDate = fromDate;
    }

    void end(LocalDate firstDayWithout) {
        toDate = firstDayWithout;
    }

    String baseCode() {
        return baseCode;
    }

    @Nullable
    EnterpriseRole role() {
        return role;
    }

    /** First day; absent for a membership of before its dates were kept. */
    @Nullable
    LocalDate fromDate() {
        return fromDate;
    }

    /** First day on which it no longer held; absent for the present one. */
    @Nullable
    LocalDate toDate() {
        return toDate;
    }
}
