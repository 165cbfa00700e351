package io.jidi.fund.performance.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.jidi.fund.performance.rules.InsideCommitment.Parts;
import io.jidi.testkit.Seeded;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** fund.md 3.2 and 4.1: what was given back to be called again is called before what was never called. */
class InsideCommitmentTest {

    @Test
    void whatWasGivenBackIsCalledFirst() {
        InsideCommitment partner = new InsideCommitment();
        partner.called(money("100"));
        expect(partner.paid(money("100")), "100", "0", "0");
        partner.restored(money("30"));
        partner.called(money("50"));
        // Part payments: the first money of the call is what comes back.
        expect(partner.paid(money("10")), "0", "10", "0");
        expect(partner.paid(money("25")), "5", "20", "0");
        expect(partner.paid(money("15")), "15", "0", "0");
        expect(partner.paid(money("7")), "0", "0", "7");
    }

    @Test
    void aPaymentThatWentBackTakesItsPartsBack() {
        InsideCommitment partner = new InsideCommitment();
        partner.restored(money("30"));
        partner.called(money("50"));
        expect(partner.paid(money("40")), "10", "30", "0");
        expect(partner.paid(money("-40")), "-10", "-30", "0");
        expect(partner.paid(money("50")), "20", "30", "0");
    }

    @Test
    void aCancelledCallLeavesTheRecallToTheNext() {
        InsideCommitment partner = new InsideCommitment();
        partner.restored(money("30"));
        partner.called(money("50"));
        partner.called(money("-50"));
        partner.called(money("20"));
        expect(partner.paid(money("20")), "0", "20", "0");
        partner.restored(money("-10"));
        partner.called(money("20"));
        expect(partner.paid(money("20")), "20", "0", "0");
    }

    @Test
    void aTransferTakesItsPartAlong() {
        InsideCommitment giver = new InsideCommitment();
        InsideCommitment taker = new InsideCommitment();
        giver.called(money("100"));
        expect(giver.paid(money("100")), "100", "0", "0");
        giver.restored(money("30"));
        giver.give(taker, money("40"));
        // What the taker took over is paid: its next payment is of its next call.
        expect(taker.paid(money("1")), "0", "0", "1");
        taker.called(money("20"));
        expect(taker.paid(money("20")), "8", "12", "0");
        giver.called(money("20"));
        expect(giver.paid(money("20")), "2", "18", "0");
    }

    /** Never more is recalled than was given back, and the parts always add up. */
    @Test
    void thePartsAddUpInEveryLife() {
        Seeded.cases(300, random -> {
            InsideCommitment partner = new InsideCommitment();
            BigDecimal restored = BigDecimal.ZERO;
            BigDecimal called = BigDecimal.ZERO;
            BigDecimal recalled = BigDecimal.ZERO;
            BigDecimal inside = BigDecimal.ZERO;
            for (int step = 0; step < 40; step++) {
                BigDecimal amount = BigDecimal.valueOf(random.number(1, 10_000), 2);
                switch (random.number(0, 2)) {
                    case 0 -> {
                        partner.restored(amount);
                        restored = restored.add(amount);
                    }
                    case 1 -> {
                        partner.called(amount);
                        called = called.add(amount);
                    }
                    default -> {
                        Parts parts = partner.paid(amount);
                        assertThat(parts.first().add(parts.recalled()).add(parts.outside()))
                                .isEqualByComparingTo(amount);
                        recalled = recalled.add(parts.recalled());
                        inside = inside.add(parts.first()).add(parts.recalled());
                    }
                }
                assertThat(recalled).isBetween(BigDecimal.ZERO, restored);
                assertThat(inside).isLessThanOrEqualTo(called);
            }
        });
    }

    private static void expect(Parts parts, String first, String recalled, String outside) {
        assertThat(parts.first()).as("first").isEqualByComparingTo(first);
        assertThat(parts.recalled()).as("recalled").isEqualByComparingTo(recalled);
        assertThat(parts.outside()).as("outside").isEqualByComparingTo(outside);
    }

    private static BigDecimal money(String amount) {
        return new BigDecimal(amount);
    }
}
