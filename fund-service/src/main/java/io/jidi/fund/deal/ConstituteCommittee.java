package io.jidi.fund.deal;

import io.jidi.fund.FundProblem;
import io.jidi.fund.deal.rules.Seat;
import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.FundId;
import io.jidi.fund.fund.Funds;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.id.Uuid7;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;

/** Makes up a fund's investment committee as its charter says; from its first day the fund's deals keep to the ten stages. */
@ApplicationScoped
class ConstituteCommittee {

    private final Funds funds;
    private final Committees committees;
    private final AuditTrail audit;
    private final Uuid7 ids;
    private final Clock clock;
    private final CallContext call;
    private final Sql sql;

    ConstituteCommittee(
            Funds funds, Committees committees, AuditTrail audit, Uuid7 ids, Clock clock, CallContext call, Sql sql) {
        this.funds = funds;
        this.committees = committees;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
        this.call = call;
        this.sql = sql;
    }

    /**
     * A committee.
     *
     * @param quorumRate least part of the voting seats that must vote
     * @param majorityRate part of those present that must be for it
     * @param majorityInclusive whether exactly that part is enough
     * @param seats by user; the mother fund's seat is VETO or OBSERVER
     */
    record Request(
            @NotNull LocalDate validFromDate,

            @NotNull @DecimalMin("0.01") @DecimalMax("1") @Digits(integer = 1, fraction = 10)
            BigDecimal quorumRate,

            @NotNull @DecimalMin("0") @DecimalMax("1") @Digits(integer = 1, fraction = 10)
            BigDecimal majorityRate,

            boolean majorityInclusive,
            @NotEmpty @Size(max = 40) Map<@NotBlank @Size(max = 100) String, @NotNull Seat> seats,
            @NotBlank @Size(max = 500) String document) {}

    Committees.Committee execute(FundId id, Request request) {
        Fund fund = funds.locked(id);
        if (!request.seats().containsValue(Seat.VOTER)) {
            throw FundProblem.FUND_COMMITTEE_INVALID.at("/seats", "至少一个表决席位", "At least one seat that votes");
        }
        boolean minority =
                request.majorityRate().multiply(BigDecimal.valueOf(2)).compareTo(BigDecimal.ONE) < 0;
        boolean half = request.majorityRate().multiply(BigDecimal.valueOf(2)).compareTo(BigDecimal.ONE) == 0;
        if (minority || (half && request.majorityInclusive())) {
            throw FundProblem.FUND_COMMITTEE_INVALID.at(
                    "/majorityRate", "表决通过须过半数", "Not less than more than half carries");
        }
        CommitteeId committee = new CommitteeId(ids.next());
        sql.update(
                "insert into fund_committee (id, fund_id, valid_from, quorum_rate, majority_rate, majority_inclusive,"
                        + " document, recorded_at, recorded_by) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                committee.value(),
                fund.id().value(),
                request.validFromDate(),
                request.quorumRate(),
                request.majorityRate(),
                request.majorityInclusive(),
                request.document(),
                clock.instant(),
                call.caller().userId());
        request.seats()
                .forEach((member, seat) -> sql.update(
                        "insert into committee_seat (committee_id, member, seat) values (?, ?, ?)",
                        committee.value(),
                        member,
                        seat));
        Committees.Committee view = committees.one(committee.value());
        audit.record("CONSTITUTE_COMMITTEE", committee.wire(), request.document(), null, view);
        return view;
    }
}
