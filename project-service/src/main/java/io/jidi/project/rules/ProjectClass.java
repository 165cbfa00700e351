package io.jidi.project.rules;

/**
 * Classes of the yearly provincial plan of key projects (省重点项目). They are flags: a project may be 续建 and 计划竣工 in
 * the same year. Only 储备 excludes the others, because a reserve project is not in the implementation plan.
 */
public enum ProjectClass {
    /** 续建: started in an earlier year. */
    CONTINUING("续建", "continuing"),
    /** 计划开工: starts in the plan year. */
    PLANNED_START("计划开工", "planned start"),
    /** 计划竣工: completes in the plan year. */
    PLANNED_COMPLETION("计划竣工", "planned completion"),
    /** 储备: in preparation, outside the implementation plan. */
    RESERVE("储备", "reserve");

    private final String zh;
    private final String en;

    ProjectClass(String zh, String en) {
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
