/**
 * The launcher behind {@code ./jidi}: starts, watches and stops PostgreSQL, Kafka, the OIDC issuer and the five
 * applications on one machine.
 *
 * <p>This room owns the names and default ports of the parts, what an installation keeps in {@code .jidi}, the
 * environment each application is given, the order of starting and stopping, and what happens when a part dies. How the
 * two servers themselves are run is decided in {@code io.jidi.embedded}.
 */
@NullMarked
package io.jidi.local;

import org.jspecify.annotations.NullMarked;
