package io.jidi.fund.paper.rules;

import io.jidi.platform.money.Money;
import java.math.BigInteger;

/**
 * Amounts in Chinese capitals as on cheques and receipts: {@code 1200.00} is 人民币壹仟贰佰元整. Follows the People's Bank's
 * rules for filling in bills (支付结算办法, annex 1): several zeros in a row are one 零; an amount that ends in yuan or jiao
 * ends with 整, one that ends in fen does not; no jiao but fen needs 零 after 元. Where the rules leave a choice, the first of
 * their own examples decides: 零 stands after 元 when the last yuan digit is zero and jiao follow (壹仟陆佰捌拾元零叁角贰分), and
 * does not stand between 万 and a thousand's digit (壹拾万柒仟元零伍角叁分).
 */
public final class ChineseCapitals {

    private static final String[] DIGITS = {"零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"};
    private static final String[] PLACES = {"", "拾", "佰", "仟"};
    private static final BigInteger HUNDRED = BigInteger.valueOf(100);
    private static final BigInteger WAN = BigInteger.valueOf(10_000);
    private static final BigInteger YI = BigInteger.valueOf(100_000_000);

    private ChineseCapitals() {}

    /**
     * The amount in capitals with its currency in front.
     *
     * @param amount yuan, any size and sign that {@link Money} holds; a negative one begins 人民币负
     * @throws IllegalArgumentException for any currency but CNY, whose units have no such names
     */
    public static String of(Money amount) {
        if (!amount.currency().equals(Money.CNY)) {
            throw new IllegalArgumentException("capitals are for CNY, not " + amount.currency());
        }
        BigInteger[] yuanAndFen = amount.amount().unscaledValue().abs().divideAndRemainder(HUNDRED);
        StringBuilder text = new StringBuilder("人民币");
        if (amount.isNegative()) {
            text.append('负');
        }
        BigInteger yuan = yuanAndFen[0];
        int cents = yuanAndFen[1].intValue();
        if (yuan.signum() > 0) {
            text.append(whole(yuan)).append('元');
        } else if (cents == 0) {
            text.append("零元");
        }
        return text.append(fraction(yuan, cents / 10, cents % 10)).toString();
    }

    private static String fraction(BigInteger yuan, int jiao, int fen) {
        if (jiao == 0 && fen == 0) {
            return "整";
        }
        StringBuilder text = new StringBuilder();
        boolean yuanDigitIsZero = yuan.mod(BigInteger.TEN).signum() == 0;
        if (yuan.signum() > 0 && (jiao == 0 || yuanDigitIsZero)) {
            text.append('零');
        }
        if (jiao > 0) {
            text.append(DIGITS[jiao]).append('角');
        }
        return fen > 0
                ? text.append(DIGITS[fen]).append('分').toString()
                : text.append('整').toString();
    }

    /** A positive whole number; 亿 repeats above itself: 10^16 is 壹亿亿. */
    private static String whole(BigInteger number) {
        if (number.compareTo(YI) >= 0) {
            return joined(number, YI, '亿');
        }
        if (number.compareTo(WAN) >= 0) {
            return joined(number, WAN, '万');
        }
        return belowWan(number.intValueExact());
    }

    private static String joined(BigInteger number, BigInteger unit, char name) {
        BigInteger[] parts = number.divideAndRemainder(unit);
        StringBuilder text = new StringBuilder(whole(parts[0])).append(name);
        if (parts[1].signum() > 0) {
            // The highest place below the unit is empty: one zero stands for it and all that follow.
            if (parts[1].multiply(BigInteger.TEN).compareTo(unit) < 0) {
                text.append('零');
            }
            text.append(whole(parts[1]));
        }
        return text.toString();
    }

    private static String belowWan(int number) {
        StringBuilder text = new StringBuilder();
        boolean gap = false;
        int divisor = 1_000;
        for (int place = 3; place >= 0; place--) {
            int digit = number / divisor % 10;
            if (digit == 0) {
                gap = text.length() > 0;
            } else {
                text.append(gap ? "零" : "").append(DIGITS[digit]).append(PLACES[place]);
                gap = false;
            }
            divisor /= 10;
        }
        return text.toString();
    }
}
