package io.jidi.project.owner;

import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds what is known of an owner. */
@ApplicationScoped
public class Owners {

    private final Sql sql;

    Owners(Sql sql) {
        this.sql = sql;
    }

    /** The owner as given, completed by the registry where it knows the code. */
    public Owner of(@Nullable String creditCode, @Nullable String name) {
        Owner unknown = new Owner(creditCode, name, null, null, null, List.of());
        if (creditCode == null) {
            return unknown;
        }
        // Should two registrations ever share a code, the newer one answers: ids ascend.
        return sql.first(
                        "select enterprise, name, region_code from owner_enterprise where credit_code = ?"
                                + " order by enterprise desc limit 1",
                        row -> new Owner(
                                creditCode,
                                name,
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                tiers(row.getString(1))),
                        creditCode)
                .orElse(unknown);
    }

    private List<Owner.Tier> tiers(String enterprise) {
        return sql.list(
                "select ladder, tier, since from owner_tier where enterprise = ? order by ladder",
                row -> new Owner.Tier(row.getString(1), row.getString(2), row.getObject(3, java.time.LocalDate.class)),
                enterprise);
    }
}
