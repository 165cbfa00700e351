/**
 * What all funds in the caller's scope hold, seen as one: exposure by base, chain node, city, tier and stage, concentration,
 * losses against tolerance, the way of a figure from a mother fund to a firm, and firms that several funds or projects pay for.
 */
@NullMarked
package io.jidi.fund.portfolio;

import org.jspecify.annotations.NullMarked;
