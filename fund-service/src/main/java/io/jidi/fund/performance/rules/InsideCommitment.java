package io.jidi.fund.performance.rules;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * What one partner's payments count as: against its commitment as far as it was called inside it by then, the rest (as the
 * interest of a late closing) beside it; and of what counts, how much calls a distribution back. Money that was given back
 * to be called again is called before what was never called, the earliest first (fund.md 3.2, 4.1: DPI with recallable).
 * Told in the order of days; amounts in yuan, to the fen.
 */
public final class InsideCommitment {

    private static final int FEN = 2;

    /** A call that stands, with the part of it that takes distributions back. */
    private record Call(BigDecimal amount, BigDecimal recalled) {}

    /** Earliest first. */
    private final Deque<Call> calls = new ArrayDeque<>();

    private BigDecimal called = BigDecimal.ZERO;
    private BigDecimal paid = BigDecimal.ZERO;
    private BigDecimal restored = BigDecimal.ZERO;

    /**
     * A payment's parts; they add up to it, and have its sign.
     *
     * @param first counted against the commitment, for the first time
     * @param recalled counted against it out of what had been given back
     * @param outside beside it
     */
    public record Parts(BigDecimal first, BigDecimal recalled, BigDecimal outside) {}

    /** A distribution that can be called again; below zero when that is taken back. */
    public void restored(BigDecimal amount) {
        restored = restored.add(amount);
    }

    /** Called inside the commitment; below zero when a call is taken back, the latest first. */
    public void called(BigDecimal amount) {
        called = called.add(amount);
        if (amount.signum() >= 0) {
            BigDecimal recalled = amount.min(restored.max(BigDecimal.ZERO));
            restored = restored.subtract(recalled);
            calls.addLast(new Call(amount, recalled));
            return;
        }
        BigDecimal left = amount.negate();
        while (left.signum() > 0 && !calls.isEmpty()) {
            Call latest = calls.removeLast();
            BigDecimal stands = latest.amount().subtract(left).max(BigDecimal.ZERO);
            BigDecimal recalled = latest.recalled().min(stands);
            restored = restored.add(latest.recalled().subtract(recalled));
            left = left.subtract(latest.amount().subtract(stands));
            if (stands.signum() > 0) {
                calls.addLast(new Call(stands, recalled));
            }
        }
    }

    /** Money that came; below zero when it went back. */
    public Parts paid(BigDecimal amount) {
        BigDecimal inside = amount.min(called.subtract(paid).max(BigDecimal.ZERO));
        BigDecimal before = recalledOf(paid);
        paid = paid.add(inside);
        BigDecimal recalled = recalledOf(paid).subtract(before);
        return new Parts(inside.subtract(recalled), recalled, amount.subtract(inside));
    }

    /**
     * A part of the commitment goes to another partner, with the same part of what was called and paid of it, and of what was
     * given back.
     *
     * @param amount of what was called, above zero and not more than that
     */
    public void give(InsideCommitment taker, BigDecimal amount) {
        BigDecimal whole = called;
        Deque<Call> kept = new ArrayDeque<>();
        Deque<Call> given = new ArrayDeque<>();
        for (Call call : calls) {
            Call part = new Call(part(call.amount(), amount, whole), part(call.recalled(), amount, whole));
            given.addFirst(part);
            kept.addLast(new Call(
                    call.amount().subtract(part.amount()), call.recalled().subtract(part.recalled())));
        }
        calls.clear();
        calls.addAll(kept);
        given.forEach(taker.calls::addFirst);
        BigDecimal paidPart = part(paid, amount, whole);
        BigDecimal restoredPart = part(restored, amount, whole);
        called = called.subtract(amount);
        paid = paid.subtract(paidPart);
        restored = restored.subtract(restoredPart);
        taker.called = taker.called.add(amount);
        taker.paid = taker.paid.add(paidPart);
        taker.restored = taker.restored.add(restoredPart);
    }

    private static BigDecimal part(BigDecimal of, BigDecimal amount, BigDecimal whole) {
        return of.multiply(amount).divide(whole, FEN, RoundingMode.HALF_UP);
    }

    /** What of the first so much that was paid took distributions back. */
    private BigDecimal recalledOf(BigDecimal amount) {
        BigDecimal left = amount;
        BigDecimal recalled = BigDecimal.ZERO;
        for (Iterator<Call> each = calls.iterator(); left.signum() > 0 && each.hasNext(); ) {
            Call call = each.next();
            recalled = recalled.add(call.recalled().min(left));
            left = left.subtract(call.amount());
        }
        return recalled;
    }
}
