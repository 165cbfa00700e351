package io.jidi.project.library.rules;

import org.jspecify.annotations.Nullable;

/** What a step through the library is called in a notice of adjustment (domain file project-library 2.9). */
public enum ChangeType {
    ADD("新增", "added"),
    RESERVE_TO_IMPL("储备转实施", "from the reserve into the plan"),
    IMPL_TO_RESERVE("实施转储备", "from the plan back to the reserve"),
    SUSPEND("暂停", "suspended"),
    RESUME("恢复", "resumed"),
    PROPOSE_EXIT("拟退出", "exit proposed"),
    /** A proposal to exit that a second person turned down. */
    KEEP("保留", "kept"),
    EXIT("退出", "exited"),
    MERGE("合并", "merged into another project"),
    SPLIT("拆分", "split into other projects");

    private final String zh;
    private final String en;

    ChangeType(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }

    /**
     * Names the step.
     *
     * @param from null for the admission
     * @param exit why the project leaves and how many follow it; read only for an exit
     */
    public static ChangeType of(@Nullable ProjectStatus from, ProjectStatus to, @Nullable ExitReason exit) {
        if (from == null) {
            return ADD;
        }
        return switch (to) {
            case EXIT_PROPOSED -> PROPOSE_EXIT;
            case SUSPENDED -> from == ProjectStatus.EXIT_PROPOSED ? KEEP : SUSPEND;
            case EXITED -> exit == null ? EXIT : exit.change();
            case RESERVED -> from == ProjectStatus.EXIT_PROPOSED ? KEEP : IMPL_TO_RESERVE;
            case ADMITTED ->
                switch (from) {
                    case EXIT_PROPOSED -> KEEP;
                    case SUSPENDED -> RESUME;
                    default -> RESERVE_TO_IMPL;
                };
        };
    }
}
