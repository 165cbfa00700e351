package io.jidi.testkit.sample;

import io.jidi.platform.catalogue.ProblemCatalogue;
import io.jidi.platform.problem.ProblemType;
import io.jidi.platform.text.Text;
import jakarta.inject.Singleton;
import java.util.List;

/** Every problem that the sample can answer besides the platform's. */
enum NoteProblem implements ProblemType {
    NOTE_TITLE_REFUSED(409, "这个标题不行", "Not this title");

    private final int status;
    private final Text title;

    NoteProblem(int status, String zh, String en) {
        this.status = status;
        this.title = Text.of(zh, en);
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public Text title() {
        return title;
    }

    /** Tells the gateway. */
    @Singleton
    static final class Catalogue implements ProblemCatalogue {
        @Override
        public List<ProblemType> problems() {
            return List.of(values());
        }
    }
}
