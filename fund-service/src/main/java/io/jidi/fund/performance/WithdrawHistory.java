package io.jidi.fund.performance;

import io.jidi.fund.FundProblem;
import io.jidi.fund.fund.FundId;
import io.jidi.fund.fund.Funds;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Takes an import back: it no longer counts, and who asks for an earlier time still sees it. */
@ApplicationScoped
class WithdrawHistory {

    private final Funds funds;
    private final HistoryImports imports;
    private final AuditTrail audit;
    private final CallContext call;
    private final Sql sql;
    private final Clock clock;

    WithdrawHistory(Funds funds, HistoryImports imports, AuditTrail audit, CallContext call, Sql sql, Clock clock) {
        this.funds = funds;
        this.imports = imports;
        this.audit = audit;
        this.call = call;
        this.sql = sql;
        this.clock = clock;
    }

    /** Why an import does not count any more. */
    @Schema(name = "WithdrawHistory")
    public record Request(@NotBlank @Size(max = 500) String reason) {}

    HistoryImports.Taken execute(FundId id, HistoryImportId importId, Request request) {
        funds.locked(id);
        HistoryImports.Taken before = imports.get(id, importId);
        if (before.withdrawnAt() != null) {
            throw FundProblem.FUND_HISTORY_WITHDRAWN.problem();
        }
        sql.update(
                "insert into history_withdrawal (import_id, reason, withdrawn_at, withdrawn_by) values (?, ?, ?, ?)",
                importId.value(),
                request.reason(),
                clock.instant(),
                call.caller().userId());
        HistoryImports.Taken after = imports.get(id, importId);
        audit.record("WITHDRAW_HISTORY", importId.wire(), null, before, after);
        return after;
    }
}
