package io.jidi.project.library.rules;

/** The eight checks of the admission checklist (domain file project-library 2.3), in their order. */
public enum AdmissionCheck {
    C1("基地与领域", "base and field"),
    C2("总投资达到门槛", "total investment reaches the threshold"),
    C3("项目代码或前期文件", "project code or preparation document"),
    C4("项目单位及统一社会信用代码", "entity with unified social credit code"),
    C5("责任主体", "responsible unit and person"),
    C6("起止月与12个月计划曲线", "start and end month and twelve-month curve"),
    C7("要素清单及缺口", "elements listed with their gaps"),
    C8("不重复", "no duplicate");

    private final String zh;
    private final String en;

    AdmissionCheck(String zh, String en) {
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
