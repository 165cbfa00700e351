package io.jidi.project.dispatch.rules;

import io.jidi.project.rules.CanonicalJson;
import java.time.YearMonth;

/**
 * A light as it is stored for ever.
 *
 * @param editionDigest digest of the edition's values, so that a changed edition file is noticed at replay
 * @param inputs canonical JSON of what was known; with the edition it determines {@code decision}
 * @param decision canonical JSON of colours, counts, exact figures and reason codes; a replay gives these bytes again
 * @param explanation canonical JSON of the sentences as they were shown; wording may improve, so it is not replayed
 * @param digest SHA-256 over inputs and decision
 */
public record FrozenLight(
        String editionId,
        String editionDigest,
        String project,
        YearMonth month,
        Light light,
        String inputs,
        String decision,
        String explanation,
        String digest) {

    public FrozenLight {
        String expected = digestOf(inputs, decision);
        if (!digest.equals(expected)) {
            throw new IllegalArgumentException("frozen light of " + project + " for " + month
                    + " does not match its digest " + digest + ": inputs or decision were changed");
        }
    }

    static FrozenLight of(String editionDigest, ProjectFacts known, LightDecision decision) {
        String inputs = CanonicalJson.write(CanonicalLight.inputs(editionDigest, decision, known));
        String decided = CanonicalJson.write(CanonicalLight.decision(decision));
        return new FrozenLight(
                decision.editionId(),
                editionDigest,
                decision.project(),
                decision.month(),
                decision.light(),
                inputs,
                decided,
                CanonicalJson.write(CanonicalLight.explanation(decision)),
                digestOf(inputs, decided));
    }

    private static String digestOf(String inputs, String decision) {
        return CanonicalJson.digest(inputs + "\n" + decision);
    }
}
