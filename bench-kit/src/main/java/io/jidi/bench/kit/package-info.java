/** What measurements of packaged services share: the service with its parts, and the report. */
@NullMarked
package io.jidi.bench.kit;

import org.jspecify.annotations.NullMarked;
