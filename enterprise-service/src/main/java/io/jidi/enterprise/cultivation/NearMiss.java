package io.jidi.enterprise.cultivation;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** An enterprise that lacks little for a tier. */
@Entity
@Immutable
@Table(name = "near_miss_row")
class NearMiss extends NearnessRow {

    private String standard = "";
    private String tier = "";

    protected NearMiss() {}

    String standard() {
        return standard;
    }

    String tier() {
        return tier;
    }
}
