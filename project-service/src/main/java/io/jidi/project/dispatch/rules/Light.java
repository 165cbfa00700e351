package io.jidi.project.dispatch.rules;

/** Colour of a dimension or of a project. Green, yellow and red form the scale; the others stand outside it. */
public enum Light {
    GREEN("绿", "green", 0),
    YELLOW("黄", "yellow", 1),
    RED("红", "red", 2),
    /** Completed and green (完成). */
    BLUE("蓝", "blue", -1),
    /** No light can be given: reserve project or no annual plan. */
    GREY("灰", "grey", -1),
    /** The dimension does not apply this month. */
    NONE("–", "not applicable", -1);

    private final String zh;
    private final String en;
    private final int severity;

    Light(String zh, String en, int severity) {
        this.zh = zh;
        this.en = en;
        this.severity = severity;
    }

    /** True for green, yellow and red. */
    public boolean onScale() {
        return severity >= 0;
    }

    /** Strictly worse on the scale; a light outside the scale is neither better nor worse than any other. */
    public boolean worseThan(Light other) {
        return onScale() && other.onScale() && severity > other.severity;
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }
}
