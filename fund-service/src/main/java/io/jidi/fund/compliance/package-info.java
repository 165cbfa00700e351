/**
 * The compliance catalogue: rules of editions over facts, gates for acts, overrides, monitors, replay.
 */
@NullMarked
package io.jidi.fund.compliance;

import org.jspecify.annotations.NullMarked;
