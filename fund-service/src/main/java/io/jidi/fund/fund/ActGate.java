package io.jidi.fund.fund;

import java.time.LocalDate;

/** Lets an act pass, or refuses it, before anything is written. Commands call it with the fund's row locked. */
public interface ActGate {

    /** The business day on which an act is done that has no day of its own. */
    LocalDate today();

    /** @throws io.jidi.platform.problem.Problem 422 with the rules that stand in the way */
    void admit(PlannedAct act);
}
