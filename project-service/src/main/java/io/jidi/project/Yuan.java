package io.jidi.project;

import io.jidi.platform.money.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;

/** Investment is planned and reported in yuan; another currency is refused at its field. */
public final class Yuan {

    private Yuan() {}

    /** @throws io.jidi.platform.problem.Problem 422 for another currency or a negative amount, with {@code pointer} */
    public static BigDecimal of(Money money, String pointer) {
        if (!money.currency().equals(Money.CNY)) {
            throw ProjectProblem.AMOUNT_REFUSED.at(
                    pointer, "币种应为 CNY，现为 " + money.currency(), "Expected CNY, not " + money.currency());
        }
        if (money.isNegative()) {
            throw ProjectProblem.AMOUNT_REFUSED.at(
                    pointer, "金额不得为负：" + money.plain(), "The amount must not be negative: " + money.plain());
        }
        return money.amount();
    }

    public static List<BigDecimal> of(List<Money> amounts, String pointer) {
        return IntStream.range(0, amounts.size())
                .mapToObj(i -> of(amounts.get(i), pointer + "/" + i))
                .toList();
    }
}
