/**
 * 揭榜挂帅 from the demand to the recovery of money (domain reference 2.10, 6.6). What is paid is computed, never entered, cites a
 * milestone or the acceptance, and in all is never more than the approved grant.
 */
@NullMarked
package io.jidi.project.bounty;

import org.jspecify.annotations.NullMarked;
