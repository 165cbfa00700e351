package io.jidi.fund.fund;

/** What another room asks of an act besides the policy rules; the gate asks all of them before it judges. */
public interface ActCondition {

    /** @throws io.jidi.platform.problem.Problem when the act may not be done now */
    void require(Fund fund, PlannedAct act);
}
