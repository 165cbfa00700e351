package io.jidi.bench.cockpit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jidi.bench.kit.Report;
import io.jidi.testkit.Browser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That the bench still finds what it measures; no figure is judged, the machine may be busy. */
class CockpitBenchTest {

    @TempDir
    Path folder;

    @Test
    void oneRoundTellsEveryPageAndEveryAnswer() throws IOException {
        Report report = new Report();
        try (Browser browser = Browser.start()) {
            CockpitBench.run(browser, report, 1, 400, List.of(Pace.MACHINE));
        }
        Path file = folder.resolve("report.md");
        report.write(file);
        List<String> rows = Files.readAllLines(file).stream()
                .filter(line -> line.matches("\\| [a-z].*"))
                .toList();
        assertThat(rows)
                .extracting(row -> row.split(" \\| ")[0].substring(2))
                .containsSequence("overview", "projects, 10,000", "one fund")
                .containsSequence(
                        "scroll by a page",
                        "a row down by key",
                        "to the last row by key",
                        "sort by a column",
                        "filter by text");
    }

    @Test
    void medianAndWorstAreOfAllRounds() {
        Samples samples = new Samples();
        for (double millis : new double[] {5, 1, 9, 3, 7}) {
            samples.add(millis);
        }
        assertThat(samples.median()).isEqualTo(5);
        assertThat(samples.worst()).isEqualTo(9);
        assertThatThrownBy(() -> samples.add(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }
}
