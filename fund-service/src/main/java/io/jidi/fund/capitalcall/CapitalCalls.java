package io.jidi.fund.capitalcall;

import io.jidi.fund.FundProblem;
import io.jidi.fund.fund.Funds;
import io.jidi.fund.fund.PartnerId;
import io.jidi.platform.problem.PlatformProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;

/** Finds calls and their lines. */
@ApplicationScoped
class CapitalCalls {

    private final EntityManager entities;
    private final Funds funds;

    CapitalCalls(EntityManager entities, Funds funds) {
        this.entities = entities;
        this.funds = funds;
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
}
