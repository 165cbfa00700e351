package io.jidi.project.promotion;

import io.jidi.platform.id.Uuid7;
import io.jidi.platform.money.Money;
import io.jidi.platform.sql.Sql;
import io.jidi.project.BusinessDay;
import io.jidi.project.ProjectProblem;
import io.jidi.project.Yuan;
import io.jidi.project.promotion.rules.Stage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Records 到位资金 of a signed lead. */
@ApplicationScoped
class RecordFunds {

    private final Leads leads;
    private final Sql sql;
    private final Uuid7 ids;
    private final BusinessDay day;

    RecordFunds(Leads leads, Sql sql, Uuid7 ids, BusinessDay day) {
        this.leads = leads;
        this.sql = sql;
        this.ids = ids;
        this.day = day;
    }

    @Schema(name = "RecordFunds")
    record Request(
            @NotNull Money amount,
            @NotNull LocalDate receivedOn,
            @NotBlank @Size(max = 500) String evidence) {}

    LeadView execute(LeadId id, Request request) {
        Lead lead = leads.locked(id);
        if (lead.stage() == Stage.NEGOTIATING || lead.stage() == Stage.DROPPED) {
            throw ProjectProblem.LEAD_REFUSED.at("/amount", "签约后方有到位资金", "Funds come after the signature");
        }
        EnterLead.requirePast(request.receivedOn(), "/receivedOn", day.today());
        BigDecimal amount = Yuan.of(request.amount(), "/amount");
        if (amount.signum() == 0) {
            throw ProjectProblem.LEAD_REFUSED.at("/amount", "金额应大于零", "More than nothing");
        }
        sql.update(
                "insert into promotion_funds (id, lead_id, amount, received_on, evidence, recorded_at)"
                        + " values (?, ?, ?, ?, ?, ?)",
                ids.next(),
                id.value(),
                amount,
                request.receivedOn(),
                request.evidence().strip(),
                day.now());
        return leads.done(lead, "RECORD_FUNDS", request.evidence(), request.receivedOn());
    }
}
