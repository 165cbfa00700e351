package io.jidi.project.support;

import io.jidi.platform.sql.Sql;
import io.jidi.project.BusinessDay;
import io.jidi.project.ProjectProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Records that the award was paid, once, after the publicity and the enterprise's confirmation. */
@ApplicationScoped
class PayCandidate {

    private final SupportLists lists;
    private final Sql sql;
    private final BusinessDay day;

    PayCandidate(SupportLists lists, Sql sql, BusinessDay day) {
        this.lists = lists;
        this.sql = sql;
        this.day = day;
    }

    /** @param voucher number of the payment */
    @Schema(name = "PayCandidate")
    record Request(@NotBlank @Size(max = 100) String voucher) {}

    SupportListView execute(CandidateListId id, String creditCode, Request request) {
        SupportList list = lists.locked(id, SupportList.Status.PUBLICISED);
        LocalDate until = list.publicUntil();
        if (until == null || !day.today().isAfter(until)) {
            throw ProjectProblem.SUPPORT_STEP_REFUSED.problem(
                    "公示至 " + until + " 尚未期满", "The publicity lasts until " + until);
        }
        ConfirmCandidate.requireIncluded(sql, list, creditCode);
        requireUnpaid(list, creditCode);
        int paid = sql.update(
                "update support_candidate set paid_on = ?, voucher = ? where list_id = ? and credit_code = ?"
                        + " and confirmed_on is not null",
                day.today(),
                request.voucher().strip(),
                id.value(),
                creditCode);
        if (paid == 0) {
            throw ProjectProblem.SUPPORT_STEP_REFUSED.problem(
                    "企业尚未确认账户", "The enterprise has not confirmed its account");
        }
        return lists.done(list, "PAY_CANDIDATE", request.voucher(), day.today());
    }

    /** Two lists of one clause may be open, or of two clauses of one stacking group: only one of them pays. */
    private void requireUnpaid(SupportList list, String creditCode) {
        String group = sql.first(
                        "select coalesce(stacking_group, '') from support_candidate where list_id = ? and credit_code = ?",
                        row -> row.getString(1),
                        list.id().value(),
                        creditCode)
                .orElseThrow();
        String what = group.isEmpty() ? list.clauseId() : group;
        sql.list("select pg_advisory_xact_lock(hashtext(?))", row -> 0, what + "|" + creditCode);
        if (sql.number(
                        "select count(*) from support_candidate where (clause_id = ? or stacking_group = ?)"
                                + " and occasion = ? and credit_code = ? and paid_on is not null",
                        list.clauseId(),
                        group,
                        list.occasion(),
                        creditCode)
                > 0) {
            throw ProjectProblem.SUPPORT_PAID_BEFORE.problem();
        }
    }
}
