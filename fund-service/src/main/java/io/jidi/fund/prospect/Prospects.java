package io.jidi.fund.prospect;

import io.jidi.fund.FundStreams;
import io.jidi.platform.event.NewEvent;
import io.jidi.platform.event.Outbox;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.id.Uuid7;
import io.jidi.platform.money.Money;
import io.jidi.platform.page.Where;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.security.DataScope;
import io.jidi.platform.sql.Sql;
import io.jidi.platform.text.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps prospects; one is open for a firm and an origin, or for a request for funds. */
@ApplicationScoped
class Prospects {

    private final EntityManager entities;
    private final Outbox outbox;
    private final CallContext call;
    private final Uuid7 ids;
    private final Clock clock;
    private final Sql sql;

    Prospects(EntityManager entities, Outbox outbox, CallContext call, Uuid7 ids, Clock clock, Sql sql) {
        this.entities = entities;
        this.outbox = outbox;
        this.call = call;
        this.ids = ids;
        this.clock = clock;
        this.sql = sql;
    }

    /**
     * A firm to look at.
     *
     * @param need only of a project that asks for funds
     * @param cause the event it was born of; the same event makes one prospect
     */
    record New(
            String creditCode,
            String enterpriseName,
            String regionCode,
            Prospect.Origin origin,
            @Nullable String reference,
            @Nullable String ladder,
            @Nullable String tier,
            @Nullable String projectId,
            @Nullable Need need,
            Text reason,
            @Nullable String cause) {}

    /** What a project lacks, in yuan, and the day by which it is needed. */
    record Need(BigDecimal amount, LocalDate by) {}

    /** What is announced. */
    record Opened(
            ProspectId id,
            String creditCode,
            String enterpriseName,
            String regionCode,
            Prospect.Origin origin,
            @Nullable String reference,
            @Nullable String ladder,
            @Nullable String tier,
            @Nullable String projectId,
            @Nullable Money neededAmount,
            @Nullable LocalDate neededBy,
            String reasonZh,
            String reasonEn) {}

    /** The new prospect; empty where one of this origin is open already, or the event was seen. */
    Optional<ProspectId> open(New one) {
        ProspectId id = new ProspectId(ids.next());
        Need need = one.need();
        int added = sql.update(
                "insert into prospect (id, credit_code, enterprise_name, region_code, origin, reference, ladder, tier,"
                        + " project_id, needed_amount, needed_by, reason_zh, reason_en, cause, opened_at, opened_by)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
                id.value(),
                one.creditCode(),
                one.enterpriseName(),
                one.regionCode(),
                one.origin(),
                one.reference(),
                one.ladder(),
                one.tier(),
                one.projectId(),
                need == null ? null : need.amount(),
                need == null ? null : need.by(),
                one.reason().zh(),
                one.reason().en(),
                one.cause(),
                clock.instant(),
                call.caller().userId());
        if (added == 0) {
            return Optional.empty();
        }
        outbox.append(new NewEvent(
                FundStreams.PROSPECT,
                FundStreams.PROSPECT.type("opened"),
                1,
                id,
                new Opened(
                        id,
                        one.creditCode(),
                        one.enterpriseName(),
                        one.regionCode(),
                        one.origin(),
                        one.reference(),
                        one.ladder(),
                        one.tier(),
                        one.projectId(),
                        need == null ? null : Money.cny(need.amount()),
                        need == null ? null : need.by(),
                        one.reason().zh(),
                        one.reason().en()),
                null,
                "region:" + one.regionCode()));
        return Optional.of(id);
    }

    /** Shows a prospect to nobody any more, whatever became of it; a fund that took it up goes on with its deal. */
    void forget(Prospect.Origin origin, String reference) {
        sql.update(
                "update prospect set state = 'FORGOTTEN', version = version + 1 where origin = ? and reference = ?",
                origin,
                reference);
    }

    /** Those that the caller may see. */
    Where readable() {
        return Where.regionIn("e.regionCode", call.scope()).and(new Where("e.state <> FORGOTTEN", Map.of()));
    }

    /** Closes what was opened for a reference, if it is open still; a fund that took it up goes on with its deal. */
    void withdraw(Prospect.Origin origin, String reference, String reason) {
        sql.update(
                "update prospect set state = 'WITHDRAWN', state_reason = ?, version = version + 1"
                        + " where origin = ? and reference = ? and state = 'OPEN'",
                reason,
                origin,
                reference);
    }

    /** Projects tell their owner's code, not its name: the name is the watchlist's, else the code stands for it. */
    String nameOf(String creditCode) {
        return sql.first("select name from watch_entry where credit_code = ?", row -> row.getString(1), creditCode)
                .orElse(creditCode);
    }

    /** The prospect with its row locked, if its region is in the caller's scope. */
    Prospect locked(ProspectId id) {
        return Optional.ofNullable(entities.find(Prospect.class, id.value(), LockModeType.PESSIMISTIC_WRITE))
                .filter(one -> one.state() != Prospect.State.FORGOTTEN)
                .filter(one -> call.scope().coversRegion(one.regionCode()))
                .orElseThrow(PlatformProblem.NOT_FOUND::problem);
    }

    Prospect.View view(Prospect one) {
        return one.view(deals(one.creditCode()));
    }

    private record Owned(String deal, String region, String code) {}

    private List<String> deals(String creditCode) {
        DataScope scope = call.scope();
        return sql
                .list(
                        "select d.id, f.region_code, f.code from deal d join fund f on f.id = d.fund_id"
                                + " where d.credit_code = ? order by d.registered_at, d.id",
                        row -> new Owned(
                                TypeIds.format("dea", row.getObject(1, UUID.class)),
                                row.getString(2),
                                row.getString(3)),
                        creditCode)
                .stream()
                .filter(one -> scope.coversRegion(one.region()) || scope.funds().contains(one.code()))
                .map(Owned::deal)
                .toList();
    }
}
