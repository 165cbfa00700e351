/**
 * Capital calls: split to the fen, noticed in time, paid against bank references, never twice.
 */
@NullMarked
package io.jidi.fund.capitalcall;

import org.jspecify.annotations.NullMarked;
