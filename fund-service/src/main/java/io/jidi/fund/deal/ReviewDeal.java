package io.jidi.fund.deal;

import io.jidi.fund.FundProblem;
import io.jidi.fund.FundStreams;
import io.jidi.fund.edition.StoredJson;
import io.jidi.fund.fund.Fund;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.event.NewEvent;
import io.jidi.platform.event.Outbox;
import io.jidi.platform.id.Uuid7;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.sql.Sql;
import io.jidi.platform.time.ClockSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/** Reviews a firm in which the fund has money, quarter by quarter. */
@ApplicationScoped
class ReviewDeal {

    private final Deals deals;
    private final Reviews reviews;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Uuid7 ids;
    private final Clock clock;
    private final CallContext call;
    private final Sql sql;

    ReviewDeal(
            Deals deals,
            Reviews reviews,
            Outbox outbox,
            AuditTrail audit,
            Uuid7 ids,
            Clock clock,
            CallContext call,
            Sql sql) {
        this.deals = deals;
        this.reviews = reviews;
        this.outbox = outbox;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
        this.call = call;
        this.sql = sql;
    }

    /** A quarter's figures by name (revenue in yuan, staff, …), what the team thinks, and the report. */
    record Request(
            @NotBlank @Pattern(regexp = "[0-9]{4}-Q[1-4]") String quarter,

            @NotNull @Size(min = 1, max = 40)
            Map<
                            @Pattern(regexp = "[a-zA-Z0-9]{1,40}") String,
                            @Pattern(regexp = "-?[0-9]{1,18}(\\.[0-9]{1,10})?") String>
                    figures,

            @NotNull Reviews.Rating rating,
            @NotBlank @Size(max = 2000) String opinion,
            @NotBlank @Size(max = 500) String document) {}

    Reviews.ReviewView execute(DealId id, Request request) {
        Deal deal = deals.locked(id);
        LocalDate today = LocalDate.ofInstant(clock.instant(), ClockSource.BUSINESS_ZONE);
        if (request.quarter().compareTo(Reviews.quarterOf(today)) > 0) {
            throw FundProblem.FUND_DEAL_ENTRY_INVALID.at("/quarter", "不能评估将来的季度", "The quarter lies ahead");
        }
        if (deal.stage().isBefore(DealStage.INVESTED) && deal.round() == 1) {
            throw FundProblem.FUND_DEAL_STAGE.problem("尚未投资", "Nothing is invested yet");
        }
        ReviewId review = new ReviewId(ids.next());
        sql.update(
                "insert into deal_review (id, deal_id, quarter, figures, rating, opinion, document, recorded_at, recorded_by)"
                        + " values (?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?)",
                review.value(),
                id.value(),
                request.quarter(),
                StoredJson.write(new TreeMap<>(request.figures())),
                request.rating(),
                request.opinion(),
                request.document(),
                clock.instant(),
                call.caller().userId());
        Reviews.ReviewView view = reviews.of(id).stream()
                .filter(one -> one.id().equals(review))
                .findFirst()
                .orElseThrow();
        Fund fund = deals.fundOf(deal);
        outbox.append(new NewEvent(
                FundStreams.DEAL,
                FundStreams.DEAL.type("reviewed"),
                1,
                id,
                new Announced(id, request.quarter(), request.rating()),
                null,
                fund.dataScope()));
        audit.record("REVIEW_DEAL", id.wire(), request.document(), null, view);
        return view;
    }

    /** What is announced. */
    record Announced(DealId id, String quarter, Reviews.Rating rating) {}
}
