package io.jidi.enterprise.enterprise.rules;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A unified social credit code as somebody entered it, read by GB 32100-2015 (domain reference 6.1).
 *
 * <p>Reading never throws: a wrong code is an answer, not an accident. {@link #verdict()} says what may be done with it:
 * a differing check character can be overridden with a reason, because early pilot codes such as
 * {@code 91350100M0001TGQXM} are legal and break the rule; a malformed code never can.
 *
 * @param entered the text as received, kept so that both forms can be shown
 * @param normalised the form to store and search by: half-width, trimmed, upper case
 * @param verdict what the standard says about the normalised form
 * @param reason the verdict in words, naming the offending character or the computed and found check character
 * @param computedCheck check character the first 17 give, absent when malformed
 * @param foundCheck the 18th character, absent when malformed
 * @param organisationCodeAgrees the weaker GB 11714 check of positions 9 to 17; informative beside the verdict
 */
public record CreditCode(
        String entered,
        String normalised,
        Verdict verdict,
        Wording reason,
        @Nullable Character computedCheck,
        @Nullable Character foundCheck,
        boolean organisationCodeAgrees) {

    /** What may be done with a code. */
    public enum Verdict {
        VALID,
        /** The check character differs: a warning an operator may override with a reason and the licence scan. */
        CHECK_DIGIT_MISMATCH,
        /** Wrong length or a character outside the alphabet of 31: cannot be a code, cannot be overridden. */
        MALFORMED;

        public boolean overridable() {
            return this == CHECK_DIGIT_MISMATCH;
        }
    }

    /** A statement in both languages of the product. */
    public record Wording(String zh, String en) {}

    static final int LENGTH = 18;
    /** Without I, O, S, V, Z, which are too easily misread; the value of a character is its place. */
    static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private static final int MODULUS = 31;
    private static final int ORGANISATION_MODULUS = 11;
    private static final int[] ORGANISATION_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};
    private static final int REGION_START = 2;
    private static final int ORGANISATION_START = 8;
    private static final int ORGANISATION_CHECK = 16;
    private static final int CHECK = 17;
    private static final int FULL_WIDTH_OFFSET = 0xFEE0;

    /** Reads a code in whatever width, case and surrounding blanks it was typed. */
    public static CreditCode read(String entered) {
        String code = normalise(entered);
        if (code.length() != LENGTH) {
            return malformed(
                    entered,
                    code,
                    "统一社会信用代码应为 18 位，实为 " + code.length() + " 位",
                    "a unified social credit code has 18 characters, this one has " + code.length());
        }
        for (int i = 0; i < LENGTH; i++) {
            char c = code.charAt(i);
            if (ALPHABET.indexOf(c) < 0) {
                return malformed(
                        entered,
                        code,
                        "第 " + (i + 1) + " 位“" + c + "”不在代码字符集内（不使用 I、O、S、V、Z）",
                        "character " + (i + 1) + " '" + c + "' is outside the alphabet (I, O, S, V, Z are not used)");
            }
        }
        return checked(entered, code);
    }

    private static CreditCode checked(String entered, String code) {
        char computed = checkCharacter(code);
        char found = code.charAt(CHECK);
        boolean organisationAgrees = organisationCheck(code) == code.charAt(ORGANISATION_CHECK);
        if (computed == found) {
            Wording reason = organisationAgrees
                    ? new Wording("校验通过", "the check character agrees")
                    : new Wording(
                            "校验通过，但第 9–17 位组织机构代码的校验位不符，请核对",
                            "the check character agrees, but the organisation code inside (9-17) fails its own check");
            return new CreditCode(entered, code, Verdict.VALID, reason, computed, found, organisationAgrees);
        }
        Wording reason = new Wording(
                "校验位应为“" + computed + "”，实为“" + found + "”；早期试点代码可凭营业执照说明理由后保留",
                "the check character should be '" + computed + "' but is '" + found
                        + "'; an early pilot code may be kept with a reason and the licence");
        return new CreditCode(entered, code, Verdict.CHECK_DIGIT_MISMATCH, reason, computed, found, organisationAgrees);
    }

    private static CreditCode malformed(String entered, String code, String zh, String en) {
        return new CreditCode(entered, code, Verdict.MALFORMED, new Wording(zh, en), null, null, false);
    }

    /** Full-width forms lie a fixed distance above ASCII; NFKC would also turn ① or ² into digits, which nobody meant. */
    private static String normalise(String entered) {
        StringBuilder halfWidth = new StringBuilder(entered.length());
        for (char c : entered.toCharArray()) {
            halfWidth.append(c >= '！' && c <= '～' ? (char) (c - FULL_WIDTH_OFFSET) : c);
        }
        int start = 0;
        int end = halfWidth.length();
        while (start < end && blank(halfWidth.charAt(start))) {
            start++;
        }
        while (end > start && blank(halfWidth.charAt(end - 1))) {
            end--;
        }
        return halfWidth.substring(start, end).toUpperCase(Locale.ROOT);
    }

    /** Spreadsheets and web pages paste no-break and zero-width spaces and byte order marks around a code. */
    private static boolean blank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u200B' || c == '\uFEFF';
    }

    /** The 18th character that the first 17 require: weights are the powers of 3 modulo 31. */
    static char checkCharacter(String code) {
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < CHECK; i++) {
            sum += ALPHABET.indexOf(code.charAt(i)) * weight;
            weight = weight * 3 % MODULUS;
        }
        return ALPHABET.charAt((MODULUS - sum % MODULUS) % MODULUS);
    }

    /** GB 11714: eight characters of 36 values, remainder 10 is written X. */
    static char organisationCheck(String code) {
        int sum = 0;
        for (int i = 0; i < ORGANISATION_WEIGHTS.length; i++) {
            sum += Character.digit(code.charAt(ORGANISATION_START + i), 36) * ORGANISATION_WEIGHTS[i];
        }
        int check = ORGANISATION_MODULUS - sum % ORGANISATION_MODULUS;
        return check == 10 ? 'X' : check == ORGANISATION_MODULUS ? '0' : (char) ('0' + check);
    }

    /** Who keeps the register the code comes from; {@link RegistrationAuthority#OTHER} for an unlisted first character. */
    public RegistrationAuthority authority() {
        return wellFormed() ? RegistrationAuthority.of(normalised.charAt(0)) : RegistrationAuthority.OTHER;
    }

    /** What kind of body that authority registered; unlisted pairs are {@link OrganisationCategory#OTHER}. */
    public OrganisationCategory category() {
        return wellFormed()
                ? OrganisationCategory.of(normalised.charAt(0), normalised.charAt(1))
                : OrganisationCategory.OTHER;
    }

    /** GB/T 2260 code of the registering office (historical codes remain), absent when malformed. */
    public @Nullable String regionCode() {
        return wellFormed() ? normalised.substring(REGION_START, ORGANISATION_START) : null;
    }

    /** The nine characters of the organisation code (GB 11714) inside, absent when malformed. */
    public @Nullable String organisationCode() {
        return wellFormed() ? normalised.substring(ORGANISATION_START, CHECK) : null;
    }

    private boolean wellFormed() {
        return verdict != Verdict.MALFORMED;
    }
}
