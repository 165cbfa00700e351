package io.jidi.fund.portfolio;

import io.jidi.fund.edition.ParameterFile;
import io.jidi.fund.edition.YamlFile;
import io.jidi.fund.edition.rules.Parameter;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How much of a portfolio may be lost, by class of fund, as dated data; a class for which nothing was found has no figure. */
final class Tolerance {

    private static final Map<String, Parameter> BY_CLASS = ParameterFile.parameters(
            YamlFile.resource("portfolio/tolerance.yaml", File.class).tolerance());

    private Tolerance() {}

    /** The file. */
    record File(String edition, Map<String, ParameterFile> tolerance) {}

    /**
     * A loss rate beside its tolerance.
     *
     * @param within null where there is no figure
     * @param parameter with source and status; null where the class has none
     */
    public record Standing(
            @Nullable Boolean within, @Nullable Parameter parameter) {}

    static Standing of(String fundClass, BigDecimal lossRate) {
        Parameter found = BY_CLASS.get(fundClass);
        BigDecimal most = found == null ? null : found.value();
        return new Standing(most == null ? null : lossRate.compareTo(most) <= 0, found);
    }
}
