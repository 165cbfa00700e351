package io.jidi.platform.fault;

import org.jspecify.annotations.Nullable;

/** A place where things go wrong in the field, and on purpose in tests. */
public final class Fault {

    /** Decides, by the name of the point, whether to throw, delay or halt. */
    @FunctionalInterface
    public interface Plan {
        void at(String point);
    }

    private static volatile @Nullable Plan plan;

    private Fault() {}

    public static void point(String name) {
        Plan current = plan;
        if (current != null) {
            current.at(name);
        }
    }

    /** For tests only; null takes the plan away. */
    public static void follow(@Nullable Plan next) {
        plan = next;
    }
}
