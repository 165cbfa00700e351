package io.jidi.fund.settlement;

import io.jidi.fund.ledger.rules.Postings;

/** What is settled. */
enum SettlementKind {
    /** Carry leaves the escrow for those who earned it. */
    ESCROW_RELEASE(Postings.ESCROW_RELEASED),
    /** Carry goes back to the investors. */
    CLAWBACK(Postings.CLAWBACK),
    /** 让利: the guidance money gives up a part of its excess. */
    CONCESSION(Postings.CONCESSION);

    private final String journal;

    SettlementKind(String journal) {
        this.journal = journal;
    }

    /** The kind of the journal that books its approval. */
    String journal() {
        return journal;
    }
}
