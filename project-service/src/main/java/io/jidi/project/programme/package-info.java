/**
 * The programme register: what the policy asks for, row by row, and everything that is done about it.
 *
 * <p>Kinds of items, indicators, targets and the places where rows live are data. An item says nothing that its kind's JSON
 * Schema does not allow; it is achieved only with evidence. What the policy leaves open is shown as open: no lead department,
 * no number, no status is made up.
 */
@NullMarked
package io.jidi.project.programme;

import org.jspecify.annotations.NullMarked;
