package io.jidi.fund.compliance;

import io.jidi.fund.compliance.rules.Consequence;
import io.jidi.fund.compliance.rules.Headroom;
import io.jidi.fund.compliance.rules.Limit;
import io.jidi.fund.fund.ActGate;
import io.jidi.fund.fund.ActKind;
import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.FundId;
import io.jidi.fund.fund.Funds;
import io.jidi.fund.fund.PlannedAct;
import io.jidi.platform.money.Money;
import io.jidi.platform.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** What a fund may still invest in one enterprise, over HTTP. */
@Path("/api/v1/funds/{id}/headroom")
@RolesAllowed({Roles.PROVINCE_OFFICE, Roles.FUND_MANAGER, Roles.INVESTMENT_COMMITTEE, Roles.AUDITOR})
public class HeadroomResource {

    private final Funds funds;
    private final Judge judge;
    private final FundMeans means;
    private final ActGate gate;
    private final Clock clock;

    HeadroomResource(Funds funds, Judge judge, FundMeans means, ActGate gate, Clock clock) {
        this.funds = funds;
        this.judge = judge;
        this.means = means;
        this.gate = gate;
        this.clock = clock;
    }

    @GET
    @Transactional
    @Operation(summary = "对一家企业还可投资多少 | What the fund may still invest in one enterprise")
    public HeadroomView headroom(
            @PathParam("id") FundId id,
            @NotNull @Pattern(regexp = "[0-9A-HJ-NPQRTUWXY]{18}") @QueryParam("creditCode") String creditCode,
            @DefaultValue("EQUITY") @Pattern(regexp = "[A-Z_]{1,40}") @QueryParam("instrument") String instrument) {
        Fund fund = funds.visible(id);
        PlannedAct nothing = new PlannedAct(
                ActKind.INVESTMENT,
                id,
                gate.today(),
                Money.zero(fund.currency()),
                null,
                creditCode,
                null,
                null,
                null,
                null,
                instrument,
                null);
        Judged judged = judge.judge(fund, nothing, Map.of());
        return view(fund, judged, judge.headroom(judged), means.of(fund));
    }

    private HeadroomView view(Fund fund, Judged judged, Headroom headroom, HeadroomView.Means means) {
        String currency = fund.currency();
        Optional<Money> free = least(headroom, Consequence.NEEDS_OVERRIDE, means);
        PlannedAct act = judged.act();
        return new HeadroomView(
                fund.id(),
                Optional.ofNullable(act.creditCode()).orElseThrow(),
                Optional.ofNullable(act.instrument()).orElseThrow(),
                act.day(),
                clock.instant(),
                judged.catalogueId(),
                judged.catalogueDigest(),
                judged.termsId(),
                judged.enforced(),
                fund.state().invests(),
                headroom.standing(),
                free.orElse(null),
                least(headroom, Consequence.REFUSE, means).orElse(null),
                free.map(least -> binding(headroom, least, means)).orElse(List.of()),
                headroom.limits().stream().map(one -> limit(one, currency)).toList(),
                means,
                headroom.conditions());
    }

    /** The fund's own money is a limit that nobody can let pass. */
    private static Optional<Money> least(Headroom headroom, Consequence from, HeadroomView.Means means) {
        if (!headroom.known(from)) {
            return Optional.empty();
        }
        Money own = means.room();
        return Optional.of(headroom.least(from)
                .map(room -> new Money(room, own.currency()))
                .filter(room -> room.compareTo(own) < 0)
                .orElse(own));
    }

    private static List<String> binding(Headroom headroom, Money least, HeadroomView.Means means) {
        List<String> codes = new ArrayList<>(headroom.limits().stream()
                .filter(one -> one.room() != null
                        && one.beyond() != Consequence.ALLOW
                        && one.room().compareTo(least.amount()) == 0)
                .map(one -> one.verdict().rule())
                .toList());
        if (means.room().equals(least)) {
            codes.add(HeadroomView.MEANS);
        }
        return codes;
    }

    private static HeadroomView.LimitView limit(Limit one, String currency) {
        return new HeadroomView.LimitView(
                one.verdict().rule(),
                one.verdict().name(),
                one.state(),
                one.beyond(),
                one.measured(),
                one.base(),
                money(one.baseAmount(), currency),
                money(one.cap(), currency),
                money(one.used(), currency),
                money(one.room(), currency),
                one.verdict());
    }

    private static @Nullable Money money(@Nullable BigDecimal yuan, String currency) {
        return yuan == null ? null : new Money(yuan.setScale(2, RoundingMode.FLOOR), currency);
    }
}
