/** Runs in the build only and is left out of the jar: from TypeScript and libraries to the files a browser loads. */
@NullMarked
package io.jidi.cockpit.build;

import org.jspecify.annotations.NullMarked;
