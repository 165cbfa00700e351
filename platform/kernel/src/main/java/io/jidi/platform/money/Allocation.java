package io.jidi.platform.money;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The one allocation rule of the house, largest remainder: each share is floored to the fen, the fen left over go to the
 * largest fractional parts, ties to the larger weight and then to the smaller key. Exact integers throughout; the parts
 * always sum to the total, no part is a fen or more away from its exact share, and the order of input does not matter.
 */
public final class Allocation {

    private Allocation() {}

    /**
     * Splits a total by weight.
     *
     * @param total any sign; a negative total is split as its mirror image
     * @param weights not negative, of any scale; at least one positive
     * @return a part for every key, in the order of {@code weights}
     * @throws IllegalArgumentException for no weights, a negative weight, or weights that are all zero
     */
    public static <K extends Comparable<K>> Map<K, Money> largestRemainder(Money total, Map<K, BigDecimal> weights) {
        if (total.isNegative()) {
            Map<K, Money> mirrored = new LinkedHashMap<>();
            largestRemainder(total.negated(), weights).forEach((key, part) -> mirrored.put(key, part.negated()));
            return mirrored;
        }
        int scale = weights.values().stream()
                .mapToInt(weight -> Math.max(weight.scale(), 0))
                .max()
                .orElseThrow(() -> new IllegalArgumentException("nothing to allocate to: no weights"));
        BigInteger fen = total.amount().unscaledValue();
        BigInteger sum = BigInteger.ZERO;
        for (BigDecimal weight : weights.values()) {
            if (weight.signum() < 0) {
                throw new IllegalArgumentException("a weight must not be negative: " + weight.toPlainString());
            }
            sum = sum.add(integer(weight, scale));
        }
        if (sum.signum() == 0) {
            throw new IllegalArgumentException("the weights are all zero");
        }
        List<Share<K>> shares = new ArrayList<>(weights.size());
        BigInteger left = fen;
        for (Map.Entry<K, BigDecimal> entry : weights.entrySet()) {
            BigInteger weight = integer(entry.getValue(), scale);
            BigInteger[] floorAndRemainder = fen.multiply(weight).divideAndRemainder(sum);
            left = left.subtract(floorAndRemainder[0]);
            shares.add(new Share<>(entry.getKey(), weight, floorAndRemainder[0], floorAndRemainder[1]));
        }
        Map<K, BigInteger> parts = new LinkedHashMap<>();
        shares.forEach(share -> parts.put(share.key(), share.floor()));
        // Fewer fen are left than there are shares, so each share gets at most one.
        shares.stream()
                .sorted(Comparator.comparing(Share<K>::remainder)
                        .thenComparing(Share<K>::weight)
                        .reversed()
                        .thenComparing(Share<K>::key))
                .limit(left.intValueExact())
                .forEach(share -> parts.merge(share.key(), BigInteger.ONE, BigInteger::add));
        Map<K, Money> result = new LinkedHashMap<>();
        parts.forEach((key, part) -> result.put(key, new Money(new BigDecimal(part, 2), total.currency())));
        return result;
    }

    private static BigInteger integer(BigDecimal weight, int scale) {
        return weight.setScale(scale).unscaledValue();
    }

    private record Share<K>(K key, BigInteger weight, BigInteger floor, BigInteger remainder) {}
}
