/** How the services describe themselves to those who generate clients. */
@NullMarked
package io.jidi.platform.openapi;

import org.jspecify.annotations.NullMarked;
