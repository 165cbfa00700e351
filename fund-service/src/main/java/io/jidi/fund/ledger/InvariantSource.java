package io.jidi.fund.ledger;

import io.jidi.platform.text.Text;
import java.util.List;
import java.util.Map;

/** A feature that says what always holds in its tables; the verification asks all of them. */
public interface InvariantSource {

    /** The invariants that can be asked as a query. */
    default List<Invariant> invariants() {
        return List.of();
    }

    /** Ids and titles of the invariants that {@link #computed()} holds the books to. */
    default Map<String, Text> computes() {
        return Map.of();
    }

    /** What has to be computed rather than asked, each under an id of {@link #computes()}; empty when all holds. */
    default List<Verification.Breach> computed() {
        return List.of();
    }
}
