package io.jidi.fund.ledger;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.id.TypedId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Identifies an investment: one tranche of money in one enterprise or sub-fund, the ledger's key for assets. */
@Schema(implementation = String.class, pattern = "^inv_[0-7][0-9a-hjkmnp-tv-z]{25}$")
public record InvestmentId(UUID value) implements TypedId {

    public static final String PREFIX = "inv";

    @JsonCreator
    public static InvestmentId fromString(String text) {
        return new InvestmentId(TypeIds.parse(PREFIX, text));
    }

    @Override
    public String prefix() {
        return PREFIX;
    }

    @Override
    public String toString() {
        return wire();
    }
}
