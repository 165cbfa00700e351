package io.jidi.project.library.rules;

/** Where the money of a project comes from, as the national library counts it (domain file project-library 2.1). */
public enum FundSource {
    CENTRAL_BUDGET("中央预算内投资", "central budget"),
    PROVINCIAL_BUDGET("省级财政资金", "provincial budget"),
    LOCAL_BUDGET("市县财政资金", "city and county budgets"),
    SPECIAL_BOND("专项债券", "special bonds"),
    CONSTRUCTION_FUND("专项建设基金", "special construction fund"),
    GUIDANCE_FUND("政府投资基金", "government investment funds"),
    BANK_LOAN("银行贷款", "bank loans"),
    OWNER("企业自筹", "own funds of the enterprise"),
    FOREIGN("利用外资", "foreign capital"),
    OTHER("其他", "other");

    private final String zh;
    private final String en;

    FundSource(String zh, String en) {
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
