/** What an auditor can check without the installation: a file that left it, and nothing else. Plain Java. */
@NullMarked
package io.jidi.platform.audit.rules;

import org.jspecify.annotations.NullMarked;
