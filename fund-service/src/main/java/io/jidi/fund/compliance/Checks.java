package io.jidi.fund.compliance;

import com.fasterxml.jackson.core.type.TypeReference;
import io.jidi.fund.compliance.rules.Consequence;
import io.jidi.fund.compliance.rules.Known;
import io.jidi.fund.compliance.rules.Verdict;
import io.jidi.fund.edition.StoredJson;
import io.jidi.fund.fund.PlannedAct;
import io.jidi.platform.id.Uuid7;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Keeps every judgement with its inputs, and gives them back as they were. */
@ApplicationScoped
class Checks {

    static final TypeReference<Map<String, Known>> FACTS = new TypeReference<>() {};
    static final TypeReference<List<Verdict>> VERDICTS = new TypeReference<>() {};
    private static final TypeReference<PlannedAct> ACT = new TypeReference<>() {};

    private final Sql sql;
    private final Uuid7 ids;
    private final Clock clock;
    private final CallContext call;

    Checks(Sql sql, Uuid7 ids, Clock clock, CallContext call) {
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
        this.call = call;
    }

    CheckId add(Judged judged, Decision decision) {
        CheckId id = new CheckId(ids.next());
        sql.update(
                "insert into compliance_check (id, fund_id, act_kind, act_day, act, act_digest, catalogue_id,"
                        + " catalogue_digest, terms_id, facts, verdicts, consequence, decision, asked_by, recorded_at)"
                        + " values (?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?, ?, ?)",
                id.value(),
                judged.act().fundId().value(),
                judged.act().kind(),
                judged.act().day(),
                StoredJson.write(judged.act()),
                judged.actDigest(),
                judged.catalogueId(),
                judged.catalogueDigest(),
                judged.termsId(),
                StoredJson.write(judged.facts().byKey()),
                StoredJson.write(judged.verdicts()),
                judged.consequence(),
                decision,
                call.caller().userId(),
                clock.instant());
        return id;
    }

    CheckView find(CheckId id) {
        return sql.first("select * from compliance_check where id = ?", this::read, id.value())
                .orElseThrow(PlatformProblem.NOT_FOUND::problem);
    }

    /** Those of a period about an act, the earliest first, a page at a time. */
    List<CheckView> between(LocalDate from, LocalDate through, UUID after, int most) {
        return sql.list(
                "select * from compliance_check where act_day between ? and ? and decision <> 'MONITORED' and id > ?"
                        + " order by id limit ?",
                this::read,
                from,
                through,
                after,
                most);
    }

    private CheckView read(ResultSet row) throws SQLException {
        CheckId id = new CheckId(row.getObject("id", UUID.class));
        String decision = row.getString("decision");
        return new CheckView(
                id,
                StoredJson.read(row.getString("act"), ACT),
                row.getString("catalogue_id"),
                row.getString("catalogue_digest"),
                row.getString("terms_id"),
                !decision.equals(Decision.OBSERVED.name()),
                Consequence.valueOf(row.getString("consequence")),
                decision,
                StoredJson.read(row.getString("facts"), FACTS),
                StoredJson.read(row.getString("verdicts"), VERDICTS),
                List.of(),
                row.getString("asked_by"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant());
    }
}
