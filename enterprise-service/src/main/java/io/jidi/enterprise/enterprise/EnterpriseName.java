package io.jidi.enterprise.enterprise;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A name an enterprise bears or bore. */
@Entity
@Table(name = "enterprise_name")
class EnterpriseName {

    @Id
    private UUID id = new UUID(0, 0);

    @Column(name = "enterprise_id")
    private UUID enterpriseId = new UUID(0, 0);

    private String name = "";

    @Column(name = "from_date")
    private @Nullable LocalDate fromDate;

    @Column(name = "to_date")
    private @Nullable LocalDate toDate;

    protected EnterpriseName() {}

    EnterpriseName(UUID id, EnterpriseId enterprise, String name, @Nullable LocalDate fromDate) {
        this.id = id;
        this.enterpriseId = enterprise.value();
        this.name = name;
        this.fromDate = fromDate;
    }

    /** The name no longer holds from this day on. */
    void end(LocalDate firstDayWithout) {
        toDate = firstDayWithout;
    }

    UUID enterpriseId() {
        return enterpriseId;
    }

    String name() {
        return name;
    }

    /** First day; absent for the name at registration, whose beginning nobody recorded. */
    @Nullable
    LocalDate fromDate() {
        return fromDate;
    }

    /** First day on which it no longer held; absent for the present name. */
    @Nullable
    LocalDate toDate() {
        return toDate;
    }
}
