package io.jidi.exchange.application;

import io.jidi.exchange.ExchangeProblem;
import io.jidi.exchange.dataset.Entitlement;
import io.jidi.exchange.dataset.rules.Grade;
import io.jidi.exchange.signature.rules.Algorithm;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds platforms with their grants and keys. */
@ApplicationScoped
public class Applications {

    private final EntityManager entities;
    private final Sql sql;
    private final SealedSecret secrets;
    private final CallContext call;
    private final Clock clock;

    Applications(EntityManager entities, Sql sql, SealedSecret secrets, CallContext call, Clock clock) {
        this.entities = entities;
        this.sql = sql;
        this.secrets = secrets;
        this.call = call;
        this.clock = clock;
    }

    /** The active platform of this id, with the grant in force; empty for all others. */
    public Optional<Platform> active(String appId) {
        return sql.first(
                "select a.id, g.data_sets, g.inbound_kinds, g.grade, g.regions, g.requests_per_minute, g.snapshots_per_hour"
                        + " from application a join application_grant g on g.application_id = a.id and g.state = 'IN_FORCE'"
                        + " where a.app_id = ? and a.state = 'ACTIVE'",
                row -> new Platform(
                        row.getObject("id", UUID.class),
                        appId,
                        Set.copyOf(texts(row.getArray("data_sets"))),
                        Set.copyOf(texts(row.getArray("inbound_kinds"))),
                        new Entitlement(
                                Grade.valueOf(row.getString("grade")), Set.copyOf(texts(row.getArray("regions")))),
                        row.getInt("requests_per_minute"),
                        row.getInt("snapshots_per_hour")),
                appId);
    }

    /** What the active platform is called by; empty for one that is not active or not there. */
    public Optional<String> activeName(ApplicationId id) {
        return sql.first(
                "select app_id from application where id = ? and state = 'ACTIVE'",
                row -> row.getString(1),
                id.value());
    }

    /** The key, while it may sign. */
    public Optional<PlatformKey> key(Platform platform, String kid) {
        return sql.first(
                "select id, algorithm, public_key, sealed_secret from application_key where application_id = ? and kid = ?"
                        + " and state = 'ACTIVE' and (valid_until is null or valid_until > ?)"
                        + " and (public_key is not null or sealed_secret is not null)",
                row -> {
                    String sealed = row.getString("sealed_secret");
                    return new PlatformKey(
                            row.getObject("id", UUID.class),
                            kid,
                            Algorithm.valueOf(row.getString("algorithm")),
                            sealed == null
                                    ? row.getString("public_key")
                                    : secrets.open(owner(platform.id(), kid), sealed));
                },
                platform.id(),
                kid,
                clock.instant());
    }

    /** What a shared secret is bound to. */
    static String owner(UUID application, String kid) {
        return application + ":" + kid;
    }

    /** @throws io.jidi.platform.problem.Problem 404 */
    Application find(ApplicationId id) {
        return find(id, LockModeType.NONE);
    }

    /** @throws io.jidi.platform.problem.Problem 404 */
    Application locked(ApplicationId id) {
        return find(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** @throws io.jidi.platform.problem.Problem 403 when the person at work made the proposal */
    void requireOther(String proposedBy) {
        if (call.caller().userId().equals(proposedBy)) {
            throw ExchangeProblem.TWO_PEOPLE_NEEDED.problem();
        }
    }

    ApplicationView view(Application application) {
        UUID id = application.id().value();
        return new ApplicationView(
                application.summary(),
                application.contact(),
                sql.list(
                        "select * from application_grant where application_id = ? order by number desc",
                        Applications::grant,
                        id),
                sql.list(
                        "select * from application_key where application_id = ? order by proposed_at desc, id desc",
                        Applications::key,
                        id));
    }

    private Application find(ApplicationId id, LockModeType lock) {
        return Optional.ofNullable(entities.find(Application.class, id.value(), lock))
                .orElseThrow(PlatformProblem.NOT_FOUND::problem);
    }

    private static ApplicationView.Grant grant(ResultSet row) throws SQLException {
        return new ApplicationView.Grant(
                row.getInt("number"),
                row.getString("state"),
                row.getString("purpose"),
                texts(row.getArray("data_sets")),
                texts(row.getArray("inbound_kinds")),
                Grade.valueOf(row.getString("grade")),
                texts(row.getArray("regions")),
                row.getInt("requests_per_minute"),
                row.getInt("snapshots_per_hour"),
                row.getString("proposed_by"),
                row.getObject("proposed_at", OffsetDateTime.class).toInstant(),
                row.getString("decided_by"),
                instant(row, "decided_at"));
    }

    private static ApplicationView.Key key(ResultSet row) throws SQLException {
        Algorithm algorithm = Algorithm.valueOf(row.getString("algorithm"));
        return new ApplicationView.Key(
                row.getString("kid"),
                algorithm.word(),
                row.getString("public_key"),
                algorithm.isShared() ? row.getString("sealed_secret") != null : null,
                row.getString("state"),
                row.getString("proposed_by"),
                row.getObject("proposed_at", OffsetDateTime.class).toInstant(),
                row.getString("decided_by"),
                instant(row, "decided_at"),
                instant(row, "valid_until"),
                instant(row, "revoked_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
