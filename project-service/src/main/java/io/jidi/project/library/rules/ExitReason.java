package io.jidi.project.library.rules;

import io.jidi.project.rules.Reason;
import java.util.Optional;

/**
 * Why a project leaves, with the number of projects that follow it (domain file project-library 2.9).
 *
 * @param successors how many projects in the library take over
 */
public record ExitReason(Code code, int successors) {

    /** The codes of a notice of exit. */
    public enum Code {
        NOT_STARTED_2Y,
        INVESTOR_WITHDREW,
        PLAN_CHANGED,
        ILLEGAL,
        DUPLICATE,
        MERGED,
        OTHER
    }

    /** A project that one follows was merged into it, one that several follow was split; none: it just leaves. */
    ChangeType change() {
        if (code == Code.MERGED) {
            return ChangeType.MERGE;
        }
        return successors > 1 ? ChangeType.SPLIT : ChangeType.EXIT;
    }

    /** Why code and number of successors do not go together; empty if they do. */
    public Optional<Reason> contradiction() {
        if (code == Code.MERGED && successors != 1) {
            return Optional.of(new Reason(
                    "MERGE_NEEDS_ONE", "合并退出须指明恰好一个承接项目", "a merger names exactly one project that takes over"));
        }
        if (code != Code.MERGED && successors == 1) {
            return Optional.of(new Reason(
                    "ONE_SUCCESSOR_IS_A_MERGER",
                    "只有一个承接项目时应按合并退出",
                    "with one project that takes over, it is a merger"));
        }
        return Optional.empty();
    }
}
