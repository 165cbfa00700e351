package io.jidi.project.library;

import io.jidi.project.library.rules.ProjectKind;
import io.jidi.project.rules.ElementKind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the library holds of a project besides its way through it; an application brings it, a change replaces parts of it.
 *
 * @param fields policy rows of the fields named
 * @param totalInvestment yuan
 * @param elements null if the list was not handed in, empty if none is needed
 */
record ProjectRecord(
        String name,
        ProjectKind kind,
        @Nullable String baseCode,
        Set<Integer> fields,
        String regionCode,
        @Nullable BigDecimal totalInvestment,
        List<GivenCode> codes,
        List<String> preparationDocuments,
        @Nullable String ownerCreditCode,
        @Nullable String ownerName,
        @Nullable List<GivenElement> elements) {

    /** A project code with whether it is the one the project is known by. */
    record GivenCode(String code, boolean principal) {}

    /** Need and security of one element, in the unit of its kind. */
    record GivenElement(
            ElementKind kind,
            BigDecimal needed,
            BigDecimal secured,
            @Nullable String note) {}
}
