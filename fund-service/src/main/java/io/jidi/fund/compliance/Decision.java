package io.jidi.fund.compliance;

/** What became of a judged act. */
enum Decision {
    PASSED,
    /** A second person let it pass. */
    OVERRIDDEN,
    REFUSED,
    /** Judged and recorded, not stopped: the fund is not enrolled. */
    OBSERVED,
    /** No act: a day's look. */
    MONITORED,
    /** Let through a gate that lies before the act. */
    FORESEEN
}
