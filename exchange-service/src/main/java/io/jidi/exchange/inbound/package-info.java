/**
 * What platforms hand in: one record per platform, kind and external identifier, with revisions. Each accepted revision becomes
 * an event, from which the service that owns the matter may take it; the exchange itself changes nobody's data.
 */
@NullMarked
package io.jidi.exchange.inbound;

import org.jspecify.annotations.NullMarked;
