package io.jidi.project.owner;

import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds what the registry told of enterprises. */
@ApplicationScoped
public class Owners {

    private final Sql sql;

    Owners(Sql sql) {
        this.sql = sql;
    }

    /** What is registered under these codes, by code; a code that the registry does not know is left out. */
    public Map<String, Registration> registered(Collection<String> creditCodes) {
        Map<String, Registration> byCode = new HashMap<>();
        // Should two registrations ever share a code, the newer one answers: ids ascend.
        registrations("credit_code = any(?)", List.copyOf(creditCodes))
                .forEach(one -> byCode.put(one.creditCode(), one));
        return byCode;
    }

    /** Every enterprise that is there and that the registry places in the base, by name. */
    public List<Registration> activeIn(String baseCode) {
        return registrations("base_code = ?", baseCode).stream()
                .filter(Registration::active)
                .sorted(Comparator.comparing(Registration::name).thenComparing(Registration::creditCode))
                .toList();
    }

    private List<Registration> registrations(String condition, Object parameter) {
        Map<String, List<Owner.Tier>> tiers = new HashMap<>();
        sql.list(
                "select enterprise, ladder, tier, since from owner_tier where enterprise in"
                        + " (select enterprise from owner_enterprise where " + condition + ") order by ladder",
                row -> tiers.computeIfAbsent(row.getString(1), key -> new ArrayList<>())
                        .add(new Owner.Tier(row.getString(2), row.getString(3), row.getObject(4, LocalDate.class))),
                parameter);
        return sql.list(
                "select enterprise, credit_code, name, region_code, base_code, status from owner_enterprise where "
                        + condition + " order by enterprise",
                row -> new Registration(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        tiers.getOrDefault(row.getString(1), List.of())),
                parameter);
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
                row -> new Owner.Tier(row.getString(1), row.getString(2), row.getObject(3, LocalDate.class)),
                enterprise);
    }
}
