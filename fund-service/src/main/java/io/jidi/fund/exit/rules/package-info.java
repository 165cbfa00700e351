/**
 * Exit routes as dated checks (fund.md 5.2): listing sets, sci-tech attribute, lock-ups, sell-down brackets, price basis. Plain
 * Java.
 */
@NullMarked
package io.jidi.fund.exit.rules;

import org.jspecify.annotations.NullMarked;
