package io.jidi.fund.ledger;

import java.util.List;

/** A feature that says what always holds in its tables; the verification asks all of them. */
public interface InvariantSource {

    /** The invariants that can be asked as a query. */
    default List<Invariant> invariants() {
        return List.of();
    }

    /** What has to be computed rather than asked; empty when all holds. */
    default List<Verification.Breach> computed() {
        return List.of();
    }
}
