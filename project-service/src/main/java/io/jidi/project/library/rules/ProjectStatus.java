package io.jidi.project.library.rules;

/** Where a project stands in the library. */
public enum ProjectStatus {
    /** 储备: in the reserve, no lights. */
    RESERVED("储备", "reserved"),
    /** 在库: in the implementation plan, dispatched every month. */
    ADMITTED("在库", "admitted"),
    /** 暂停: neither reported nor judged until it is resumed. */
    SUSPENDED("暂停", "suspended"),
    /** 拟退出: a first person proposed the exit; dispatch goes on until a second one decides. */
    EXIT_PROPOSED("拟退出", "exit proposed"),
    /** 已退出: a tombstone; coming back is a new admission. */
    EXITED("已退出", "exited");

    private final String zh;
    private final String en;

    ProjectStatus(String zh, String en) {
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
