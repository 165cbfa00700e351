/**
 * Real PostgreSQL and Kafka servers as child processes, for {@code ./jidi up} and for tests.
 *
 * <p>This room owns: how a server is laid out, started, stopped, killed and brought back on the same data, how the
 * rights of root are dropped (PostgreSQL refuses to run with them), and that a child never outlives the JVM that
 * started it, not even after {@code kill -9}. It knows nothing of Jidi's services: who gets which database, topic or
 * port is decided by its callers. Everything listens on 127.0.0.1 only.
 */
@NullMarked
package io.jidi.embedded;

import org.jspecify.annotations.NullMarked;
