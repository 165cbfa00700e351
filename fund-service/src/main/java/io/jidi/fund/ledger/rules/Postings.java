package io.jidi.fund.ledger.rules;

import static io.jidi.fund.ledger.rules.Account.BANK;
import static io.jidi.fund.ledger.rules.Account.CALLED_RECEIVABLE;
import static io.jidi.fund.ledger.rules.Account.MEMO_CALLED;
import static io.jidi.fund.ledger.rules.Account.MEMO_COMMITTED;
import static io.jidi.fund.ledger.rules.Account.MEMO_UNFUNDED;
import static io.jidi.fund.ledger.rules.Account.PAID_IN_CAPITAL;

import io.jidi.platform.money.Money;
import java.util.Map;
import java.util.UUID;

/** The posting templates (fund.md 7.1): which accounts each business fact touches. */
public final class Postings {

    private Postings() {}

    /** Memo only: no money has moved. */
    public static Posting commitmentSigned(UUID partner, Money amount) {
        return Posting.of("COMMITMENT_SIGNED")
                .pair(MEMO_COMMITTED, MEMO_UNFUNDED, partner, amount)
                .build();
    }

    /** Dr 1122 Cr 4001 per partner, and the unfunded commitment goes down by the same. Partners with a zero part have no line. */
    public static Posting callIssued(Map<UUID, Money> parts) {
        Posting.Builder posting = Posting.of("CAPITAL_CALL_ISSUED");
        parts.forEach((partner, part) -> {
            if (part.isPositive()) {
                posting.pair(CALLED_RECEIVABLE, PAID_IN_CAPITAL, partner, part);
                posting.pair(MEMO_UNFUNDED, MEMO_CALLED, partner, part);
            }
        });
        return posting.build();
    }

    /** Dr 1002 Cr 1122. */
    public static Posting paymentReceived(UUID partner, Money amount) {
        return Posting.of("PAYMENT_RECEIVED")
                .pair(BANK, CALLED_RECEIVABLE, partner, amount)
                .build();
    }
}
