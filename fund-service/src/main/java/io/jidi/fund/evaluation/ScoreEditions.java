package io.jidi.fund.evaluation;

import io.jidi.fund.evaluation.rules.Input;
import io.jidi.fund.evaluation.rules.ScoreEdition;
import io.jidi.fund.evaluation.rules.Source;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The score, read and validated at the start. */
@Startup
@Singleton
class ScoreEditions {

    private final ScoreEdition shipped = ScoreEditionFile.read();

    ScoreEdition current() {
        return shipped;
    }

    Optional<Input> input(String key, Source source) {
        return shipped.inputs().stream()
                .filter(one -> one.key().equals(key) && one.source() == source)
                .findFirst();
    }
}
