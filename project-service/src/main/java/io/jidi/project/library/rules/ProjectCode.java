package io.jidi.project.library.rules;

import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * A national investment project code (投资项目代码) taken apart. Made by {@link ProjectCodeRules} only.
 *
 * @param text the code as written, 24 characters with hyphens
 * @param form which of the two layouts it follows
 * @param year year of the code, four digits
 * @param month month of the code in the current form, null in the legacy form, which knows only the year
 * @param region administrative division, six digits (GB/T 2260 or a functional zone)
 * @param sector legacy: industry, two digits of GB/T 4754; current: central guiding department
 * @param type project type, two digits; their meaning differs between the forms
 * @param serial legacy: six digits; current: the five random characters
 * @param checkCharacter last character of the current form, null in the legacy form
 */
public record ProjectCode(
        String text,
        Form form,
        int year,
        @Nullable YearMonth month,
        String region,
        String sector,
        String type,
        String serial,
        @Nullable Character checkCharacter) {

    /** The two layouts; which one a code follows is decided by its first four digits. */
    public enum Form {
        /** {@code YYYY-RRRRRR-II-TT-NNNNNN}, until 2020. */
        LEGACY,
        /** {@code YYMM-RRRRRR-DD-TT-NNNNNC}, GB/T 40058-2021, since 2020-11. */
        CURRENT
    }

    /** Always false: the algorithm of the check character is not known to us, so it is stored and never judged. */
    public boolean checkDigitVerified() {
        return false;
    }

    /** Guiding department of the current form, null in the legacy form. */
    public @Nullable String department() {
        return form == Form.CURRENT ? sector : null;
    }

    /** Industry (GB/T 4754, two digits) of the legacy form, null in the current form. */
    public @Nullable String industry() {
        return form == Form.LEGACY ? sector : null;
    }
}
