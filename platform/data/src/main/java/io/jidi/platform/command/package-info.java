/**
 * One transaction per write action: replay by Idempotency-Key, retry of deadlocks, refusals kept.
 * The record of the key commits with the effect or not at all.
 */
@NullMarked
package io.jidi.platform.command;

import org.jspecify.annotations.NullMarked;
