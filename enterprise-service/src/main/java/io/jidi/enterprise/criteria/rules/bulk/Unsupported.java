package io.jidi.enterprise.criteria.rules.bulk;

/** A kind of criterion for which there is no compiled form: the exact evaluator judges the whole edition. */
final class Unsupported extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Unsupported(Object what) {
        super(what.getClass().getSimpleName());
    }
}
