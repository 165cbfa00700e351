/**
 * How a fund may leave a firm (fund.md 5.2): each route judged by its dated rules from stated figures; the judgement is kept and
 * the gate before the exit asks for it.
 */
@NullMarked
package io.jidi.fund.exit;

import org.jspecify.annotations.NullMarked;
