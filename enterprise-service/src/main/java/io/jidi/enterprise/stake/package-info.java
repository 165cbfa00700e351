/**
 * Stakes: what hangs on enterprises, the money that funds hold in them and the projects they own, as the events of fund-service
 * and project-service say it.
 *
 * <p>Read models and nothing else: every row can be built again from the events.
 */
@NullMarked
package io.jidi.enterprise.stake;

import org.jspecify.annotations.NullMarked;
