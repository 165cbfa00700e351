package io.jidi.project.dispatch.rules;

/** What a light looks at. */
public enum Dimension {
    START("开工", "start"),
    PROGRESS("投资进度", "progress"),
    REGISTER("纳统", "registration"),
    COMPLETE("竣工", "completion"),
    REPORT("填报", "report");

    private final String zh;
    private final String en;

    Dimension(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }
}
