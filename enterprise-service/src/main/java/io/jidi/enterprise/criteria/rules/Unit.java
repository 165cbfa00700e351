package io.jidi.enterprise.criteria.rules;

import java.math.BigDecimal;

/**
 * How a quantity is written in policy texts. Amounts stay in the unit of the text (万元); only percentages are held as
 * plain ratios and multiplied by one hundred when shown.
 */
public enum Unit {
    WAN_YUAN("万元"),
    WAN_USD("万美元"),
    PERCENT("%"),
    YEARS("年"),
    CALENDAR_YEAR("年份"),
    PERSONS("人"),
    ITEMS("项"),
    POINTS("分"),
    LEVEL("级"),
    RANK("名"),
    NONE("");

    private static final BigDecimal WAN_IN_YI = BigDecimal.valueOf(10_000);
    private static final Fraction HUNDRED = Fraction.whole(100);

    private final String symbol;

    Unit(String symbol) {
        this.symbol = symbol;
    }

    /** The symbol as written in edition files and imports: 万元, %, 年 … */
    public String symbol() {
        return symbol;
    }

    public static Unit ofSymbol(String symbol) {
        for (Unit unit : values()) {
            if (unit.symbol.equals(symbol)) {
                return unit;
            }
        }
        throw new Refused(
                "单位“" + symbol + "”不是 万元、万美元、%、年、年份、人、项、分、级、名 之一",
                "Unit \"" + symbol + "\" is none of 万元, 万美元, %, 年, 年份, 人, 项, 分, 级, 名");
    }

    /** From the number in the text (80 for 80 %) to the exact value compared (4/5). */
    public Fraction held(BigDecimal written) {
        return held(Fraction.of(written));
    }

    /** The same for a number that was recorded: a market share of 12.5 % is held as one eighth. */
    Fraction held(Fraction number) {
        return this == PERCENT ? number.dividedBy(HUNDRED) : number;
    }

    /** From the exact value to the number as written in the text. */
    public Fraction written(Fraction held) {
        return this == PERCENT ? held.times(HUNDRED) : held;
    }

    /** An already rounded value: amounts without trailing zeros, percentages with all their decimals (70.00). */
    String display(BigDecimal rounded) {
        return this == PERCENT ? rounded.toPlainString() : Fraction.plain(rounded);
    }

    /** Number and unit in both languages; amounts in English are in million yuan (180 万元 = 1.8 million yuan). */
    Wording with(String number) {
        return switch (this) {
            case WAN_YUAN -> new Wording(number + "万元", million(number) + " million yuan");
            case WAN_USD -> new Wording(dollars(number), "US$" + million(number) + " million");
            case PERCENT -> new Wording(number + "%", number + "%");
            case YEARS -> new Wording(number + "年", number + (number.equals("1") ? " year" : " years"));
            case CALENDAR_YEAR -> new Wording(number + "年", number);
            case PERSONS -> new Wording(number + "人", number + (number.equals("1") ? " person" : " persons"));
            case ITEMS -> new Wording(number + "项", number);
            case POINTS -> new Wording(number + "分", number + (number.equals("1") ? " point" : " points"));
            case LEVEL -> new Wording(number + "级", "level " + number);
            case RANK -> new Wording("第" + number + "名", "rank " + number);
            case NONE -> new Wording(number, number);
        };
    }

    /** Ten thousand 万 are one 亿: valuations read 10亿美元, not 100000万美元. */
    private static String dollars(String wan) {
        BigDecimal amount = new BigDecimal(wan);
        return amount.abs().compareTo(WAN_IN_YI) < 0 ? wan + "万美元" : Fraction.plain(amount.movePointLeft(4)) + "亿美元";
    }

    private static String million(String wan) {
        return Fraction.plain(new BigDecimal(wan).movePointLeft(2));
    }
}
