/**
 * The exchange with provincial data platforms: publishes data sets made of the three services' events, signed, scoped and
 * reconcilable, and takes in what platforms give back.
 */
@NullMarked
package io.jidi.exchange;

import org.jspecify.annotations.NullMarked;
