package io.jidi.project.firstset;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.jidi.platform.money.Money;
import io.jidi.project.firstset.rules.FirstSetStatus;
import io.jidi.project.rules.Reason;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An application as shown.
 *
 * @param claims what the clauses in force today would pay, once it is published
 */
@Schema(name = "FirstSet")
@JsonInclude(JsonInclude.Include.NON_NULL)
record FirstSetView(
        FirstSetId id,
        String name,
        FirstSet.Kind object,
        int listYear,
        String ownerCreditCode,
        String ownerName,
        String regionCode,
        @Nullable String baseCode,
        Money unitPrice,
        boolean creditCommitment,
        FirstSetStatus status,
        String statusReason,
        @Nullable String evaluator,
        @Nullable LocalDate publicUntil,
        @Nullable Money insured,
        @Nullable Money premium,
        Instant recordedAt,
        List<Claim> claims) {

    /** @param confirmed false while the clause's values are from memory */
    @Schema(name = "FirstSetClaim")
    record Claim(String clauseId, Money amount, boolean confirmed, List<Reason> reasons) {}
}
