/**
 * Who owns the firms that a fund has dealings with (fund.md 5.3): rounds, transfers, ownership and dilution over time, owners
 * by law and by interest, each government tier's part looked through; Open Cap Table Format at the boundary.
 */
@NullMarked
package io.jidi.fund.captable;

import org.jspecify.annotations.NullMarked;
