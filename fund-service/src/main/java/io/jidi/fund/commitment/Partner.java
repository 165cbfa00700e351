package io.jidi.fund.commitment;

import io.jidi.fund.fund.FundId;
import io.jidi.fund.fund.PartnerId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A partner of one fund. */
@Entity
@Table(name = "partner")
public class Partner {

    @Id
    private UUID id = new UUID(0, 0);

    @Column(name = "fund_id")
    private UUID fundId = new UUID(0, 0);

    private String name = "";

    @Enumerated(EnumType.STRING)
    private PartnerKind kind = PartnerKind.LP;

    @Enumerated(EnumType.STRING)
    @Column(name = "government_tier")
    private GovernmentTier governmentTier = GovernmentTier.NONE;

    @Enumerated(EnumType.STRING)
    @Column(name = "money_source")
    private MoneySource moneySource = MoneySource.SOCIAL;

    @Column(name = "investing_fund_id")
    private @Nullable UUID investingFundId;

    @Column(name = "credit_code")
    private @Nullable String creditCode;

    @Enumerated(EnumType.STRING)
    private PartnerState state = PartnerState.ACTIVE;

    @Column(name = "side_letter")
    private @Nullable String sideLetter;

    protected Partner() {}

    Partner(PartnerId id, FundId fund, AddPartner.Request request) {
        this.id = id.value();
        this.fundId = fund.value();
        this.name = request.name();
        this.kind = request.kind();
        this.governmentTier = request.governmentTier();
        this.moneySource = request.moneySource();
        this.investingFundId = request.investingFundId() == null
                ? null
                : request.investingFundId().value();
        this.creditCode = request.creditCode();
        this.sideLetter = request.sideLetter();
    }

    public PartnerId id() {
        return new PartnerId(id);
    }

    FundId fundId() {
        return new FundId(fundId);
    }

    public PartnerKind kind() {
        return kind;
    }

    public GovernmentTier governmentTier() {
        return governmentTier;
    }

    public MoneySource moneySource() {
        return moneySource;
    }

    /** It did not pay in time, or has paid since. */
    public void defaulted(boolean isDefaulted) {
        state = isDefaulted ? PartnerState.DEFAULTED : PartnerState.ACTIVE;
    }

    /** It gave away all that it had. */
    void left() {
        state = PartnerState.TRANSFERRED;
    }

    void joined() {
        state = state == PartnerState.TRANSFERRED ? PartnerState.ACTIVE : state;
    }

    PartnerView view() {
        return new PartnerView(
                id(),
                fundId(),
                name,
                kind,
                governmentTier,
                moneySource,
                investingFundId == null ? null : new FundId(investingFundId),
                creditCode,
                state,
                sideLetter);
    }
}
