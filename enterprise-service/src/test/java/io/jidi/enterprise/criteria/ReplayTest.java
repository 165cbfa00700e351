package io.jidi.enterprise.criteria;

import static io.jidi.enterprise.criteria.Rulebook.EDITIONS;
import static io.jidi.enterprise.criteria.Rulebook.NEW_2026;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jidi.enterprise.criteria.rules.Assessment;
import io.jidi.enterprise.criteria.rules.AssessmentContext;
import io.jidi.enterprise.criteria.rules.Edition;
import io.jidi.enterprise.criteria.rules.EnterpriseFacts;
import io.jidi.enterprise.criteria.rules.ExchangeRates;
import io.jidi.enterprise.criteria.rules.SourceKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A stored decision, replayed from its stored inputs, is the same to the byte. */
class ReplayTest {

    private static final AssessmentContext CONTEXT =
            NEW_2026.withRates(ExchangeRates.none().with("USD", 2025, "7.15").with("HKD", 2024, "0.92"));

    private static final List<Firm> FIRMS = List.of(
            Firm.worked("皖江智语"),
            Firm.worked("淮北微行"),
            Firm.worked("蚌埠芯感"),
            Firm.worked("芜湖精驱"),
            Firm.nothingKnown(),
            Firm.worked("芜湖精驱")
                    .and(new Firm.Row("revenue", 2025, "18000.50", SourceKind.STATISTICS))
                    .andAlso("fundingRounds", "date=2025-03-01;currency=CNY;paidIn=30000;postMoney=1234567.89")
                    .andAlso("awards", "level=NATIONAL;rank=3"));

    @Test
    void theSameInputsGiveTheSameBytesFromTheStoredSnapshot() {
        for (Edition edition : EDITIONS.all()) {
            for (Firm firm : FIRMS) {
                EnterpriseFacts facts = firm.facts(EDITIONS.indicators());
                byte[] decided = AssessmentJson.bytes(edition.assess(facts, CONTEXT));
                byte[] stored = InputSnapshot.bytes(edition, facts, CONTEXT);

                InputSnapshot replayed = InputSnapshot.read(stored, EDITIONS.indicators());

                assertThat(AssessmentJson.bytes(edition.assess(replayed.facts(), replayed.context())))
                        .as(edition.id())
                        .isEqualTo(decided);
                assertThat(InputSnapshot.bytes(edition, replayed.facts(), replayed.context()))
                        .isEqualTo(stored);
            }
        }
    }

    @Test
    void theOrderOfArrivalDoesNotShow() {
        Random random = new Random(2026);
        for (Firm firm : FIRMS) {
            byte[] decided = bytes(firm);
            for (int n = 0; n < 20; n++) {
                List<Firm.Row> shuffled = new ArrayList<>(firm.rows());
                Collections.shuffle(shuffled, random);
                assertThat(bytes(new Firm(shuffled))).isEqualTo(decided);
            }
        }
    }

    @Test
    void theDigestChangesWithWhatIsReadAndOnlyWithThat() {
        Edition edition = EDITIONS.get("SRDI-2026");
        Firm firm = FIRMS.get(0);
        String digest = digest(edition, firm);

        assertThat(digest).matches("[0-9a-f]{64}");
        assertThat(digest(edition, firm.with("revenue", 2025, "3600.0"))).isEqualTo(digest);
        assertThat(digest(edition, firm.with("revenue", 2025, "3600.01"))).isNotEqualTo(digest);
        assertThat(digest(edition, firm.with("taxPaid", 2025, "1"))).isEqualTo(digest);
        assertThat(digest(edition, firm.without("incidents"))).isNotEqualTo(digest);
    }

    @Test
    void theBytesSayEverythingAnAuditorAsks() throws IOException {
        JsonNode json = new ObjectMapper().readTree(bytes(FIRMS.get(1)));
        JsonNode ratio = find(json.path("criteria"), "P2b");

        assertThat(json.path("edition").asText()).isEqualTo("SRDI-2026");
        assertThat(json.path("outcome").asText()).isEqualTo("NOT_ELIGIBLE");
        assertThat(json.path("inputsDigest").asText()).hasSize(64);
        assertThat(ratio.at("/parts/0/exact").asText()).isEqualTo("70");
        assertThat(ratio.at("/parts/0/threshold").asText()).isEqualTo("80");
        assertThat(ratio.at("/parts/0/formula").asText()).isEqualTo("630/900");
        assertThat(ratio.at("/parts/0/inputs/0/source").asText()).isEqualTo("AUDIT_REPORT");
        assertThat(ratio.at("/parts/0/inputs/0/year").asInt()).isEqualTo(2025);
        assertThat(ratio.at("/parts/0/gap/amount").asText()).isEqualTo("90");
        assertThat(ratio.at("/parts/0/gap/text/zh").asText()).startsWith("还差 90 万元主营业务收入");
        assertThat(ratio.at("/basis/annex/zh").asText()).isEqualTo("附件1");
        assertThat(ratio.at("/explanation/en").asText()).contains("edition SRDI-2026");
    }

    private static JsonNode find(JsonNode criteria, String id) {
        for (JsonNode criterion : criteria) {
            if (criterion.path("id").asText().equals(id)) {
                return criterion;
            }
        }
        throw new IllegalArgumentException(id);
    }

    private static byte[] bytes(Firm firm) {
        Assessment assessment = Rulebook.assess("SRDI-2026", firm, CONTEXT);
        return AssessmentJson.bytes(assessment);
    }

    private static String digest(Edition edition, Firm firm) {
        return InputSnapshot.digest(edition, firm.facts(EDITIONS.indicators()), CONTEXT);
    }
}
