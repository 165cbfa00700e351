package io.jidi.bench.kit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Tables as the documentation shows them, told as they come. */
public final class Report {

    private final List<String> lines = new ArrayList<>();

    public void tell(String line) {
        lines.add(line);
        System.out.println(line);
    }

    public void head(String title, String... columns) {
        tell("");
        tell("**" + title + "**");
        tell("");
        row(columns);
        tell("|---" + String.join("", Collections.nCopies(columns.length - 1, "|---:")) + "|");
    }

    public void row(String... cells) {
        tell("| " + String.join(" | ", cells) + " |");
    }

    public void write(Path file) throws IOException {
        Files.writeString(file, String.join("\n", lines) + "\n");
    }
}
