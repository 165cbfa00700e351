package io.jidi.exchange.national;

import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.leader.LeaderThread;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.security.Caller;
import io.jidi.platform.sql.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends what waits, one after another, on one replica. The gateway knows no key against repetition: what may have arrived is
 * not sent a second time, and without its answer it stays as it is for people to settle.
 */
@Singleton
class NationalSender {

    private static final Logger LOG = Logger.getLogger(NationalSender.class);
    private static final Duration COME_BACK = Duration.ofMinutes(1);

    private final NationalGateway gateway;
    private final Sql sql;
    private final CallContext call;
    private final AuditTrail audit;
    private final Clock clock;
    private final Duration pause;
    private @Nullable LeaderThread leader;

    NationalSender(
            NationalGateway gateway,
            Sql sql,
            CallContext call,
            AuditTrail audit,
            Clock clock,
            @ConfigProperty(name = "jidi.exchange.national.pause") Duration pause) {
        this.gateway = gateway;
        this.sql = sql;
        this.call = call;
        this.audit = audit;
        this.clock = clock;
        this.pause = pause;
    }

    private record Waiting(UUID id, String path, String sid, String content) {}

    void start(@Observes StartupEvent ready) {
        if (gateway.isConfigured()) {
            leader = LeaderThread.repeat(sql, "exchange-national", pause, this::step);
        }
    }

    void stop(@Observes ShutdownEvent ending) {
        if (leader != null) {
            leader.close();
        }
    }

    @ActivateRequestContext
    boolean step() throws InterruptedException {
        call.actAs(Caller.system("exchange-national"), "", null);
        Optional<Waiting> next = QuarkusTransaction.requiringNew().call(this::take);
        if (next.isEmpty()) {
            return false;
        }
        Waiting one = next.get();
        try {
            Optional<NationalAnswer> answer = NationalAnswer.of(gateway.post(one.path(), one.sid(), one.content()));
            if (answer.isPresent()) {
                QuarkusTransaction.requiringNew().run(() -> keep(one, answer.get()));
            } else {
                LOG.warnf(
                        "the national gateway's answer to %s is none of its protocol; it stays without receipt",
                        one.id());
            }
        } catch (ConnectException e) {
            QuarkusTransaction.requiringNew().run(() -> later(one));
        } catch (IOException e) {
            LOG.warnf("no answer to %s from the national gateway, it may have arrived: %s", one.id(), e.getMessage());
        }
        return true;
    }

    /** Noted as sent before it is. */
    private Optional<Waiting> take() {
        return sql.first(
                "update national_submission set sent_at = ?, tries = tries + 1 where id = (select id from national_submission"
                        + " where state = 'SUBMITTED' and sent_at is null and next_try_at <= ?"
                        + " order by next_try_at, id limit 1 for update skip locked) returning id, path, sid, content",
                row -> new Waiting(row.getObject(1, UUID.class), row.getString(2), row.getString(3), row.getString(4)),
                clock.instant(),
                clock.instant());
    }

    /** Nobody answered the door, so nothing went in. */
    private void later(Waiting one) {
        sql.update(
                "update national_submission set sent_at = null, next_try_at = ? where id = ?",
                clock.instant().plus(COME_BACK),
                one.id());
    }

    private void keep(Waiting one, NationalAnswer answer) {
        sql.update(
                "update national_submission set state = ?, code = ?, message = ?, data = ?, answered_at = ? where id = ?",
                answer.isSuccess() ? SubmissionView.State.CONFIRMED : SubmissionView.State.REJECTED,
                answer.code(),
                answer.message(),
                answer.data(),
                clock.instant(),
                one.id());
        audit.record(
                "NATIONAL_ANSWER",
                new SubmissionId(one.id()).wire(),
                answer.code() + " " + answer.message(),
                null,
                answer);
    }
}
