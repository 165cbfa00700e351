package io.jidi.enterprise.enterprise;

/** Whether an enterprise is still looked after here. */
public enum EnterpriseStatus {
    ACTIVE,
    /** Moved to another province; its region stays the last one that looked after it. */
    LEFT_PROVINCE,
    /** 注销、吊销、破产 or merged into another. */
    DEREGISTERED
}
