package io.jidi.fund.lookthrough;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/**
 * What funds own of firms whose owners are recorded. Where it is known it counts, diluted as it is; what a tranche gave when it
 * was paid counts elsewhere.
 */
public interface RecordedStakes {

    /** The part of the firm that the fund of a deal owns at the end of a day, 0 to 1, by deal. */
    Map<UUID, BigDecimal> on(LocalDate day);
}
