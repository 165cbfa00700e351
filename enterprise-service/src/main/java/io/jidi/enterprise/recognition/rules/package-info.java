/**
 * The procedure by which a title is recognised (domain reference 1.6): who may do what in which state, which reasons and
 * deadlines an act needs, that no person passes an application twice, and what keeps or loses a title afterwards.
 * Plain Java: dates, persons and what happened come in, allowed or refused with the reason comes out.
 */
@NullMarked
package io.jidi.enterprise.recognition.rules;

import org.jspecify.annotations.NullMarked;
