package io.jidi.testkit.rules.canary.two;

import io.jidi.fund.StolenFund;
import io.jidi.testkit.rules.canary.one.AmountManager;
import jakarta.ws.rs.GET;

/** Breaks: operations declare their callers, no cycles, no other service. */
public class OpenDoor {
    AmountManager back;
    StolenFund fund;

    @GET
    public String anybody() {
        return "come in";
    }
}
