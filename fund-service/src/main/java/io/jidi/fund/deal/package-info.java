/**
 * Deals of a fund with an enterprise, named by credit code, and their way through ten stages (fund.md 5.1): entries with their
 * papers, committee votes, terms as data, gates that ask the policy rules, reviews after the money is in.
 */
@NullMarked
package io.jidi.fund.deal;

import org.jspecify.annotations.NullMarked;
