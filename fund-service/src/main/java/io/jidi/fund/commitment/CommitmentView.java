package io.jidi.fund.commitment;

import io.jidi.fund.fund.FundId;
import io.jidi.fund.fund.PartnerId;
import io.jidi.platform.money.Money;
import java.time.LocalDate;

/** A commitment as shown; amount = called − restored + unfunded + released. */
public record CommitmentView(
        CommitmentId id,
        FundId fundId,
        PartnerId partnerId,
        int closingNumber,
        LocalDate signedDate,
        Money amount,
        Money called,
        Money restored,
        Money released,
        Money unfunded,
        CommitmentState state,
        long version) {}
