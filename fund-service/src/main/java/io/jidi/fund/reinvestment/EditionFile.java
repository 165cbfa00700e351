package io.jidi.fund.reinvestment;

import io.jidi.fund.edition.ParameterFile;
import io.jidi.fund.edition.YamlFile;
import io.jidi.fund.edition.rules.Parameter;
import io.jidi.fund.reinvestment.rules.Category;
import io.jidi.fund.reinvestment.rules.Edition;
import io.jidi.fund.reinvestment.rules.Ending;
import io.jidi.fund.reinvestment.rules.Measure;
import io.jidi.platform.text.Text;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An edition as it stands in its file. */
record EditionFile(
        String edition,
        Text name,
        LocalDate from,
        String source,
        ParameterFile revokesWholeTranche,
        List<String> provincialCategories,
        List<CategoryFile> categories) {

    static final String SHIPPED = "reinvestment/ah-2026.yaml";

    static Edition read() {
        EditionFile file = YamlFile.resource(SHIPPED, EditionFile.class);
        return new Edition(
                file.edition,
                file.name,
                file.from,
                file.source,
                file.revokesWholeTranche.parameter("revokesWholeTranche"),
                file.provincialCategories,
                file.categories.stream().map(CategoryFile::category).toList());
    }

    record CategoryFile(
            String code,
            Text name,
            Text evidence,
            Measure measure,
            ParameterFile coefficient,
            @Nullable Boolean withinFundLife,
            Ending endsWith,
            @Nullable ParameterFile watchYears) {

        private Category category() {
            Parameter watch = watchYears == null ? null : watchYears.parameter(code + ".watchYears");
            return new Category(
                    code,
                    name,
                    evidence,
                    measure,
                    coefficient.parameter(code + ".coefficient"),
                    Boolean.TRUE.equals(withinFundLife),
                    endsWith,
                    watch);
        }
    }
}
