package io.jidi.fund.capitalcall;

import io.jidi.fund.FundProblem;
import io.jidi.fund.fund.Funds;
import io.jidi.fund.fund.PartnerId;
import io.jidi.fund.ledger.JournalId;
import io.jidi.fund.ledger.rules.Postings;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Finds calls, their lines and what was booked for them. */
@ApplicationScoped
class CapitalCalls {

    private final EntityManager entities;
    private final Funds funds;
    private final Sql sql;

    CapitalCalls(EntityManager entities, Funds funds, Sql sql) {
        this.entities = entities;
        this.funds = funds;
        this.sql = sql;
    }

    CapitalCall find(CapitalCallId id) {
        return Optional.ofNullable(entities.find(CapitalCall.class, id.value()))
                .orElseThrow(PlatformProblem.NOT_FOUND::problem);
    }

    /** The call with its fund locked. The fund first, then the call: every command takes the locks in this order. */
    CapitalCall locked(CapitalCallId id) {
        CapitalCall call = find(id);
        funds.locked(call.fundId());
        entities.refresh(call);
        return call;
    }

    /** The partner's line that has something open, or its only line. */
    CallLine line(CapitalCall call, PartnerId partner) {
        List<CallLine> lines = call.lines().stream()
                .filter(line -> line.partnerId().equals(partner))
                .toList();
        return lines.stream()
                .filter(line -> line.open().isPositive())
                .findFirst()
                // A partner with one line gets the line's own refusal when it pays too much, not "unknown".
                .or(() -> lines.stream().findFirst())
                .orElseThrow(() -> FundProblem.FUND_CALL_LINE_UNKNOWN.at(
                        "/partnerId", "该合伙人不在此次催缴中", "The partner has no line in this call"));
    }

    /** The line that a payment went to. */
    CallLine line(CapitalCall call, Payments.Payment payment) {
        return call.lines().stream()
                .filter(line -> line.id().equals(payment.lineId()))
                .findFirst()
                .orElseThrow();
    }

    /** The one journal that stands for a reference. */
    JournalId journalOf(String reference) {
        List<JournalId> standing = journalsOf(reference);
        if (standing.isEmpty()) {
            throw new IllegalStateException("nothing is booked for " + reference);
        }
        return standing.get(0);
    }

    /** Whether a later closing was equalised on the strength of this booking. */
    boolean equalisedSince(JournalId journal) {
        return sql.number(
                        "select count(*) from journal e join journal j on j.fund_id = e.fund_id and j.number < e.number"
                                + " where j.id = ? and e.kind = ?",
                        journal.value(),
                        Postings.EQUALISED)
                > 0;
    }

    /** The journals that stand for a reference, the latest first. */
    List<JournalId> journalsOf(String reference) {
        return sql.list(
                "select j.id from journal j where j.reference = ? and j.reverses is null"
                        + " and not exists (select from journal r where r.reverses = j.id) order by j.number desc",
                row -> new JournalId(row.getObject(1, UUID.class)),
                reference);
    }
}
