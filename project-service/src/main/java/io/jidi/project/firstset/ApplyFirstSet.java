package io.jidi.project.firstset;

import io.jidi.platform.id.Uuid7;
import io.jidi.platform.money.Money;
import io.jidi.platform.security.CallContext;
import io.jidi.project.BusinessDay;
import io.jidi.project.ProjectProblem;
import io.jidi.project.Territory;
import io.jidi.project.Yuan;
import io.jidi.project.base.ProgrammeSeed;
import io.jidi.project.firstset.FirstSet.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Applies for the yearly list, with the credit commitment. */
@ApplicationScoped
class ApplyFirstSet {

    private final FirstSets sets;
    private final EntityManager entities;
    private final ProgrammeSeed seed;
    private final CallContext call;
    private final Uuid7 ids;
    private final BusinessDay day;

    ApplyFirstSet(
            FirstSets sets, EntityManager entities, ProgrammeSeed seed, CallContext call, Uuid7 ids, BusinessDay day) {
        this.sets = sets;
        this.entities = entities;
        this.seed = seed;
        this.call = call;
        this.ids = ids;
        this.day = day;
    }

    @Schema(name = "ApplyFirstSet")
    record Request(
            @NotBlank @Size(max = 200) String name,
            @NotNull Kind object,
            @Min(2020) @Max(2100) int listYear,
            @NotNull @Pattern(regexp = "[0-9A-Z]{18}") String ownerCreditCode,
            @NotBlank @Size(max = 200) String ownerName,
            @NotNull @Pattern(regexp = "[0-9]{6}") String regionCode,
            @Nullable @Size(max = 32) String baseCode,
            @NotNull Money unitPrice,
            boolean creditCommitment) {}

    FirstSetView execute(Request request) {
        seed.requireRegion(request.regionCode(), "/regionCode");
        Territory.requireWritable(call.scope(), request.regionCode(), request.baseCode());
        if (!request.creditCommitment()) {
            throw ProjectProblem.FIRST_SET_REFUSED.at("/creditCommitment", "须作信用承诺", "The credit commitment is needed");
        }
        BigDecimal price = Yuan.of(request.unitPrice(), "/unitPrice");
        if (price.signum() == 0) {
            throw ProjectProblem.FIRST_SET_REFUSED.at("/unitPrice", "单价应大于零", "The price is more than nothing");
        }
        FirstSet one = new FirstSet(new FirstSetId(ids.next()), request, price, day.now());
        entities.persist(one);
        return sets.done(one, "APPLY_FIRST_SET", null, day.today());
    }
}
