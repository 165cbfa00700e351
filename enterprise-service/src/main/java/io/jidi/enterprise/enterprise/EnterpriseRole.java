package io.jidi.enterprise.enterprise;

/** Part in the base's chain: 龙头 or 配套. */
public enum EnterpriseRole {
    LEADING,
    SUPPORTING
}
