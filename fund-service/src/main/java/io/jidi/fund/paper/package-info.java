/**
 * Papers that leave the house: notices of capital calls and distributions as PDF in Chinese, the ILPA templates as
 * workbooks (fund.md 3.7). A paper is kept as its content; the file is printed from it again whenever it is wanted, the
 * same content to the same bytes, and its code lets anyone who holds it ask whether it is ours.
 */
@NullMarked
package io.jidi.fund.paper;

import org.jspecify.annotations.NullMarked;
