package io.jidi.project.firstset;

import io.jidi.platform.money.Money;
import io.jidi.project.ProjectProblem;
import io.jidi.project.Yuan;
import io.jidi.project.edition.StrictJson;
import io.jidi.project.firstset.rules.FirstSetStatus;
import io.jidi.project.rules.EditionParameter;
import io.jidi.project.rules.EditionParameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Records the insurance of a first set; the premium is at most 3 % of the sum insured [M]. */
@ApplicationScoped
class InsureFirstSet {

    private final FirstSets sets;
    private final BigDecimal ratio;

    InsureFirstSet(FirstSets sets) {
        this.sets = sets;
        ratio = new EditionParameters(StrictJson.resource("/firstset/insurance.json", EditionFile.class)
                        .parameters())
                .decimal("premium.ratio.max");
    }

    private record EditionFile(String edition, List<EditionParameter> parameters) {}

    @Schema(name = "InsureFirstSet")
    record Request(
            @NotNull Money insured,
            @NotNull Money premium,
            @NotBlank @Size(max = 500) String evidence) {}

    FirstSetView execute(FirstSetId id, Request request) {
        FirstSet one = sets.locked(id);
        if (one.status() == FirstSetStatus.REJECTED) {
            throw ProjectProblem.FIRST_SET_REFUSED.at("/insured", "申报未通过", "The application was rejected");
        }
        BigDecimal insured = Yuan.of(request.insured(), "/insured");
        BigDecimal premium = Yuan.of(request.premium(), "/premium");
        BigDecimal most = insured.multiply(ratio);
        if (premium.signum() == 0 || premium.compareTo(most) > 0) {
            throw ProjectProblem.FIRST_SET_REFUSED.at(
                    "/premium",
                    "保费应大于零且费率不超过 " + ratio.toPlainString() + "（未经证实）",
                    "More than nothing and at a ratio of at most " + ratio.toPlainString() + " (unconfirmed)");
        }
        one.insure(insured, premium);
        return sets.done(one, "INSURE_FIRST_SET", request.evidence(), null);
    }
}
