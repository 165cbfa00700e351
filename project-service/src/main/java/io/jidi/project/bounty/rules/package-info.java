/** Tranches, milestones, recovery, conflicts of interest and the steps of a bounty. Amounts in yuan. */
@NullMarked
package io.jidi.project.bounty.rules;

import org.jspecify.annotations.NullMarked;
