package io.jidi.fund.deal;

/** Whether a deal goes on. What is rejected or paused keeps its evidence. */
public enum DealStanding {
    ACTIVE,
    PAUSED,
    REJECTED,
    FINISHED
}
