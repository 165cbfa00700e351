package io.jidi.fund.deal;

/** Where a deal begins (fund.md 5.1); the further stages and their gates come with the deal pipeline. */
public enum DealStage {
    PROSPECT,
    SCREENING,
    DUE_DILIGENCE,
    INVESTED
}
