package io.jidi.fund.reinvestment;

import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.Funds;
import io.jidi.fund.reinvestment.rules.Ending;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.consume.EventHandler;
import io.jidi.platform.consume.ReceivedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Set;

/** A firm that leaves the province takes its credit with it: the enterprises' event ends what was recognised for it. */
@ApplicationScoped
class RelocationWatch implements EventHandler {

    private static final String RELOCATED = "io.jidi.enterprise.enterprise.relocated";

    private final Claims claims;
    private final Funds funds;
    private final ReinvestmentEvents events;
    private final AuditTrail audit;

    RelocationWatch(Claims claims, Funds funds, ReinvestmentEvents events, AuditTrail audit) {
        this.claims = claims;
        this.funds = funds;
        this.events = events;
        this.audit = audit;
    }

    /** What this consumer uses of a relocation. */
    record Relocated(String creditCode, String move, LocalDate effectiveDate, String reason) {}

    @Override
    public String consumer() {
        return "reinvestment-relocation";
    }

    @Override
    public Set<String> topics() {
        return Set.of("enterprise.enterprise.events.v1");
    }

    @Override
    public Set<String> types() {
        return Set.of(RELOCATED);
    }

    @Override
    public void handle(ReceivedEvent event) {
        Relocated moved = event.data(Relocated.class);
        if (!moved.move().equals("OUT_OF_PROVINCE")) {
            return;
        }
        for (ClaimView before : claims.ofEnterprise(moved.creditCode(), moved.effectiveDate())) {
            if (!concerned(before, event)) {
                continue;
            }
            Fund fund = funds.locked(before.fundId());
            claims.add(
                    before.id(),
                    claims.step(
                            ClaimView.StepKind.ENDED,
                            null,
                            null,
                            Ending.LEFT_PROVINCE,
                            moved.effectiveDate(),
                            moved.reason(),
                            event.id()));
            ClaimView after = claims.find(before.id(), moved.effectiveDate());
            if (!after.credit().equals(before.credit())) {
                events.announce(fund, "revoked", after, moved.effectiveDate());
            }
            audit.record("END_RECOGNITION", before.id().wire(), moved.reason(), before, after);
        }
    }

    /** A claim of which nothing was recognised has nothing to lose; the same event counts once. */
    private static boolean concerned(ClaimView claim, ReceivedEvent event) {
        return claim.steps().stream().anyMatch(step -> step.kind() == ClaimView.StepKind.RECOGNISED)
                && claim.steps().stream().noneMatch(step -> event.id().equals(step.cause()));
    }
}
