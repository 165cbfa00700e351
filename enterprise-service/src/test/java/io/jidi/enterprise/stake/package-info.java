/** What hangs on enterprises, from real events over real Kafka. */
@NullMarked
package io.jidi.enterprise.stake;

import org.jspecify.annotations.NullMarked;
