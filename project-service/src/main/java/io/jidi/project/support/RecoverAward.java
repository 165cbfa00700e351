package io.jidi.project.support;

import io.jidi.platform.money.Money;
import io.jidi.platform.sql.Sql;
import io.jidi.project.BusinessDay;
import io.jidi.project.ProjectProblem;
import io.jidi.project.Yuan;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Records money that came back after a sample check; never more than was paid. */
@ApplicationScoped
class RecoverAward {

    private final SupportLists lists;
    private final Sql sql;
    private final BusinessDay day;

    RecoverAward(SupportLists lists, Sql sql, BusinessDay day) {
        this.lists = lists;
        this.sql = sql;
        this.day = day;
    }

    /** @param reason what the sample check found */
    @Schema(name = "RecoverAward")
    record Request(
            @NotNull Money amount,
            @NotBlank @Size(max = 500) String reason) {}

    SupportListView execute(CandidateListId id, String creditCode, Request request) {
        SupportList list = lists.locked(id, SupportList.Status.PUBLICISED);
        BigDecimal amount = Yuan.of(request.amount(), "/amount");
        int recovered = sql.update(
                "update support_candidate set recovered = recovered + ?, recovery_reason = ? where list_id = ?"
                        + " and credit_code = ? and paid_on is not null and recovered + ? <= amount",
                amount,
                request.reason().strip(),
                id.value(),
                creditCode,
                amount);
        if (recovered == 0 || amount.signum() == 0) {
            throw ProjectProblem.SUPPORT_STEP_REFUSED.at(
                    "/amount", "追回额应大于零且累计不超过已付额", "More than nothing and in all no more than was paid");
        }
        return lists.done(list, "RECOVER_AWARD", request.reason(), day.today());
    }
}
