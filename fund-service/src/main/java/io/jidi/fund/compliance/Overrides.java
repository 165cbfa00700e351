package io.jidi.fund.compliance;

import io.jidi.fund.compliance.rules.Verdict;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Overrides that were granted: tied to one act, one rule and its figures, and good for once. */
@ApplicationScoped
class Overrides {

    private final Sql sql;

    Overrides(Sql sql) {
        this.sql = sql;
    }

    /** One that is granted for this and not used yet. */
    Optional<OverrideId> unused(Judged judged, Verdict verdict) {
        return sql.first(
                "select o.id from compliance_override o where o.act_digest = ? and o.rule_id = ? and o.inputs_digest = ?"
                        + " and not exists (select from compliance_override_use u where u.override_id = o.id)"
                        + " order by o.granted_at limit 1",
                row -> new OverrideId(row.getObject(1, UUID.class)),
                judged.actDigest(),
                verdict.rule(),
                Judged.inputsDigest(verdict));
    }

    void use(OverrideId override, CheckId check) {
        sql.update(
                "insert into compliance_override_use (override_id, check_id) values (?, ?)",
                override.value(),
                check.value());
    }

    /** Granted for this check, or used by it. */
    List<CheckView.Override> of(CheckId check) {
        return sql.list(
                "select o.* from compliance_override o where o.check_id = ? or exists (select from"
                        + " compliance_override_use u where u.override_id = o.id and u.check_id = ?) order by o.granted_at",
                Overrides::read,
                check.value(),
                check.value());
    }

    private static CheckView.Override read(ResultSet row) throws SQLException {
        return new CheckView.Override(
                new OverrideId(row.getObject("id", UUID.class)),
                new CheckId(row.getObject("check_id", UUID.class)),
                row.getString("rule_id"),
                row.getString("reason"),
                row.getString("document"),
                row.getString("granted_by"),
                row.getObject("granted_at", OffsetDateTime.class).toInstant());
    }
}
