package io.jidi.fund.compliance;

import io.jidi.fund.FundProblem;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;

/**
 * A second person puts an edition in force. A province adjusts its list once a year at most (NDRC [2025] 1752): another edition
 * of the same day corrects what was loaded, one of another day in that year is refused.
 */
@ApplicationScoped
class ApproveKeyFields {

    private final KeyFieldLists lists;
    private final AuditTrail audit;
    private final Clock clock;
    private final CallContext call;
    private final Sql sql;

    ApproveKeyFields(KeyFieldLists lists, AuditTrail audit, Clock clock, CallContext call, Sql sql) {
        this.lists = lists;
        this.audit = audit;
        this.clock = clock;
        this.call = call;
        this.sql = sql;
    }

    /** By which paper. */
    record Request(@NotBlank @Size(max = 500) String document) {}

    KeyFieldLists.ListView execute(KeyFieldListId id, Request request) {
        String province = lists.one(id).provinceCode();
        LoadKeyFields.requireScope(call, province);
        // Two approvals at once would not see each other: approvals of one province wait.
        sql.list("select pg_advisory_xact_lock(hashtextextended('key-fields-' || ?, 1))", row -> true, province);
        KeyFieldLists.ListView list = lists.one(id);
        if (list.approved()) {
            throw FundProblem.FUND_KEY_FIELDS_STATE.problem("该清单已批准", "The list is approved already");
        }
        if (list.recordedBy().equals(call.caller().userId())) {
            throw FundProblem.FUND_KEY_FIELDS_FOUR_EYES.problem();
        }
        lists.inYear(province, list.effectiveFromDate().getYear())
                .map(KeyFieldLists.ListView::effectiveFromDate)
                .filter(java.util.function.Predicate.not(list.effectiveFromDate()::equals))
                .ifPresent(other -> {
                    throw FundProblem.FUND_KEY_FIELDS_STATE.problem(
                            "清单一年至多调整一次，当年已有自 " + other + " 生效的清单",
                            "A list is adjusted once a year at most; one takes effect on " + other);
                });
        sql.update(
                "insert into key_field_list_approval (list_id, document, approved_at, approved_by) values (?, ?, ?, ?)",
                id.value(),
                request.document(),
                clock.instant(),
                call.caller().userId());
        KeyFieldLists.ListView after = lists.one(id);
        audit.record("APPROVE_KEY_FIELDS", id.wire(), request.document(), list, after);
        return after;
    }
}
