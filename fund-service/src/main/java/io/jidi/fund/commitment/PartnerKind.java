package io.jidi.fund.commitment;

/** General or limited partner. */
public enum PartnerKind {
    GP,
    LP
}
