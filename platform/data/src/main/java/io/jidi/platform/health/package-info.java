/**
 * Readiness looks at the database (Agroal's own check) and never at the broker: money goes on when
 * the broker is away. What somebody should look at, lag and parked events, are alarms at
 * {@code /q/health/well} and metrics.
 */
@NullMarked
package io.jidi.platform.health;

import org.jspecify.annotations.NullMarked;
