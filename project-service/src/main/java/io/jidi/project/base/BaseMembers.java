package io.jidi.project.base;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.sql.Sql;
import io.jidi.project.Territory;
import io.jidi.project.owner.Owners;
import io.jidi.project.owner.Registration;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The enterprises of a base, each held against the registry as the enterprises' events left it. A base names its members itself:
 * that one moved away or ceased to be is shown, and ends no membership.
 */
@ApplicationScoped
class BaseMembers {

    private final Sql sql;
    private final Owners owners;
    private final CallContext call;

    BaseMembers(Sql sql, Owners owners, CallContext call) {
        this.sql = sql;
        this.owners = owners;
        this.call = call;
    }

    /** What the registry says to a membership today. */
    @Schema(name = "BaseMemberFinding")
    public enum Finding {
        CONFIRMED,
        /** Registered in another base, or in none. */
        ELSEWHERE,
        /** Deregistered, or moved to another province. */
        GONE,
        /** No enterprise is registered under the code. */
        UNKNOWN
    }

    /**
     * A membership.
     *
     * @param leadingIndustry whether it belongs to one of the leading industries
     * @param registry absent where the registry does not know the code, or where it lies outside the caller's scope
     */
    @Schema(name = "Member")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Member(
            String creditCode,
            String name,
            String role,
            boolean leadingIndustry,
            LocalDate fromDate,
            @Nullable LocalDate toDate,
            @Nullable String endReason,
            Finding finding,
            @Nullable Registration registry) {}

    private record Named(
            String base,
            String creditCode,
            String name,
            String role,
            boolean leadingIndustry,
            LocalDate fromDate,
            @Nullable LocalDate toDate,
            @Nullable String endReason) {}

    /** The members on a day, against the registry of today. */
    List<Member> on(BaseId id, LocalDate day) {
        List<Named> named = sql.list(
                "select b.code, m.credit_code, m.name, m.role, m.leading_industry, m.from_date, m.to_date, m.end_reason"
                        + " from base_member m join industry_base b on b.id = m.base_id where m.base_id = ?"
                        + " and ? between m.from_date and coalesce(m.to_date, 'infinity')"
                        + " order by m.role, m.name, m.credit_code",
                row -> new Named(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getBoolean(5),
                        row.getObject(6, LocalDate.class),
                        row.getObject(7, LocalDate.class),
                        row.getString(8)),
                id.value(),
                day);
        Map<String, Registration> registered =
                owners.registered(named.stream().map(Named::creditCode).toList());
        return named.stream()
                .map(one -> member(one, registered.get(one.creditCode())))
                .toList();
    }

    /** Whom the base may want to enter: registered in it, there, no member on the day, and within the caller's scope. */
    List<Registration> candidates(String baseCode, BaseId id, LocalDate day) {
        Set<String> members = new HashSet<>(sql.list(
                "select credit_code from base_member where base_id = ?"
                        + " and ? between from_date and coalesce(to_date, 'infinity')",
                row -> row.getString(1),
                id.value(),
                day));
        return owners.activeIn(baseCode).stream()
                .filter(one -> !members.contains(one.creditCode()))
                .filter(this::isShown)
                .toList();
    }

    private Member member(Named named, @Nullable Registration registered) {
        return new Member(
                named.creditCode(),
                named.name(),
                named.role(),
                named.leadingIndustry(),
                named.fromDate(),
                named.toDate(),
                named.endReason(),
                finding(named, registered),
                registered != null && isShown(registered) ? registered : null);
    }

    private static Finding finding(Named named, @Nullable Registration registered) {
        if (registered == null) {
            return Finding.UNKNOWN;
        }
        if (!registered.active()) {
            return Finding.GONE;
        }
        return named.base().equals(registered.baseCode()) ? Finding.CONFIRMED : Finding.ELSEWHERE;
    }

    private boolean isShown(Registration registered) {
        return Territory.sees(call.scope(), registered.regionCode(), registered.baseCode(), registered.creditCode());
    }
}
