/**
 * The main job on real input, through the public API only: the policy's bases and projects, the
 * worked enterprises, the AI theme fund with a sub-fund, a year of monthly reports; and then the
 * story as a person would want to see it. Told twice, it is the same story: every write carries a
 * key of its own.
 */
@NullMarked
package io.jidi.local.demo;

import org.jspecify.annotations.NullMarked;
