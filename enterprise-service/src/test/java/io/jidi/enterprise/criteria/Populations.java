package io.jidi.enterprise.criteria;

import io.jidi.enterprise.criteria.rules.DatumType;
import io.jidi.enterprise.criteria.rules.Indicator;
import io.jidi.enterprise.criteria.rules.Indicators;
import io.jidi.enterprise.criteria.rules.SourceKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * Seeded enterprises that provoke: round numbers whose ratios and growths lie exactly on the edges of the standards, missing
 * years, sources that contradict each other, zero and negative figures, numbers too long for a column.
 */
final class Populations {

    static final List<Firm> WORKED =
            List.of(Firm.worked("皖江智语"), Firm.worked("淮北微行"), Firm.worked("蚌埠芯感"), Firm.worked("芜湖精驱"));

    private static final List<String> ROUND = List.of(
            "0",
            "1",
            "2",
            "3",
            "4",
            "5",
            "8",
            "10",
            "12",
            "30",
            "50",
            "60",
            "65",
            "70",
            "100",
            "150",
            "300",
            "400",
            "500",
            "600",
            "750",
            "800",
            "1000",
            "1100",
            "1150",
            "1200",
            "1331",
            "1440",
            "1500",
            "1728",
            "2000",
            "3000",
            "5000",
            "5250",
            "6000",
            "8000",
            "10000",
            "10500",
            "11025",
            "12000",
            "20000",
            "40000",
            "50000",
            "100000",
            "0.5",
            "2.5",
            "3.3",
            "12.345678");
    private static final List<String> HUGE = List.of(
            "99999999999",
            "100000000000.000001",
            "123456789012345678",
            "0.0000001",
            "1.0000000000",
            "99999999999.999999");
    private static final List<String> INDUSTRIES =
            List.of("I6513", "C39", "C", "C16", "B06", "E47", "F51", "K70", "A01", "I65", "G54", "Z99", "39");

    private final Indicators catalogue;
    private final Random random;

    Populations(Indicators catalogue, Random random) {
        this.catalogue = catalogue;
        this.random = random;
    }

    List<Firm> firms(int count) {
        List<Firm> firms = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            firms.add(i % 3 == 0 ? invented() : changed(one(WORKED)));
        }
        return firms;
    }

    /** A worked enterprise with some facts changed, forgotten or contradicted. */
    private Firm changed(Firm worked) {
        Firm firm = worked;
        List<Firm.Row> rows = worked.rows();
        for (int changes = random.nextInt(8); changes >= 0; changes--) {
            Firm.Row row = one(rows);
            Indicator indicator = catalogue.get(row.field());
            switch (random.nextInt(6)) {
                case 0 -> firm = firm.without(row.field());
                case 1 -> firm = replaced(firm, indicator, row, scaled(row.value()));
                case 2 -> firm = firm.and(new Firm.Row(row.field(), row.year(), value(indicator), source()));
                default -> firm = replaced(firm, indicator, row, value(indicator));
            }
        }
        return lawful(firm);
    }

    private Firm replaced(Firm firm, Indicator indicator, Firm.Row row, String value) {
        if (indicator.kind() == Indicator.Kind.YEARLY && row.year() != null) {
            boolean number = value.matches("-?[0-9.]+");
            return firm.with(row.field(), row.year(), number ? value : value(indicator), row.source());
        }
        return firm.without(row.field()).and(new Firm.Row(row.field(), row.year(), value(indicator), row.source()));
    }

    private Firm invented() {
        List<Firm.Row> rows = new ArrayList<>();
        for (Indicator indicator : catalogue.all()) {
            if (random.nextInt(10) == 0) {
                continue;
            }
            if (indicator.kind() == Indicator.Kind.YEARLY) {
                for (int year = 2021; year <= 2026; year++) {
                    if (random.nextInt(12) > 0) {
                        rows.add(new Firm.Row(indicator.key(), year, value(indicator), source()));
                    }
                }
            } else {
                int times = indicator.kind() == Indicator.Kind.LIST ? 1 + random.nextInt(3) : 1;
                for (int i = 0; i < times; i++) {
                    rows.add(new Firm.Row(indicator.key(), null, value(indicator), source()));
                }
            }
        }
        return lawful(new Firm(rows));
    }

    /** Two persons who disagree on one day are no input at all. */
    private Firm lawful(Firm firm) {
        List<Firm.Row> rows = new ArrayList<>();
        for (Firm.Row row : firm.rows()) {
            boolean judgement = catalogue.get(row.field()).kind() == Indicator.Kind.JUDGEMENT;
            boolean repeated = rows.stream()
                    .anyMatch(other ->
                            other.field().equals(row.field()) && day(other).equals(day(row)));
            if (!judgement || !repeated) {
                rows.add(row);
            }
        }
        return new Firm(rows);
    }

    private static String day(Firm.Row row) {
        return row.value().substring(Math.max(0, row.value().length() - 10));
    }

    private SourceKind source() {
        return random.nextInt(3) == 0 ? one(List.of(SourceKind.values())) : SourceKind.AUDIT_REPORT;
    }

    private String scaled(String value) {
        if (!value.matches("-?[0-9]+(\\.[0-9]+)?")) {
            return value;
        }
        BigDecimal factor = new BigDecimal(one(List.of("0", "0.5", "0.999999", "1.000001", "1.1", "2", "10")));
        return new BigDecimal(value).multiply(factor).stripTrailingZeros().toPlainString();
    }

    private String value(Indicator indicator) {
        return switch (indicator.kind()) {
            case YEARLY, SINGLE -> single(indicator);
            case JUDGEMENT -> "verdict=" + (random.nextInt(4) > 0 ? "yes" : "no") + ";by=张三;on=" + day();
            case LIST -> random.nextInt(3) == 0 ? "none" : item(indicator);
        };
    }

    private String single(Indicator indicator) {
        if (indicator.key().equals("industryCode")) {
            return one(INDUSTRIES);
        }
        return switch (indicator.type()) {
            case NUMBER -> number(!indicator.nonNegative());
            case FLAG -> random.nextInt(5) > 0 ? "yes" : "no";
            case CODE -> one(List.copyOf(indicator.codes().keySet()));
            case DATE -> day();
        };
    }

    private String item(Indicator list) {
        return list.attributes().values().stream()
                .filter(attribute -> attribute.required() || random.nextInt(4) > 0)
                .map(attribute -> attribute.key() + "=" + attribute(attribute))
                .collect(Collectors.joining(";"));
    }

    private String attribute(Indicator.Attribute attribute) {
        if (attribute.type() == DatumType.NUMBER) {
            return number(false);
        }
        return switch (attribute.type()) {
            case FLAG -> random.nextBoolean() ? "yes" : "no";
            case DATE -> day();
            default ->
                attribute.codes().isEmpty()
                        ? "甲" + random.nextInt(3)
                        : one(List.copyOf(attribute.codes().keySet()));
        };
    }

    private String number(boolean maybeNegative) {
        String text = random.nextInt(400) == 0 ? one(HUGE) : one(ROUND);
        return maybeNegative && !text.equals("0") && random.nextInt(4) == 0 ? "-" + text : text;
    }

    private String day() {
        LocalDate reference =
                one(List.of(LocalDate.of(2025, 12, 31), LocalDate.of(2026, 3, 1), LocalDate.of(2024, 2, 29)));
        return reference
                .minusYears(random.nextInt(12))
                .plusDays(random.nextInt(5) - 2L)
                .toString();
    }

    private <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
