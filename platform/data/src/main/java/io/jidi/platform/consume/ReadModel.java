package io.jidi.platform.consume;

import java.util.List;

/**
 * A handler whose tables hold nothing but what the events say, so that they can be built again beside the live ones and
 * compared. Each table has a twin of the same shape in the schema {@code rebuild}.
 */
public interface ReadModel extends EventHandler {

    /** The tables, parents before children, unqualified: a rebuild points {@code search_path} at the twins. */
    List<String> tables();
}
