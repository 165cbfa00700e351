/**
 * The rules of the house as ArchUnit rules. Each carries its reason, a rule that matches nothing
 * fails, and a canary proves that a broken rule is caught.
 */
@NullMarked
package io.jidi.testkit.rules;

import org.jspecify.annotations.NullMarked;
