package io.jidi.fund.ledger;

import io.jidi.fund.FundProblem;
import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.FundId;
import io.jidi.fund.fund.Funds;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Arrays;
import java.util.UUID;

/** Takes an operating entry back. Journals of calls, payments, investments … are taken back with the fact they book. */
@ApplicationScoped
class ReverseJournal {

    private final Funds funds;
    private final Ledger ledger;
    private final AuditTrail audit;
    private final Sql sql;

    ReverseJournal(Funds funds, Ledger ledger, AuditTrail audit, Sql sql) {
        this.funds = funds;
        this.ledger = ledger;
        this.audit = audit;
        this.sql = sql;
    }

    /** Why. */
    record Request(@NotBlank @Size(max = 500) String reason) {}

    private record Found(UUID id, String kind) {}

    JournalId execute(FundId id, long number, Request request) {
        Fund fund = funds.locked(id);
        Found found = sql.first(
                        "select id, kind from journal where fund_id = ? and number = ?",
                        row -> new Found(row.getObject(1, UUID.class), row.getString(2)),
                        id.value(),
                        number)
                .orElseThrow(PlatformProblem.NOT_FOUND::problem);
        if (Arrays.stream(BookOperatingEntry.Kind.values())
                .noneMatch(kind -> kind.name().equals(found.kind()))) {
            throw FundProblem.FUND_JOURNAL_NOT_REVERSIBLE.problem(
                    found.kind() + " 凭证随其业务更正", "A journal of " + found.kind() + " is corrected with its fact");
        }
        JournalId reversal = ledger.reverse(fund, new JournalId(found.id()), request.reason());
        audit.record("REVERSE_JOURNAL", reversal.wire(), request.reason(), null, number);
        return reversal;
    }
}
