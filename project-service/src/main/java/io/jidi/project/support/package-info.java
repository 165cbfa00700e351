/**
 * Support clauses (奖补条款) and who gets them: rate, cap, floor, stacking and shares as dated data with their sources, and
 * candidate lists of 免申即享 with the reason for each include and exclude. A decision is replayed from what is stored.
 */
@NullMarked
package io.jidi.project.support;

import org.jspecify.annotations.NullMarked;
