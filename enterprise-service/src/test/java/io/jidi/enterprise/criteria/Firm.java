package io.jidi.enterprise.criteria;

import io.jidi.enterprise.criteria.rules.EnterpriseFacts;
import io.jidi.enterprise.criteria.rules.Indicators;
import io.jidi.enterprise.criteria.rules.SourceKind;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** An enterprise as rows of an import, to be changed row by row: one difference per test, visible in the test. */
record Firm(List<Row> rows) {

    /** What the demonstration loads, and what only the other standards read. */
    private static final List<String> FILES = List.of("/worked-enterprises.csv", "/worked-enterprises-more.csv");

    record Row(String field, @Nullable Integer year, String value, SourceKind source) {}

    /** One of the worked enterprises of domain reference 8.1, by its name. */
    static Firm worked(String name) {
        List<Row> rows = new ArrayList<>();
        for (String file : FILES) {
            rows.addAll(read(file, name));
        }
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("No worked enterprise is called " + name);
        }
        return new Firm(rows);
    }

    private static List<Row> read(String file, String name) {
        List<Row> rows = new ArrayList<>();
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (Reader in = new InputStreamReader(
                        Objects.requireNonNull(Firm.class.getResourceAsStream(file)), StandardCharsets.UTF_8);
                var parser = format.parse(in)) {
            for (CSVRecord line : parser) {
                if (line.get("name").equals(name)) {
                    String year = line.get("year");
                    rows.add(new Row(
                            line.get("field"),
                            year.isEmpty() ? null : Integer.valueOf(year),
                            line.get("value"),
                            SourceKind.valueOf(line.get("source"))));
                }
            }
        } catch (IOException wrong) {
            throw new UncheckedIOException(wrong);
        }
        return rows;
    }

    static Firm nothingKnown() {
        return new Firm(List.of());
    }

    Firm without(String field) {
        return new Firm(rows.stream().filter(row -> !row.field().equals(field)).toList());
    }

    Firm without(String field, int year) {
        return new Firm(rows.stream()
                .filter(row -> !(row.field().equals(field) && Objects.equals(row.year(), year)))
                .toList());
    }

    /** Replaces that year's value. */
    Firm with(String field, int year, String value) {
        return without(field, year).and(new Row(field, year, value, SourceKind.AUDIT_REPORT));
    }

    Firm with(String field, int year, String value, SourceKind source) {
        return without(field, year).and(new Row(field, year, value, source));
    }

    /** Replaces a single value, a list or a judgement. */
    Firm with(String field, String value) {
        return without(field).andAlso(field, value);
    }

    /** Adds an item to what is there. */
    Firm andAlso(String field, String value) {
        return and(new Row(field, null, value, SourceKind.CERTIFICATE));
    }

    Firm and(Row row) {
        List<Row> more = new ArrayList<>(rows);
        more.add(row);
        return new Firm(more);
    }

    EnterpriseFacts facts(Indicators catalogue) {
        EnterpriseFacts.Builder facts = EnterpriseFacts.of(catalogue);
        rows.forEach(row -> facts.row(row.field(), row.year(), row.value(), row.source()));
        return facts.build();
    }
}
