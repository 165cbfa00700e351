package io.jidi.project.cityscore;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.event.NewEvent;
import io.jidi.platform.event.Outbox;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.sql.Sql;
import io.jidi.project.ProjectEvents;
import io.jidi.project.ProjectProblem;
import io.jidi.project.base.ProgrammeSeed;
import io.jidi.project.cityscore.rules.Scheme;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds rounds, ranks the cities from the latest values, and tells what was done. */
@ApplicationScoped
class ScoreRounds {

    private final EntityManager entities;
    private final Sql sql;
    private final Schemes schemes;
    private final ProgrammeSeed seed;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final ObjectMapper json;

    ScoreRounds(
            EntityManager entities,
            Sql sql,
            Schemes schemes,
            ProgrammeSeed seed,
            Outbox outbox,
            AuditTrail audit,
            ObjectMapper json) {
        this.entities = entities;
        this.sql = sql;
        this.schemes = schemes;
        this.seed = seed;
        this.outbox = outbox;
        this.audit = audit;
        this.json = json;
    }

    /** @throws io.jidi.platform.problem.Problem 404 */
    ScoreRound find(ScoreRoundId id, LockModeType lock) {
        return Optional.ofNullable(entities.find(ScoreRound.class, id.value(), lock))
                .orElseThrow(PlatformProblem.NOT_FOUND::problem);
    }

    ScoreRound locked(ScoreRoundId id, ScoreRound.Status expected) {
        ScoreRound round = find(id, LockModeType.PESSIMISTIC_WRITE);
        if (round.status() != expected) {
            throw ProjectProblem.SCORE_STEP_REFUSED.problem(
                    "本轮现为 " + round.status() + "，应为 " + expected,
                    "The round is " + round.status() + " and should be " + expected);
        }
        return round;
    }

    /** Every city of the province, those without values included. */
    List<Scheme.Standing> standings(ScoreRound round) {
        Map<String, Map<String, BigDecimal>> values = new TreeMap<>();
        seed.regions().stream()
                .filter(region -> !region.code().endsWith("0000"))
                .forEach(region -> values.put(region.code(), new HashMap<>()));
        sql.list(
                "select distinct on (region_code, indicator) region_code, indicator, value from score_value"
                        + " where round_id = ? order by region_code, indicator, revision desc",
                row -> values.computeIfAbsent(row.getString(1), key -> new HashMap<>())
                        .put(row.getString(2), row.getBigDecimal(3)),
                round.id().value());
        return schemes.byId(round.scheme()).rank(values, before(round.year()));
    }

    String written(List<Scheme.Standing> standings) {
        try {
            return json.writeValueAsString(standings);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("standings are plain records", impossible);
        }
    }

    ScoreRoundView whole(ScoreRound round) {
        String published = round.ranking();
        return new ScoreRoundView(
                round.id(),
                round.year(),
                round.scheme(),
                !round.schemeDigest().equals(schemes.digest()),
                round.status(),
                round.appealUntil(),
                round.recordedAt(),
                published == null ? standings(round) : read(published),
                appeals(round));
    }

    ScoreRoundView done(ScoreRound round, String action, @Nullable String reason) {
        entities.flush();
        ScoreRoundView view = whole(round);
        if (round.status() != ScoreRound.Status.OPEN) {
            // What is still being filled in is nobody else's yet.
            outbox.append(new NewEvent(
                    ProjectEvents.SCORE_ROUND,
                    ProjectEvents.SCORE_ROUND.type("changed"),
                    1,
                    round.id(),
                    view,
                    null,
                    ""));
        }
        audit.record(action, round.id().wire(), reason, null, view);
        return view;
    }

    private List<ScoreRoundView.Appeal> appeals(ScoreRound round) {
        return sql.list(
                "select * from score_appeal where round_id = ? order by filed_at, id",
                row -> new ScoreRoundView.Appeal(
                        row.getObject("id", UUID.class),
                        row.getString("region_code"),
                        row.getString("indicator"),
                        row.getString("grounds"),
                        row.getString("evidence"),
                        row.getString("outcome"),
                        row.getString("answer")),
                round.id().value());
    }

    private Map<String, Integer> before(int year) {
        Map<String, Integer> ranks = new HashMap<>();
        sql.first(
                        "select ranking from score_round where round_year < ? and status = 'FINAL'"
                                + " order by round_year desc limit 1",
                        row -> row.getString(1),
                        year)
                .ifPresent(text -> read(text).forEach(one -> {
                    Integer rank = one.rank();
                    if (rank != null) {
                        ranks.put(one.region(), rank);
                    }
                }));
        return ranks;
    }

    private List<Scheme.Standing> read(String text) {
        try {
            return json.readValue(text, new TypeReference<>() {});
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("what was stored is no JSON", broken);
        }
    }
}
