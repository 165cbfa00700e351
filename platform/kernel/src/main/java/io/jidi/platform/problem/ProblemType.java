package io.jidi.platform.problem;

import io.jidi.platform.text.Text;

/** A kind of problem. Implemented by one enum per service that lists every problem the service can answer. */
public interface ProblemType {

    /** The stable code, {@code FUND_COMMITMENT_EXCEEDED}; the enum constant's name. */
    String name();

    /** The HTTP status it is answered with. */
    int status();

    Text title();

    /** The problem with nothing more to say than its title. */
    default Problem problem() {
        return new Problem(this, title());
    }

    /** The problem with what is wrong in this case. */
    default Problem problem(String zh, String en) {
        return new Problem(this, Text.of(zh, en));
    }

    /** The problem with what is wrong in this case and the field that is to blame, as a JSON Pointer. */
    default Problem at(String pointer, String zh, String en) {
        Text detail = Text.of(zh, en);
        return new Problem(this, detail).withError(new FieldError(pointer, name(), detail));
    }
}
