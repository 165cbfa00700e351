/**
 * What stands on papers, worked out without any of the paper: amounts in Chinese capitals, the part of each
 * partner in each line of a call, the code that a paper is known again by. Plain Java.
 */
@NullMarked
package io.jidi.fund.paper.rules;

import org.jspecify.annotations.NullMarked;
