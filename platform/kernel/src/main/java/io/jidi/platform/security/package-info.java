/**
 * Who is calling and which data they may see, read from the token and from nothing else.
 */
@NullMarked
package io.jidi.platform.security;

import org.jspecify.annotations.NullMarked;
