package io.jidi.enterprise.enterprise;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** Two entries that are probably one enterprise: a view over the registry. */
@Entity
@Immutable
@Table(name = "enterprise_duplicate")
class DuplicatePair {

    /** What the two share. */
    enum Reason {
        /** The name without brackets, blanks and legal form. */
        SAME_NAME,
        /** Positions 9 to 17 of the credit code, which outlive a move to another registration office. */
        SAME_ORGANISATION_CODE
    }

    /** One of the two. */
    @Embeddable
    record Side(UUID id, String creditCode, String name, String regionCode) {}

    @Id
    private UUID id = new UUID(0, 0);

    @Enumerated(EnumType.STRING)
    private Reason reason = Reason.SAME_NAME;

    @Column(name = "sort_key")
    private String sortKey = "";

    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "one_id"))
    @AttributeOverride(name = "creditCode", column = @Column(name = "one_credit_code"))
    @AttributeOverride(name = "name", column = @Column(name = "one_name"))
    @AttributeOverride(name = "regionCode", column = @Column(name = "one_region_code"))
    private Side one = new Side(new UUID(0, 0), "", "", "");

    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "other_id"))
    @AttributeOverride(name = "creditCode", column = @Column(name = "other_credit_code"))
    @AttributeOverride(name = "name", column = @Column(name = "other_name"))
    @AttributeOverride(name = "regionCode", column = @Column(name = "other_region_code"))
    private Side other = new Side(new UUID(0, 0), "", "", "");

    protected DuplicatePair() {}

    Reason reason() {
        return reason;
    }

    /** What they share. */
    String shared() {
        return sortKey;
    }

    Side one() {
        return one;
    }

    Side other() {
        return other;
    }
}
