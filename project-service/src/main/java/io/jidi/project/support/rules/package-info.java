/**
 * What a clause pays and who qualifies (domain reference 2.12, 2.15). Amounts in yuan; an award is rounded once, HALF_UP to 0.01
 * 万元; the cap comes after the rate; of a stacking group only the highest is paid.
 */
@NullMarked
package io.jidi.project.support.rules;

import org.jspecify.annotations.NullMarked;
