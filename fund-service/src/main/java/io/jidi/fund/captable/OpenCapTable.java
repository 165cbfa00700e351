package io.jidi.fund.captable;

import io.jidi.fund.captable.rules.CapEvent;
import io.jidi.fund.deal.DealView;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A firm's cap table as an Open Cap Table Format package (fund.md 5.3, version 1.2.0): its files in one list, each as it would
 * stand in the archive. The format knows no funds above and no registered capital: one yuan of it goes out as one share.
 */
final class OpenCapTable {

    static final String VERSION = "1.2.0";

    private OpenCapTable() {}

    /** A package: the manifest first. */
    public record Package(List<Map<String, Object>> files) {}

    static Package of(
            DealView deal, Map<String, CapTables.Holder> holders, List<CapEvent> events, LocalDate asOf, Instant now) {
        List<Map<String, Object>> files = new ArrayList<>();
        files.add(manifest(deal, events, asOf, now));
        files.add(file(
                "OCF_STAKEHOLDERS_FILE",
                holders.values().stream().map(OpenCapTable::stakeholder).toList()));
        files.add(file("OCF_STOCK_CLASSES_FILE", classes(events)));
        files.add(file("OCF_TRANSACTIONS_FILE", transactions(events, asOf)));
        return new Package(files);
    }

    private static Map<String, Object> manifest(DealView deal, List<CapEvent> events, LocalDate asOf, Instant now) {
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("ocf_version", VERSION);
        manifest.put("file_type", "OCF_MANIFEST_FILE");
        Map<String, Object> issuer = new LinkedHashMap<>();
        issuer.put("object_type", "ISSUER");
        issuer.put("id", deal.creditCode());
        issuer.put("legal_name", deal.enterpriseName());
        issuer.put("country_of_formation", "CN");
        issuer.put(
                "formation_date",
                events.stream()
                        .map(CapEvent::day)
                        .min(LocalDate::compareTo)
                        .orElse(asOf)
                        .toString());
        issuer.put("tax_ids", List.of(Map.of("country", "CN", "tax_id", deal.creditCode())));
        manifest.put("issuer", issuer);
        manifest.put("as_of", asOf.toString());
        manifest.put("generated_at", now.toString());
        for (String none : List.of("stock_plans", "stock_legend_templates", "vesting_terms", "valuations")) {
            manifest.put(none + "_files", List.of());
        }
        for (String one : List.of("stakeholders", "stock_classes", "transactions")) {
            manifest.put(one + "_files", List.of(Map.of("filepath", one + ".ocf.json")));
        }
        return manifest;
    }

    private static Map<String, Object> file(String type, List<Map<String, Object>> items) {
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("file_type", type);
        file.put("items", items);
        return file;
    }

    private static Map<String, Object> stakeholder(CapTables.Holder holder) {
        Map<String, Object> one = object("STAKEHOLDER", holder.id().wire());
        one.put("name", Map.of("legal_name", holder.name()));
        one.put("stakeholder_type", holder.kind() == CapTables.HolderKind.FOUNDER ? "INDIVIDUAL" : "INSTITUTION");
        if (holder.kind() == CapTables.HolderKind.FOUNDER) {
            one.put("current_relationship", "FOUNDER");
        }
        return one;
    }

    private static List<Map<String, Object>> classes(List<CapEvent> events) {
        Set<String> names = new LinkedHashSet<>();
        events.forEach(event -> names.add(event.shareClass()));
        List<Map<String, Object>> classes = new ArrayList<>();
        for (String name : names) {
            Map<String, Object> one = object("STOCK_CLASS", name);
            one.put("name", name);
            one.put("class_type", name.startsWith("PREFERRED") ? "PREFERRED" : "COMMON");
            one.put("default_id_prefix", name + "-");
            one.put("initial_shares_authorized", "UNLIMITED");
            one.put("votes_per_share", "1");
            one.put("seniority", String.valueOf(classes.size() + 1));
            classes.add(one);
        }
        return classes;
    }

    private static List<Map<String, Object>> transactions(List<CapEvent> events, LocalDate asOf) {
        Transactions all = new Transactions();
        events.stream()
                .filter(one -> !one.day().isAfter(asOf))
                .sorted(Comparator.comparing(CapEvent::day).thenComparing(CapEvent::number))
                .forEach(all::add);
        return all.list;
    }

    /**
     * The format ends a security of which a part is moved, and what is left is a new one; ours goes on with less. So what is left
     * gets a name of the security and the number of the event.
     */
    private static final class Transactions {

        private final List<Map<String, Object>> list = new ArrayList<>();
        private final Map<String, Left> open = new LinkedHashMap<>();

        /** What there is of one of our securities, and what the format calls it now. */
        private record Left(
                String id,
                String holder,
                String shareClass,
                BigDecimal quantity,
                @Nullable BigDecimal price) {}

        void add(CapEvent event) {
            switch (event.kind()) {
                case ISSUE -> issue(event);
                case TRANSFER -> {
                    Map<String, Object> one = reduce("TX_STOCK_TRANSFER", event, String.valueOf(event.fromSecurity()));
                    one.put("resulting_security_ids", List.of(event.security()));
                    issue(event);
                }
                case CANCEL ->
                    reduce("TX_STOCK_CANCELLATION", event, event.security())
                            .put(
                                    "reason_text",
                                    Optional.ofNullable(event.round()).orElse("减资或回购"));
                case SPLIT -> {
                    Map<String, Object> one = transaction("TX_STOCK_CLASS_SPLIT", event);
                    one.put("stock_class_id", event.shareClass());
                    one.put("split_ratio", Map.of("numerator", text(event.quantity()), "denominator", "1"));
                    list.add(one);
                    open.replaceAll((id, left) -> left.shareClass().equals(event.shareClass())
                            ? new Left(
                                    left.id(),
                                    left.holder(),
                                    left.shareClass(),
                                    left.quantity().multiply(event.quantity()),
                                    left.price())
                            : left);
                }
            }
        }

        private void issue(CapEvent event) {
            Left issued = new Left(
                    event.security(),
                    String.valueOf(event.holder()),
                    event.shareClass(),
                    event.quantity(),
                    event.price());
            open.put(event.security(), issued);
            issuance(event, issued);
        }

        private Map<String, Object> reduce(String type, CapEvent event, String security) {
            Left source = Optional.ofNullable(open.get(security)).orElseThrow();
            Map<String, Object> one = transaction(type, event);
            one.put("security_id", source.id());
            one.put("quantity", text(event.quantity()));
            list.add(one);
            BigDecimal rest = source.quantity().subtract(event.quantity());
            if (rest.signum() > 0) {
                Left balance = new Left(
                        security + "." + event.number(), source.holder(), source.shareClass(), rest, source.price());
                one.put("balance_security_id", balance.id());
                open.put(security, balance);
                issuance(event, balance);
            } else {
                open.remove(security);
            }
            return one;
        }

        private void issuance(CapEvent event, Left issued) {
            Map<String, Object> one = object("TX_STOCK_ISSUANCE", "tx-" + event.number() + "-" + issued.id());
            one.put("date", event.day().toString());
            one.put("security_id", issued.id());
            one.put("custom_id", issued.id());
            one.put("stakeholder_id", issued.holder());
            one.put("stock_class_id", issued.shareClass());
            one.put(
                    "share_price",
                    Map.of("amount", issued.price() == null ? "0" : text(issued.price()), "currency", "CNY"));
            one.put("quantity", text(issued.quantity()));
            one.put("stock_legend_ids", List.of());
            one.put("security_law_exemptions", List.of());
            if (event.round() != null) {
                one.put("comments", List.of(event.round()));
            }
            list.add(one);
        }
    }

    private static Map<String, Object> transaction(String type, CapEvent event) {
        Map<String, Object> one = object(type, "tx-" + event.number());
        one.put("date", event.day().toString());
        return one;
    }

    private static Map<String, Object> object(String type, String id) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("object_type", type);
        one.put("id", id);
        return one;
    }

    private static String text(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
