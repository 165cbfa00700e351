/**
 * What happened at the gateway, which has no database: sign-ins, sign-outs and what its own operations refused or gave out. Kept in
 * this service's audit trail, each act once.
 */
@NullMarked
package io.jidi.exchange.edge;

import org.jspecify.annotations.NullMarked;
