package io.jidi.project.support;

import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.sql.Sql;
import io.jidi.project.BusinessDay;
import io.jidi.project.ProjectProblem;
import jakarta.enterprise.context.ApplicationScoped;

/** Records that an enterprise has confirmed its account. That is all it has to do; the account itself is not kept here. */
@ApplicationScoped
class ConfirmCandidate {

    private final SupportLists lists;
    private final Sql sql;
    private final BusinessDay day;

    ConfirmCandidate(SupportLists lists, Sql sql, BusinessDay day) {
        this.lists = lists;
        this.sql = sql;
        this.day = day;
    }

    SupportListView execute(CandidateListId id, String creditCode) {
        SupportList list = lists.locked(id, SupportList.Status.PUBLICISED);
        requireIncluded(sql, list, creditCode);
        sql.update(
                "update support_candidate set confirmed_on = coalesce(confirmed_on, ?) where list_id = ? and credit_code = ?",
                day.today(),
                id.value(),
                creditCode);
        return lists.done(list, "CONFIRM_CANDIDATE", creditCode, null);
    }

    static void requireIncluded(Sql sql, SupportList list, String creditCode) {
        String outcome = sql.first(
                        "select outcome from support_candidate where list_id = ? and credit_code = ?",
                        row -> row.getString(1),
                        list.id().value(),
                        creditCode)
                .orElseThrow(PlatformProblem.NOT_FOUND::problem);
        if (!outcome.equals("INCLUDED")) {
            throw ProjectProblem.SUPPORT_STEP_REFUSED.problem(
                    creditCode + " 不在拟支持名单", creditCode + " is not among those to be supported");
        }
    }
}
