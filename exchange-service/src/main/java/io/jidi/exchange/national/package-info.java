/**
 * The connector to the national gateway (project-library.md 4.3), off until configured: hands in what the province decides, under
 * the gateway's signature, and keeps what came back as the receipt. What is not known of the protocol is not guessed.
 */
@NullMarked
package io.jidi.exchange.national;

import org.jspecify.annotations.NullMarked;
