package io.jidi.fund.paper.rules;

import io.jidi.platform.money.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Splits the lines of a call or distribution over its partners so that both sums hold to the fen: each partner's lines add
 * up to the partner's part, each line's parts to the line (invariant V05, fund.md 7.3). No part is more than a fen away from
 * its exact share {@code line × part / total}.
 */
public final class LineShares {

    private LineShares() {}

    /**
     * The parts, one row for every partner and one column for every line.
     *
     * @param parts of the partners, none negative
     * @param lines of the paper, none negative, with the same sum
     * @throws IllegalArgumentException when a part is negative, the sums differ, or both are empty
     */
    public static List<List<Money>> of(List<Money> parts, List<Money> lines) {
        BigInteger[] rows = fen(parts);
        BigInteger[] columns = fen(lines);
        BigInteger total = sum(rows);
        if (!total.equals(sum(columns))) {
            throw new IllegalArgumentException("the parts add up to " + total + " fen, the lines to " + sum(columns));
        }
        String currency = parts.get(0).currency();
        BigInteger[][] matrix = new BigInteger[rows.length][columns.length];
        BigInteger[][] remainders = new BigInteger[rows.length][columns.length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < columns.length; j++) {
                BigInteger[] share = total.signum() == 0
                        ? new BigInteger[] {BigInteger.ZERO, BigInteger.ZERO}
                        : rows[i].multiply(columns[j]).divideAndRemainder(total);
                matrix[i][j] = share[0];
                remainders[i][j] = share[1];
            }
        }
        giveWhatIsLeft(matrix, remainders, rows, columns);
        List<List<Money>> result = new ArrayList<>();
        for (BigInteger[] row : matrix) {
            result.add(IntStream.range(0, row.length)
                    .mapToObj(j -> new Money(new BigDecimal(row[j], 2), currency))
                    .toList());
        }
        return result;
    }

    /**
     * After the floors each row and each column lacks a few fen. Columns by what they lack, most first, each taken by the
     * rows that lack most: this fills every matrix that can be filled with at most one fen a cell (Gale and Ryser), and the
     * exact remainders are proof that this one can.
     */
    private static void giveWhatIsLeft(
            BigInteger[][] matrix, BigInteger[][] remainders, BigInteger[] rows, BigInteger[] columns) {
        int[] rowLacks = IntStream.range(0, rows.length)
                .map(i -> rows[i].subtract(sum(matrix[i])).intValueExact())
                .toArray();
        int[] columnLacks = new int[columns.length];
        for (int j = 0; j < columns.length; j++) {
            BigInteger given = BigInteger.ZERO;
            for (BigInteger[] row : matrix) {
                given = given.add(row[j]);
            }
            columnLacks[j] = columns[j].subtract(given).intValueExact();
        }
        List<Integer> order = IntStream.range(0, columns.length)
                .boxed()
                .sorted(Comparator.comparing((Integer j) -> -columnLacks[j]))
                .toList();
        for (int j : order) {
            IntStream.range(0, rows.length)
                    .boxed()
                    .sorted(Comparator.comparing((Integer i) -> -rowLacks[i])
                            .thenComparing(i -> remainders[i][j], Comparator.reverseOrder()))
                    .limit(columnLacks[j])
                    .forEach(i -> {
                        matrix[i][j] = matrix[i][j].add(BigInteger.ONE);
                        rowLacks[i]--;
                    });
        }
    }

    private static BigInteger[] fen(List<Money> amounts) {
        if (amounts.isEmpty()) {
            throw new IllegalArgumentException("nothing to split");
        }
        return amounts.stream()
                .map(amount -> {
                    if (amount.isNegative()) {
                        throw new IllegalArgumentException("a part must not be negative: " + amount);
                    }
                    return amount.amount().unscaledValue();
                })
                .toArray(BigInteger[]::new);
    }

    private static BigInteger sum(BigInteger[] amounts) {
        BigInteger sum = BigInteger.ZERO;
        for (BigInteger amount : amounts) {
            sum = sum.add(amount);
        }
        return sum;
    }
}
