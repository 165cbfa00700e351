/**
 * The real PostgreSQL and Kafka that all tests of a build share.
 *
 * <p>They are started once by the first test that asks, found by all others through a file below
 * {@code target/test-parts}, and stopped when no build and no IDE is left that asked for them. This room owns how they
 * are found, kept and stopped, and how a test gets a database of its own. Tests that kill or freeze servers start
 * private ones with {@code io.jidi.embedded}; they never touch these.
 */
@NullMarked
package io.jidi.testkit.parts;

import org.jspecify.annotations.NullMarked;
