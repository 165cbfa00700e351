package io.jidi.fund.fund;

import java.util.Set;

/** The life of a fund (fund.md 3.1). */
public enum FundState {
    DRAFT,
    APPROVED,
    RAISING,
    ESTABLISHED,
    FILED,
    INVESTING,
    EXITING,
    EXTENDED,
    LIQUIDATING,
    CLOSED;

    private static final Set<FundState> TAKES_COMMITMENTS = Set.of(RAISING, ESTABLISHED, FILED, INVESTING);
    private static final Set<FundState> INVESTS = Set.of(ESTABLISHED, FILED, INVESTING, EXITING);
    private static final Set<FundState> CALLS_CAPITAL = Set.of(ESTABLISHED, FILED, INVESTING, EXITING, EXTENDED);

    /** The states that may follow this one. */
    public Set<FundState> next() {
        return switch (this) {
            case DRAFT -> Set.of(APPROVED);
            case APPROVED -> Set.of(RAISING);
            case RAISING -> Set.of(ESTABLISHED);
            case ESTABLISHED -> Set.of(FILED);
            case FILED -> Set.of(INVESTING);
            case INVESTING -> Set.of(EXITING, LIQUIDATING);
            case EXITING -> Set.of(EXTENDED, LIQUIDATING);
            case EXTENDED -> Set.of(LIQUIDATING);
            case LIQUIDATING -> Set.of(CLOSED);
            case CLOSED -> Set.of();
        };
    }

    /** Whether money may be promised to an enterprise or a fund below. */
    public boolean invests() {
        return INVESTS.contains(this);
    }

    public boolean takesCommitments() {
        return TAKES_COMMITMENTS.contains(this);
    }

    public boolean callsCapital() {
        return CALLS_CAPITAL.contains(this);
    }
}
