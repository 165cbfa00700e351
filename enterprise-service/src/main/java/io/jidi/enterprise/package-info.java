/**
 * The registry of enterprises, their yearly indicators and their place on the ladders of the tier standards.
 * This package itself holds only what all features share: the list of problems the service can answer, and its stream.
 */
@NullMarked
package io.jidi.enterprise;

import org.jspecify.annotations.NullMarked;
