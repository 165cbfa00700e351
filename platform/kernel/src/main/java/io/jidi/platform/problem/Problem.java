package io.jidi.platform.problem;

import io.jidi.platform.text.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Thrown to answer with a problem; the transaction it leaves is rolled back. */
public final class Problem extends RuntimeException {

    private final transient ProblemType type;
    private final transient Text detail;
    private final transient List<FieldError> errors;
    private final transient @Nullable Duration retryAfter;

    public Problem(ProblemType type, Text detail) {
        this(type, detail, List.of(), null);
    }

    private Problem(ProblemType type, Text detail, List<FieldError> errors, @Nullable Duration retryAfter) {
        super(type.name() + ": " + detail.en(), null, false, true);
        this.type = type;
        this.detail = detail;
        this.errors = errors;
        this.retryAfter = retryAfter;
    }

    public Problem withError(FieldError error) {
        List<FieldError> more = new ArrayList<>(errors);
        more.add(error);
        return new Problem(type, detail, List.copyOf(more), retryAfter);
    }

    public Problem withErrors(List<FieldError> all) {
        return new Problem(type, detail, List.copyOf(all), retryAfter);
    }

    /** Tells the caller when to come back; rounded up to whole seconds on the wire. */
    public Problem retryAfter(Duration delay) {
        return new Problem(type, detail, errors, delay);
    }

    public ProblemType type() {
        return type;
    }

    public Text detail() {
        return detail;
    }

    public List<FieldError> errors() {
        return errors;
    }

    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
