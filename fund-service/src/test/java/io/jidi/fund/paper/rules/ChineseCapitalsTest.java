package io.jidi.fund.paper.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.jidi.platform.money.Money;
import io.jidi.testkit.Seeded;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The People's Bank's rules for amounts in capitals (支付结算办法, annex 1), its own examples first. */
class ChineseCapitalsTest {

    private static final String DIGITS = "零壹贰叁肆伍陆柒捌玖";

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        // The examples of the annex.
        "1409.50, 壹仟肆佰零玖元伍角整",
        "6007.14, 陆仟零柒元壹角肆分",
        "1680.32, 壹仟陆佰捌拾元零叁角贰分",
        "107000.53, 壹拾万柒仟元零伍角叁分",
        "16409.02, 壹万陆仟肆佰零玖元零贰分",
        "325.04, 叁佰贰拾伍元零肆分",
        // No amount, only jiao, only fen.
        "0.00, 零元整",
        "0.01, 壹分",
        "0.10, 壹角整",
        "0.11, 壹角壹分",
        "0.50, 伍角整",
        "0.99, 玖角玖分",
        // Whole yuan: every place of zeros.
        "1.00, 壹元整",
        "10.00, 壹拾元整",
        "11.00, 壹拾壹元整",
        "100.00, 壹佰元整",
        "101.00, 壹佰零壹元整",
        "110.00, 壹佰壹拾元整",
        "1000.00, 壹仟元整",
        "1001.00, 壹仟零壹元整",
        "1010.00, 壹仟零壹拾元整",
        "1100.00, 壹仟壹佰元整",
        "1101.00, 壹仟壹佰零壹元整",
        "1200.00, 壹仟贰佰元整",
        "10000.00, 壹万元整",
        "10001.00, 壹万零壹元整",
        "10010.00, 壹万零壹拾元整",
        "10100.00, 壹万零壹佰元整",
        "11000.00, 壹万壹仟元整",
        "100000.00, 壹拾万元整",
        "100001.00, 壹拾万零壹元整",
        "101000.00, 壹拾万壹仟元整",
        "1000000.00, 壹佰万元整",
        "1001000.00, 壹佰万壹仟元整",
        "1010101.00, 壹佰零壹万零壹佰零壹元整",
        "10000000.00, 壹仟万元整",
        "10000001.00, 壹仟万零壹元整",
        "10010000.00, 壹仟零壹万元整",
        "13333333.33, 壹仟叁佰叁拾叁万叁仟叁佰叁拾叁元叁角叁分",
        "100000000.00, 壹亿元整",
        "100000001.00, 壹亿零壹元整",
        "100001000.00, 壹亿零壹仟元整",
        "100010000.00, 壹亿零壹万元整",
        "100010001.00, 壹亿零壹万零壹元整",
        "101000000.00, 壹亿零壹佰万元整",
        "110000000.00, 壹亿壹仟万元整",
        "110000010.00, 壹亿壹仟万零壹拾元整",
        "1000000000.00, 壹拾亿元整",
        "6000000000.00, 陆拾亿元整",
        "50000000000.00, 伍佰亿元整",
        "100000000000.00, 壹仟亿元整",
        "1000000000000.00, 壹万亿元整",
        "1000000000001.00, 壹万亿零壹元整",
        "1000100000000.00, 壹万零壹亿元整",
        "1000050000000.00, 壹万亿伍仟万元整",
        "10000000000000000.00, 壹亿亿元整",
        "10000000100000000.00, 壹亿零壹亿元整",
        "999999999999999999.99, 玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分",
        // Zeros before jiao and fen.
        "10.01, 壹拾元零壹分",
        "10.10, 壹拾元零壹角整",
        "11.10, 壹拾壹元壹角整",
        "11.01, 壹拾壹元零壹分",
        "100000000.01, 壹亿元零壹分",
        "100000000.10, 壹亿元零壹角整",
        "-1200.00, 负壹仟贰佰元整",
        "-0.05, 负伍分",
    })
    void isWrittenAsOnABill(String amount, String expected) {
        assertThat(ChineseCapitals.of(Money.cny(amount))).isEqualTo("人民币" + expected);
    }

    @Test
    void hasNoNamesForTheUnitsOfOtherCurrencies() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChineseCapitals.of(new Money(BigDecimal.ONE, "USD")))
                .withMessageContaining("USD");
    }

    /** Whatever is written can be read back, and never has two zeros in a row or one where nothing follows. */
    @Test
    void canBeReadBack() {
        Seeded.cases(20_000, random -> {
            BigDecimal amount =
                    random.amount(random.oneOf(99L, 99_999L, 99_999_999L, 999_999_999_999L, 99_999_999_999_999_999L));
            if (random.chance(50)) {
                // Zeros in the middle are the hard part.
                int digit = random.number(0, 16);
                amount = amount.divideToIntegralValue(BigDecimal.TEN.pow(digit))
                        .movePointRight(digit)
                        .add(amount.remainder(BigDecimal.TEN))
                        .setScale(2);
            }
            String text = ChineseCapitals.of(Money.cny(amount));
            assertThat(read(text)).as(text).isEqualByComparingTo(amount);
            assertThat(text).startsWith("人民币").doesNotContain("零零", "零亿", "零万", "零拾", "零佰", "零仟", "零角", "零分", "零整");
            assertThat(text.endsWith("整"))
                    .isEqualTo(amount.movePointRight(1).stripTrailingZeros().scale() <= 0);
        });
    }

    /** A reader of its own: units on a running value, as a child would. */
    private static BigDecimal read(String text) {
        String body = text.substring(3).replace("整", "");
        int yuanAt = body.indexOf('元');
        String whole = yuanAt < 0 ? "" : body.substring(0, yuanAt);
        String rest = body.substring(yuanAt + 1);
        BigDecimal value = whole(whole);
        int digit = 0;
        for (char c : rest.toCharArray()) {
            if (c == '角') {
                value = value.add(new BigDecimal(digit).movePointLeft(1));
            } else if (c == '分') {
                value = value.add(new BigDecimal(digit).movePointLeft(2));
            } else {
                digit = DIGITS.indexOf(c);
            }
        }
        return value;
    }

    private static BigDecimal whole(String text) {
        int yi = text.lastIndexOf('亿');
        if (yi >= 0) {
            return whole(text.substring(0, yi)).movePointRight(8).add(whole(text.substring(yi + 1)));
        }
        int wan = text.lastIndexOf('万');
        if (wan >= 0) {
            return whole(text.substring(0, wan)).movePointRight(4).add(whole(text.substring(wan + 1)));
        }
        BigDecimal value = BigDecimal.ZERO;
        int digit = 0;
        for (char c : text.toCharArray()) {
            int place = "拾佰仟".indexOf(c) + 1;
            if (place == 0) {
                digit = DIGITS.indexOf(c);
            } else {
                value = value.add(new BigDecimal(digit).movePointRight(place));
                digit = 0;
            }
        }
        return value.add(new BigDecimal(digit));
    }
}
