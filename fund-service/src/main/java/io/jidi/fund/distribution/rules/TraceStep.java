package io.jidi.fund.distribution.rules;

import io.jidi.platform.money.Money;
import io.jidi.platform.text.Text;

/**
 * Why a tier got what it got, so that an auditor can follow a distribution by hand.
 *
 * @param due what the tier could take, rounded to the fen for reading
 * @param paid what it took
 * @param left cash that goes on to the next tier
 */
public record TraceStep(Text explanation, Money due, Money paid, Money left) {}
