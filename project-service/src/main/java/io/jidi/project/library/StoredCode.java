package io.jidi.project.library;

import io.jidi.project.library.rules.ProjectCode;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

/**
 * A project code as stored. The algorithm of its check character is not known, so it was never verified.
 *
 * @param active false once the project has left: another may carry the code then
 */
@Embeddable
record StoredCode(String code, @Enumerated(EnumType.STRING) ProjectCode.Form form, boolean principal, boolean active) {}
