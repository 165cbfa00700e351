/** What the OpenAPI documents of the services say, as a test asks by it: the operations and the least that each accepts. */
@NullMarked
package io.jidi.testkit.openapi;

import org.jspecify.annotations.NullMarked;
