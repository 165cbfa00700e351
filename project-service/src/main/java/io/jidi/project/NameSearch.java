package io.jidi.project;

import io.jidi.platform.page.Where;
import java.util.function.Function;

/** What {@code q=} means on a list of named things: the name holds the text, whatever characters it has. */
public final class NameSearch {

    private NameSearch() {}

    public static Function<String, Where> in(String path) {
        return text -> Where.of(
                path + " like :q escape '!'",
                "q",
                '%' + text.replace("!", "!!").replace("%", "!%").replace("_", "!_") + '%');
    }
}
