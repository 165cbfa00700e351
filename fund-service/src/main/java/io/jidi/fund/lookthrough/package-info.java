/**
 * Who owns what through all layers, from the guidance fund to the enterprise, and how much of it is the government's
 * (fund.md 7.3 V14). Read from partners, commitments and investments; nothing is kept here.
 */
@NullMarked
package io.jidi.fund.lookthrough;

import org.jspecify.annotations.NullMarked;
