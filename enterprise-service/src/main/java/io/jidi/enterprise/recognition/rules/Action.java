package io.jidi.enterprise.recognition.rules;

/** What can be done to an application. */
public enum Action {
    /** 自评: the applicant judges itself and states the truth of what it says. */
    SELF_ASSESS(false, false),
    SUBMIT(false, false),
    /** 审核通过 on the level whose turn it is. */
    APPROVE(true, false),
    RETURN(false, true),
    REJECT(false, true),
    WITHDRAW(false, true),
    /** 公示. */
    PUBLISH(false, false),
    /** An objection that came in during the notice is put on file. */
    OBJECT(false, true),
    DISMISS_OBJECTION(true, true),
    UPHOLD_OBJECTION(true, true),
    /** 公告 or 认定. */
    RECOGNISE(true, false);

    private final boolean fourEyes;
    private final boolean needsReason;

    Action(boolean fourEyes, boolean needsReason) {
        this.fourEyes = fourEyes;
        this.needsReason = needsReason;
    }

    /** Whether it must be another person than those who passed the application before. */
    public boolean asksFourEyes() {
        return fourEyes;
    }

    public boolean needsReason() {
        return needsReason;
    }
}
