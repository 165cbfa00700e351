/**
 * What happens at the gateway and belongs into the audit trail: who came and went, what its own operations refused and gave out as
 * files. The gateway has no database; the exchange keeps the entries in its hash chain.
 */
@NullMarked
package io.jidi.gateway.trail;

import org.jspecify.annotations.NullMarked;
