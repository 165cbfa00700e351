package io.jidi.fund.ledger;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.id.TypedId;
import java.util.UUID;

/** Identifies an investment: one tranche of money in one enterprise or sub-fund, the ledger's key for assets. */
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
