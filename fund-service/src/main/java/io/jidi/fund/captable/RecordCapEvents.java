package io.jidi.fund.captable;

import io.jidi.fund.FundProblem;
import io.jidi.fund.captable.rules.CapEvent;
import io.jidi.fund.captable.rules.CapEvent.Kind;
import io.jidi.fund.captable.rules.CapTable;
import io.jidi.fund.deal.DealId;
import io.jidi.fund.deal.DealOwner;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.id.Uuid7;
import io.jidi.platform.money.Money;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Records what happened to a firm's shares: all of it, or nothing where one event cannot have happened so. */
@ApplicationScoped
class RecordCapEvents {

    private final DealOwner deals;
    private final CapTables tables;
    private final AuditTrail audit;
    private final Uuid7 ids;
    private final Clock clock;
    private final CallContext call;
    private final Sql sql;

    RecordCapEvents(
            DealOwner deals, CapTables tables, AuditTrail audit, Uuid7 ids, Clock clock, CallContext call, Sql sql) {
        this.deals = deals;
        this.tables = tables;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
        this.call = call;
        this.sql = sql;
    }

    /** Events in their order; the paper is that of all. */
    record Request(
            @Valid @NotEmpty @Size(max = 500) List<@NotNull Event> events,
            @NotBlank @Size(max = 500) String document) {}

    /**
     * One event; see {@link CapEvent}.
     *
     * @param preMoney of the round
     * @param paidIn of what is subscribed (认缴), what is paid (实缴); null: all
     */
    record Event(
            @NotNull LocalDate day,
            @NotNull Kind kind,

            @NotBlank @Pattern(regexp = "[A-Za-z0-9._-]{1,60}")
            String security,

            @NotBlank @Size(max = 60) String shareClass,
            @Nullable HolderId holderId,

            @Nullable @Pattern(regexp = "[A-Za-z0-9._-]{1,60}")
            String fromSecurity,

            @NotNull @Positive @Digits(integer = 20, fraction = 10)
            BigDecimal quantity,

            @Nullable @PositiveOrZero @Digits(integer = 20, fraction = 10)
            BigDecimal price,

            @Nullable @Size(max = 60) String round,
            @Nullable Money preMoney,
            @Nullable Money paidIn) {}

    CapTables.View execute(DealId id, Request request) {
        DealOwner.Owned owned = deals.locked(id);
        for (int i = 0; i < request.events().size(); i++) {
            Event one = request.events().get(i);
            owned.fund().requireNotNegative("/events/" + i + "/preMoney", one.preMoney());
            owned.fund().requireNotNegative("/events/" + i + "/paidIn", one.paidIn());
        }
        LocalDate last = write(id, request);
        CapTables.View view = tables.on(id, last);
        audit.record("RECORD_CAP_EVENTS", id.wire(), request.document(), null, request);
        return view;
    }

    /** The day of the latest event of all. */
    LocalDate write(DealId id, Request request) {
        Set<String> known = tables.holders(id).keySet();
        for (Event one : request.events()) {
            if (one.holderId() != null && !known.contains(one.holderId().wire())) {
                throw FundProblem.FUND_CAP_TABLE_INVALID.at("/events", "没有该持有人", "There is no such holder");
            }
        }
        List<CapEvent> all = new ArrayList<>(tables.events(id));
        int number = all.size();
        for (Event one : request.events()) {
            number++;
            all.add(new CapEvent(
                    number,
                    one.day(),
                    one.kind(),
                    one.security(),
                    one.shareClass(),
                    one.holderId() == null ? null : one.holderId().wire(),
                    one.fromSecurity(),
                    one.quantity(),
                    one.price(),
                    one.round()));
            insert(id, number, one, request.document());
        }
        LocalDate last =
                all.stream().map(CapEvent::day).max(LocalDate::compareTo).orElseThrow();
        try {
            CapTable.on(last, all);
        } catch (CapTable.Impossible wrong) {
            throw FundProblem.FUND_CAP_TABLE_INVALID.at(
                    "/events", wrong.reason().zh(), wrong.reason().en());
        }
        return last;
    }

    private void insert(DealId id, int number, Event one, String document) {
        sql.update(
                "insert into cap_event (id, deal_id, number, day, kind, security, share_class, holder_id, from_security,"
                        + " quantity, price, round_name, pre_money, paid_in, document, recorded_at, recorded_by)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                ids.next(),
                id.value(),
                number,
                one.day(),
                one.kind(),
                one.security(),
                one.shareClass(),
                one.holderId() == null ? null : one.holderId().value(),
                one.fromSecurity(),
                one.quantity(),
                one.price(),
                one.round(),
                one.preMoney() == null ? null : one.preMoney().amount(),
                one.paidIn() == null ? null : one.paidIn().amount(),
                document,
                clock.instant(),
                call.caller().userId());
    }
}
