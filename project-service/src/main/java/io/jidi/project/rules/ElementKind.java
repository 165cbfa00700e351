package io.jidi.project.rules;

/** Production elements a project may lack (要素保障). Amounts are given in the unit named here. */
public enum ElementKind {
    LAND("土地", "land", "亩"),
    ENERGY("能耗", "energy", "吨标煤/年"),
    ENVIRONMENT("环境容量", "environmental capacity", "吨/年"),
    FUNDS("资金", "funds", "元"),
    LABOUR("用工", "labour", "人"),
    UTILITIES("水电气网", "water, power, gas and network", "项"),
    COMPUTING("算力", "computing power", "PFLOPS"),
    DATA("数据", "data", "项");

    private final String zh;
    private final String en;
    private final String unit;

    ElementKind(String zh, String en, String unit) {
        this.zh = zh;
        this.en = en;
        this.unit = unit;
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }

    public String unit() {
        return unit;
    }
}
