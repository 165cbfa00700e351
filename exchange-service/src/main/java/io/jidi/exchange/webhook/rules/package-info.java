/** What is signed, where a delivery may go, and when it is tried again: plain Java. */
@NullMarked
package io.jidi.exchange.webhook.rules;

import org.jspecify.annotations.NullMarked;
