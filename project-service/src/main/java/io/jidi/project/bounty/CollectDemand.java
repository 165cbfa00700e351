package io.jidi.project.bounty;

import io.jidi.platform.id.Uuid7;
import io.jidi.platform.security.CallContext;
import io.jidi.project.BusinessDay;
import io.jidi.project.Territory;
import io.jidi.project.base.ProgrammeSeed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Takes in a demand; an enterprise of the province leads it. */
@ApplicationScoped
class CollectDemand {

    /** Row 74 of the policy: 揭榜挂帅. */
    static final int ROW = 74;

    private final Bounties bounties;
    private final EntityManager entities;
    private final ProgrammeSeed seed;
    private final CallContext call;
    private final Uuid7 ids;
    private final BusinessDay day;

    CollectDemand(
            Bounties bounties,
            EntityManager entities,
            ProgrammeSeed seed,
            CallContext call,
            Uuid7 ids,
            BusinessDay day) {
        this.bounties = bounties;
        this.entities = entities;
        this.seed = seed;
        this.call = call;
        this.ids = ids;
        this.day = day;
    }

    /** @param demanderGroup credit code or name of the group that the demander belongs to */
    @Schema(name = "CollectDemand")
    record Request(
            @NotBlank @Size(max = 200) String name,
            @NotBlank @Size(max = 4000) String need,
            @NotNull @Pattern(regexp = "[0-9A-Z]{18}") String demanderCode,
            @NotBlank @Size(max = 200) String demanderName,
            @Nullable @Size(max = 64) String demanderGroup,
            @NotNull @Pattern(regexp = "[0-9]{6}") String regionCode,
            @Nullable @Min(1) @Max(189) Integer policyRow) {}

    BountyView execute(Request request) {
        seed.requireRegion(request.regionCode(), "/regionCode");
        Territory.requireWritable(call.scope(), request.regionCode(), null);
        Bounty bounty = new Bounty(new BountyId(ids.next()), request, day.now());
        entities.persist(bounty);
        return bounties.done(bounty, "COLLECT_DEMAND", null, day.today());
    }
}
