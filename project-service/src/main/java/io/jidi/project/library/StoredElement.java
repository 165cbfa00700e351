package io.jidi.project.library;

import io.jidi.project.rules.ElementKind;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What the project needs of one element and what is secured, in the unit of its kind. */
@Embeddable
record StoredElement(
        @Enumerated(EnumType.STRING) ElementKind kind,
        BigDecimal needed,
        BigDecimal secured,
        @Nullable String note) {}
