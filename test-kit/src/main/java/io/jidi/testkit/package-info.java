/**
 * What every test stands on: a clock that travels, tokens of every role, seeded generators, and the
 * real parts (package parts). Rules of the house that are checked in every module stand in rules.
 */
@NullMarked
package io.jidi.testkit;

import org.jspecify.annotations.NullMarked;
