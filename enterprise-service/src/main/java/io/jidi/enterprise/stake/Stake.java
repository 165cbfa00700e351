package io.jidi.enterprise.stake;

import io.jidi.platform.money.Money;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What hangs on one enterprise. */
@Schema(name = "Stake", description = "与该企业相关的基金投资与项目 | Fund money and projects that hang on an enterprise")
public record Stake(List<FundStake> funds, List<ProjectStake> projects) {

    public static final Stake NOTHING = new Stake(List.of(), List.of());

    public Stake {
        funds = List.copyOf(funds);
        projects = List.copyOf(projects);
    }

    /**
     * One fund's deal with the enterprise.
     *
     * @param fundName absent while the fund's own event has not arrived
     */
    @Schema(name = "FundStake")
    public record FundStake(
            String fundId,
            @Nullable String fundName,
            String dealId,

            @Nullable
            @Schema(description = "尚未退出的投资成本，未出资时缺省 | Cost of what is still held; absent while nothing was paid")
            Money costHeld) {}

    /** One project of the library that the enterprise owns and that has not left it. */
    @Schema(name = "ProjectStake")
    public record ProjectStake(
            String projectId,
            String code,
            String name,
            String status,
            @Nullable Money totalInvestment) {}
}
