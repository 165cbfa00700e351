package io.jidi.enterprise.criteria.rules;

/** How a measured value is held against a threshold. "以上/以下" in policy texts include the number itself. */
public enum Op {
    AT_LEAST(">=", "≥"),
    MORE_THAN(">", ">"),
    AT_MOST("<=", "≤"),
    LESS_THAN("<", "<"),
    EQUAL("=", "=");

    private final String written;
    private final String symbol;

    Op(String written, String symbol) {
        this.written = written;
        this.symbol = symbol;
    }

    public static Op ofWritten(String written) {
        for (Op op : values()) {
            if (op.written.equals(written)) {
                return op;
            }
        }
        throw new Refused(
                "运算符“" + written + "”不是 >= > <= < = 之一", "Operator \"" + written + "\" is none of >= > <= < =");
    }

    public String symbol() {
        return symbol;
    }

    /** @param comparison sign of value minus threshold */
    public boolean holds(int comparison) {
        return switch (this) {
            case AT_LEAST -> comparison >= 0;
            case MORE_THAN -> comparison > 0;
            case AT_MOST -> comparison <= 0;
            case LESS_THAN -> comparison < 0;
            case EQUAL -> comparison == 0;
        };
    }

    boolean wantsMore() {
        return this == AT_LEAST || this == MORE_THAN;
    }

    boolean wantsLess() {
        return this == AT_MOST || this == LESS_THAN;
    }

    boolean strict() {
        return this == MORE_THAN || this == LESS_THAN;
    }
}
