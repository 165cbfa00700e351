package io.jidi.enterprise.enterprise.rules;

import static io.jidi.enterprise.enterprise.rules.CreditCode.Verdict.CHECK_DIGIT_MISMATCH;
import static io.jidi.enterprise.enterprise.rules.CreditCode.Verdict.MALFORMED;
import static io.jidi.enterprise.enterprise.rules.CreditCode.Verdict.VALID;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CreditCodeTest {

    private static final int RANDOM_CODES = 500;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "914403001922038216",
                "9144030071526726XG",
                "91330100799655058B",
                "91110108551385082Q",
                "91440300192317458F",
                "91340000711771143J",
                "913401001492097421",
                "12100000485001086E",
                "91340111MA2RAD3M4R",
                "91340100MA990001XA",
                "91340600MA99000284",
                "91340300MA9900036F",
                "91340200MA99000445",
                "91340100MA9900052T",
                "91340800MA9900060R"
            })
    void aRealCodePassesBothChecks(String code) {
        CreditCode read = CreditCode.read(code);

        assertThat(read.verdict()).isEqualTo(VALID);
        assertThat(read.organisationCodeAgrees()).isTrue();
        assertThat(read.computedCheck()).isEqualTo(code.charAt(17));
    }

    @ParameterizedTest
    @CsvSource({
        "91340000711771143K, J, K",
        "91350100M0001TGQXM, 1, M",
        "91350211M0000XUF46, R, 6",
        "91350203M0001FUE2P, J, P"
    })
    void aDifferingCheckCharacterIsAWarningThatNamesBoth(String code, char computed, char found) {
        CreditCode read = CreditCode.read(code);

        assertThat(read.verdict()).isEqualTo(CHECK_DIGIT_MISMATCH);
        assertThat(read.verdict().overridable()).isTrue();
        assertThat(read.computedCheck()).isEqualTo(computed);
        assertThat(read.foundCheck()).isEqualTo(found);
        assertThat(read.reason().zh()).contains("应为“" + computed + "”").contains("实为“" + found + "”");
        assertThat(read.reason().en()).contains("'" + computed + "'").contains("'" + found + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"91340000717171143J", "914403001870826678", "91110000800088421P"})
    void transposedOrInventedCodesDoNotPass(String code) {
        assertThat(CreditCode.read(code).verdict()).isEqualTo(CHECK_DIGIT_MISMATCH);
    }

    @ParameterizedTest
    @CsvSource({
        "9134000071177I143J, 第 14 位“I”, character 14 'I'",
        "9134000071177114J, 实为 17 位, has 17",
        "91340000711771143JJ, 实为 19 位, has 19",
        "'', 实为 0 位, has 0",
        "91340000711771143Z, 第 18 位“Z”, character 18 'Z'",
        "9134-000711771143J, 第 5 位“-”, character 5 '-'",
        "91340000 11771143J, 第 9 位“ ”, character 9 ' '"
    })
    void whatCannotBeACodeIsNeverOverridable(String code, String zh, String en) {
        CreditCode read = CreditCode.read(code);

        assertThat(read.verdict()).isEqualTo(MALFORMED);
        assertThat(read.verdict().overridable()).isFalse();
        assertThat(read.reason().zh()).contains(zh);
        assertThat(read.reason().en()).contains(en);
        assertThat(read.regionCode()).isNull();
        assertThat(read.organisationCode()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"　９１３４００００７１１７７１１４３Ｊ　", " 91340000711771143j\t", "９１340000711771143ｊ"})
    void widthCaseAndBlanksAreNormalisedAndBothFormsKept(String entered) {
        CreditCode read = CreditCode.read(entered);

        assertThat(read.verdict()).isEqualTo(VALID);
        assertThat(read.normalised()).isEqualTo("91340000711771143J");
        assertThat(read.entered()).isEqualTo(entered);
    }

    @ParameterizedTest
    @CsvSource({
        "91340000711771143J, MARKET_REGULATION, ENTERPRISE, 340000, 711771143",
        "12100000485001086E, INSTITUTION_ESTABLISHMENT, PUBLIC_INSTITUTION, 100000, 485001086",
        "91340111MA2RAD3M4R, MARKET_REGULATION, ENTERPRISE, 340111, MA2RAD3M4"
    })
    void thePartsOfACodeAreReadOut(
            String code, RegistrationAuthority authority, OrganisationCategory category, String region, String org) {
        CreditCode read = CreditCode.read(code);

        assertThat(read.authority()).isEqualTo(authority);
        assertThat(read.category()).isEqualTo(category);
        assertThat(read.regionCode()).isEqualTo(region);
        assertThat(read.organisationCode()).isEqualTo(org);
    }

    @Test
    void anUnlistedAuthorityIsOtherNotAnError() {
        CreditCode read = CreditCode.read(withCheck("B1340000711771143"));

        assertThat(read.verdict()).isEqualTo(VALID);
        assertThat(read.authority()).isEqualTo(RegistrationAuthority.OTHER);
        assertThat(read.category()).isEqualTo(OrganisationCategory.OTHER);
    }

    @Test
    void theOrganisationCheckIsToldBesideTheVerdict() {
        CreditCode read = CreditCode.read(withCheck("91340000711771144"));

        assertThat(read.verdict()).isEqualTo(VALID);
        assertThat(read.organisationCodeAgrees()).isFalse();
        assertThat(read.reason().zh()).contains("组织机构代码");
    }

    @Test
    void anySingleChangedCharacterIsDetected() {
        Random random = new Random(32100);
        for (int n = 0; n < RANDOM_CODES; n++) {
            String code = withCheck(randomBody(random));
            for (int i = 0; i < CreditCode.LENGTH; i++) {
                for (char c : CreditCode.ALPHABET.toCharArray()) {
                    if (c != code.charAt(i)) {
                        String changed = code.substring(0, i) + c + code.substring(i + 1);
                        assertThat(CreditCode.read(changed).verdict())
                                .as(changed)
                                .isEqualTo(CHECK_DIGIT_MISMATCH);
                    }
                }
            }
        }
    }

    @Test
    void anyTranspositionOfTwoDifferentNeighboursIsDetected() {
        Random random = new Random(11714);
        for (int n = 0; n < RANDOM_CODES; n++) {
            String code = withCheck(randomBody(random));
            for (int i = 0; i + 1 < CreditCode.LENGTH - 1; i++) {
                char a = code.charAt(i);
                char b = code.charAt(i + 1);
                if (a != b) {
                    String swapped = code.substring(0, i) + b + a + code.substring(i + 2);
                    assertThat(CreditCode.read(swapped).verdict()).as(swapped).isEqualTo(CHECK_DIGIT_MISMATCH);
                }
            }
        }
    }

    @Test
    void everyBodyHasExactlyOneCheckCharacter() {
        Random random = new Random(17);
        for (int n = 0; n < RANDOM_CODES; n++) {
            String body = randomBody(random);
            long valid = CreditCode.ALPHABET
                    .chars()
                    .filter(c -> CreditCode.read(body + (char) c).verdict() == VALID)
                    .count();
            assertThat(valid).as(body).isEqualTo(1);
        }
    }

    private static String withCheck(String body) {
        return body + CreditCode.checkCharacter(body + '0');
    }

    private static String randomBody(Random random) {
        StringBuilder body = new StringBuilder("91");
        while (body.length() < CreditCode.LENGTH - 1) {
            body.append(CreditCode.ALPHABET.charAt(random.nextInt(CreditCode.ALPHABET.length())));
        }
        return body.toString();
    }
}
