package io.jidi.fund;

import io.jidi.platform.event.EventStream;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

/** Where this service's events go. */
public final class FundStreams {

    public static final EventStream FUND = new EventStream("fund", "fund");
    public static final EventStream CAPITAL_CALL = new EventStream("fund", "capital-call");
    public static final EventStream DEAL = new EventStream("fund", "deal");
    public static final EventStream PROSPECT = new EventStream("fund", "prospect");
    public static final EventStream VALUATION = new EventStream("fund", "valuation");
    public static final EventStream INVESTMENT = new EventStream("fund", "investment");
    public static final EventStream DISTRIBUTION = new EventStream("fund", "distribution");
    public static final EventStream SETTLEMENT = new EventStream("fund", "settlement");
    public static final EventStream COMPLIANCE = new EventStream("fund", "compliance");
    public static final EventStream REINVESTMENT = new EventStream("fund", "reinvestment");
    public static final EventStream WATCHLIST = new EventStream("fund", "watchlist");

    private FundStreams() {}

    /** Makes them known to the relay, which creates the topics. */
    @Singleton
    static final class Declared {
        @Produces
        @Singleton
        @Named("fund")
        EventStream fund() {
            return FUND;
        }

        @Produces
        @Singleton
        @Named("capital-call")
        EventStream capitalCall() {
            return CAPITAL_CALL;
        }

        @Produces
        @Singleton
        @Named("deal")
        EventStream deal() {
            return DEAL;
        }

        @Produces
        @Singleton
        @Named("prospect")
        EventStream prospect() {
            return PROSPECT;
        }

        @Produces
        @Singleton
        @Named("valuation")
        EventStream valuation() {
            return VALUATION;
        }

        @Produces
        @Singleton
        @Named("investment")
        EventStream investment() {
            return INVESTMENT;
        }

        @Produces
        @Singleton
        @Named("distribution")
        EventStream distribution() {
            return DISTRIBUTION;
        }

        @Produces
        @Singleton
        @Named("settlement")
        EventStream settlement() {
            return SETTLEMENT;
        }

        @Produces
        @Singleton
        @Named("watchlist")
        EventStream watchlist() {
            return WATCHLIST;
        }

        @Produces
        @Singleton
        @Named("compliance")
        EventStream compliance() {
            return COMPLIANCE;
        }

        @Produces
        @Singleton
        @Named("reinvestment")
        EventStream reinvestment() {
            return REINVESTMENT;
        }
    }
}
