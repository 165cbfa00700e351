package io.jidi.fund.guidance;

import io.jidi.fund.edition.ParameterFile;
import io.jidi.fund.edition.YamlFile;
import io.jidi.fund.guidance.rules.MotherTerms;
import io.jidi.platform.text.Text;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The terms shipped with the service, read at the start. */
@Startup
@Singleton
public class MotherTermsEditions {

    private final Map<String, MotherTerms> byId = new LinkedHashMap<>();

    public MotherTermsEditions() {
        for (TermsFile file :
                YamlFile.resource("guidance/mother-terms.yaml", File.class).terms()) {
            if (byId.put(file.id(), file.terms()) != null) {
                throw new IllegalStateException("the terms " + file.id() + " are given twice");
            }
        }
    }

    record File(List<TermsFile> terms) {}

    record TermsFile(
            String id,
            @Nullable String motherFund,
            Text name,
            LocalDate from,
            @Nullable LocalDate until,
            String source,
            Map<String, ParameterFile> parameters) {

        MotherTerms terms() {
            return new MotherTerms(id, motherFund, name, from, until, source, ParameterFile.parameters(parameters));
        }
    }

    public List<MotherTerms> all() {
        return List.copyOf(byId.values());
    }

    public Optional<MotherTerms> byId(String id) {
        return Optional.ofNullable(byId.get(id));
    }
}
