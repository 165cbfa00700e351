package io.jidi.fund;

/** Stands for a class of another service, for the canary. */
public final class StolenFund {}
