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
 * what a partner has left. Where a part would be above, be it by a fen of rounding, the partner gives what it has and the
 * rest is split again among the others.
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
    public sealed interface Decision permits Split, ExceedsFund {}

    /** A part for every commitment, in the order of the rooms; together the total, to the fen. */
    public record Split(Map<UUID, Money> parts) implements Decision {}

    /** More than all partners together have left. */
    public record ExceedsFund(Money unfunded) implements Decision {}

    /**
     * Splits a call.
     *
     * @param total above zero
     * @param rooms all in the currency of the total
     */
    public static Decision decide(Money total, List<Room> rooms, Basis basis) {
        if (!total.isPositive()) {
            throw new IllegalArgumentException("a call is above zero: " + total);
        }
        Money unfunded = rooms.stream().map(Room::unfunded).reduce(Money.zero(total.currency()), Money::plus);
        if (total.compareTo(unfunded) > 0) {
            return new ExceedsFund(unfunded);
        }
        Map<UUID, Money> parts = new LinkedHashMap<>();
        rooms.forEach(room -> parts.put(room.commitment(), Money.zero(total.currency())));
        List<Room> open =
                rooms.stream().filter(room -> room.unfunded().isPositive()).toList();
        Money left = total;
        while (!open.isEmpty()) {
            Map<UUID, Money> shares = Allocation.largestRemainder(left, weights(open, basis));
            List<Room> exhausted = open.stream()
                    .filter(room -> share(shares, room).compareTo(room.unfunded()) > 0)
                    .toList();
            if (exhausted.isEmpty()) {
                parts.putAll(shares);
                break;
            }
            for (Room room : exhausted) {
                parts.put(room.commitment(), room.unfunded());
                left = left.minus(room.unfunded());
            }
            open = open.stream().filter(room -> !exhausted.contains(room)).toList();
        }
        return new Split(parts);
    }

    private static Map<UUID, BigDecimal> weights(List<Room> rooms, Basis basis) {
        Map<UUID, BigDecimal> weights = new LinkedHashMap<>();
        for (Room room : rooms) {
            Money weight = basis == Basis.COMMITMENT ? room.committed() : room.unfunded();
            weights.put(room.commitment(), weight.amount());
        }
        return weights;
    }

    private static Money share(Map<UUID, Money> shares, Room room) {
        return shares.getOrDefault(room.commitment(), room.unfunded());
    }
}
