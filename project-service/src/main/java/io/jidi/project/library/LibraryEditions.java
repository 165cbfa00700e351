package io.jidi.project.library;

import io.jidi.project.base.ProgrammeSeed;
import io.jidi.project.edition.StrictJson;
import io.jidi.project.library.rules.AdmissionChecklist;
import io.jidi.project.library.rules.AdmissionEdition;
import io.jidi.project.library.rules.FieldCatalogue;
import io.jidi.project.library.rules.ProjectCodeRules;
import io.jidi.project.library.rules.ProjectCodeTables;
import io.jidi.project.rules.EditionParameter;
import io.jidi.project.rules.EditionParameters;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The library's rules with the values shipped with the service. */
public final class LibraryEditions {

    private static final String ADMISSION = "/library/AH-ADMISSION-1.json";
    private static final String CODE_TABLES = "/library/project-code-tables.json";

    private final AdmissionEdition admission;
    private final FieldCatalogue catalogue;
    private final ProjectCodeRules codes;

    private LibraryEditions(AdmissionEdition admission, FieldCatalogue catalogue, ProjectCodeRules codes) {
        this.admission = admission;
        this.catalogue = catalogue;
        this.codes = codes;
    }

    /** Reads the shipped values; a wrong file stops the start. */
    public static LibraryEditions shipped(ProgrammeSeed programme) {
        AdmissionFile admission = StrictJson.resource(ADMISSION, AdmissionFile.class);
        CodeTablesFile tables = StrictJson.resource(CODE_TABLES, CodeTablesFile.class);
        Set<String> prefixes = programme.regions().stream()
                .map(region -> region.code().substring(0, 4))
                .collect(Collectors.toSet());
        return new LibraryEditions(
                admission.edition(),
                catalogue(programme),
                new ProjectCodeRules(new ProjectCodeTables(prefixes, tables.legacyTypes(), tables.currentTypes())));
    }

    /** The checklist with the fields of the policy's own bases. */
    public AdmissionChecklist checklist(LocalDate day) {
        return checklist(day, catalogue);
    }

    /**
     * @param fields what projects of the bases that are open may name
     * @throws IllegalArgumentException if no admission edition decides on that day
     */
    public AdmissionChecklist checklist(LocalDate day, FieldCatalogue fields) {
        if (!admission.inForce(day)) {
            throw new IllegalArgumentException("no admission edition is in force on " + day);
        }
        return new AdmissionChecklist(admission, fields);
    }

    /** Whether any edition decides on that day. */
    public boolean decidesOn(LocalDate day) {
        return admission.inForce(day);
    }

    public AdmissionEdition admission() {
        return admission;
    }

    public ProjectCodeRules codes() {
        return codes;
    }

    private static FieldCatalogue catalogue(ProgrammeSeed programme) {
        Map<String, Set<Integer>> rows = programme.bases().stream()
                .collect(Collectors.toMap(
                        base -> base.code(),
                        base -> base.focusAreas().stream()
                                .map(area -> area.row())
                                .collect(Collectors.toSet())));
        Set<Integer> shared =
                programme.sharedFields().stream().map(area -> area.row()).collect(Collectors.toSet());
        return new FieldCatalogue(rows, shared);
    }

    private record AdmissionFile(
            String id, String validFrom, @Nullable String validUntil, List<EditionParameter> parameters) {

        AdmissionEdition edition() {
            return AdmissionEdition.of(
                    id,
                    LocalDate.parse(validFrom),
                    validUntil == null ? null : LocalDate.parse(validUntil),
                    new EditionParameters(parameters));
        }
    }

    private record CodeTablesFile(String source, Map<String, String> legacyTypes, Map<String, String> currentTypes) {}
}
