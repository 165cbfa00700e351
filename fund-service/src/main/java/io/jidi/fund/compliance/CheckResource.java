package io.jidi.fund.compliance;

import io.jidi.fund.FundProblem;
import io.jidi.fund.compliance.rules.Fact;
import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.Funds;
import io.jidi.fund.fund.PlannedAct;
import io.jidi.platform.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.EnumMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Asking about an act before it is done. */
@Path("/api/v1/checks")
@RolesAllowed({Roles.PROVINCE_OFFICE, Roles.FUND_MANAGER, Roles.INVESTMENT_COMMITTEE})
public class CheckResource {

    private final Funds funds;
    private final Judge judge;

    CheckResource(Funds funds, Judge judge) {
        this.funds = funds;
        this.judge = judge;
    }

    /**
     * An act and what is supposed.
     *
     * @param assume recorded facts by key that the planner supposes; what the books know cannot be supposed
     */
    public record Question(
            @Valid @NotNull PlannedAct act,
            @Nullable @Size(max = 60) Map<String, @Nullable String> assume) {}

    @POST
    @Transactional
    @Operation(summary = "试判拟议行为，不写入 | Judge a planned act; nothing is written")
    public CheckView check(@Valid @NotNull Question question) {
        Map<Fact, String> assumed = new EnumMap<>(Fact.class);
        if (question.assume() != null) {
            question.assume().forEach((key, value) -> assumed.put(assumable(key, value), value));
        }
        Fund fund = funds.visible(question.act().fundId());
        fund.requireNotNegative("/act/amount", question.act().amount());
        return CheckView.of(judge.judge(fund, question.act(), assumed));
    }

    private static Fact assumable(String key, @Nullable String value) {
        return Fact.byKey(key)
                .filter(fact ->
                        fact.origin().recorded() && value != null && fact.kind().takes(value))
                .orElseThrow(() -> FundProblem.FUND_EVIDENCE_INVALID.at(
                        "/assume/" + key, "不能假设 " + key + " = " + value, key + " = " + value + " cannot be supposed"));
    }
}
