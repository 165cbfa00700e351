package io.jidi.testkit.permission;

/** How the data scope of the asking token lies to the rows that are asked for. */
enum Reach {
    /** Names just these rows: their city, base, fund or enterprise. */
    OWN,
    /** Covers them from above: the province. */
    PARENT,
    /** Names their neighbour: another city, base, fund or enterprise. */
    SIBLING,
    /** Names nothing. */
    NONE;

    String column() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
