/** The audit entries of all services as one list, newest first. The gateway keeps none of them. */
@NullMarked
package io.jidi.gateway.audit;

import org.jspecify.annotations.NullMarked;
