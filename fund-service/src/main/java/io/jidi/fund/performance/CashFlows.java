package io.jidi.fund.performance;

import io.jidi.fund.fund.Fund;
import io.jidi.fund.ledger.PointInTime;
import io.jidi.fund.performance.rules.CashFlow;
import io.jidi.fund.performance.rules.Valuation;
import java.util.List;

/** Where money that moved and values that were found are read from: the ledger, and the history before it. */
interface CashFlows {

    /** Flows effective by the day, as known at the time, in the fund's currency. */
    List<CashFlow> flows(Fund fund, PointInTime when);

    /** Values of the fund and of its investments, likewise. */
    List<Valuation> valuations(Fund fund, PointInTime when);
}
