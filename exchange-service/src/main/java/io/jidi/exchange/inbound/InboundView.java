package io.jidi.exchange.inbound;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is kept of a record that was handed in; {@code changed} is false when the same content came again. */
@Schema(name = "InboundReceipt")
record InboundView(InboundId id, String kind, String externalId, long rev, Instant receivedAt, boolean changed) {}
