package io.jidi.fund.capitalcall.rules;

import io.jidi.platform.money.Allocation;
import io.jidi.platform.money.Money;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * How a call is split (fund.md 3.2): by largest remainder over the commitments or what is left of them, and never above
 * what a partner has left.
 */
public final class CallAllocation {

    private CallAllocation() {}

    /** One commitment that can be called. */
    public record Room(UUID commitment, Money committed, Money unfunded) {}

    /** What the weights are. */
    public enum Basis {
        COMMITMENT,
        UNFUNDED
    }

    /** The split, or why there is none. */
    public sealed interface Decision permits Split, ExceedsFund, ExceedsPartner {}

    /** A part for every commitment; together the total, to the fen. */
    public record Split(Map<UUID, Money> parts) implements Decision {}

    /** More than all partners together have left. */
    public record ExceedsFund(Money unfunded) implements Decision {}

    /** By this basis one partner would have to give more than it has left. */
    public record ExceedsPartner(UUID commitment, Money part, Money unfunded) implements Decision {}

    /**
     * Splits a call.
     *
     * @param total above zero
     * @param rooms at least one, all in the currency of the total
     */
    public static Decision decide(Money total, List<Room> rooms, Basis basis) {
        if (!total.isPositive()) {
            throw new IllegalArgumentException("a call is above zero: " + total);
        }
        Money unfunded = rooms.stream().map(Room::unfunded).reduce(Money.zero(total.currency()), Money::plus);
        if (total.compareTo(unfunded) > 0) {
            return new ExceedsFund(unfunded);
        }
        Map<UUID, BigDecimal> weights = new LinkedHashMap<>();
        for (Room room : rooms) {
            Money weight = basis == Basis.COMMITMENT ? room.committed() : room.unfunded();
            weights.put(room.commitment(), weight.amount());
        }
        Map<UUID, Money> parts = Allocation.largestRemainder(total, weights);
        for (Room room : rooms) {
            Money part = parts.getOrDefault(room.commitment(), Money.zero(total.currency()));
            if (part.compareTo(room.unfunded()) > 0) {
                return new ExceedsPartner(room.commitment(), part, room.unfunded());
            }
        }
        return new Split(parts);
    }
}
