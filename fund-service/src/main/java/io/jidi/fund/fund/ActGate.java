package io.jidi.fund.fund;

import java.time.LocalDate;
import java.util.List;

/** Lets an act pass, or refuses it, before anything is written. Commands call it with the fund's row locked. */
public interface ActGate {

    /** The business day on which an act is done that has no day of its own. */
    LocalDate today();

    /** @throws io.jidi.platform.problem.Problem 422 with the rules that stand in the way */
    void admit(PlannedAct act);

    /**
     * Judges an act that is still ahead. What stands in its way stands in this way too; overrides stay good for the act
     * itself.
     *
     * @return the record of the judgement
     * @throws io.jidi.platform.problem.Problem 422 as {@link #admit}
     */
    String foresee(PlannedAct act);

    /** What the rules say of an act; nothing is kept. */
    List<RuleStanding> look(PlannedAct act);
}
