package io.jidi.fund.captable;

import io.jidi.fund.FundProblem;
import io.jidi.fund.captable.rules.CapEvent;
import io.jidi.platform.problem.Problem;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads stakeholders and stock transactions of an Open Cap Table Format package. What it does not know (options, warrants,
 * convertibles) is refused by name: a table without them would be wrong in silence.
 */
final class OcfReader {

    private static final Set<String> IGNORED_FILES =
            Set.of("OCF_MANIFEST_FILE", "OCF_STOCK_CLASSES_FILE", "OCF_VALUATIONS_FILE", "OCF_DOCUMENTS_FILE");

    private final Map<String, String> stakeholders = new LinkedHashMap<>();
    private final Map<String, Map<?, ?>> issuances = new LinkedHashMap<>();
    /** What a security of the file is called here: what is left after a transfer goes on under its first name. */
    private final Map<String, String> names = new HashMap<>();

    private final Set<String> resulting = new HashSet<>();
    private final List<RecordCapEvents.Event> events = new ArrayList<>();
    private final Map<String, HolderId> holders;

    private OcfReader(Map<String, HolderId> holders) {
        this.holders = holders;
    }

    /** Names of the stakeholders by their id in the file, in its order. */
    static Map<String, String> stakeholders(OpenCapTable.Package source) {
        OcfReader reader = new OcfReader(Map.of());
        for (Map<?, ?> one : reader.items(source, "OCF_STAKEHOLDERS_FILE")) {
            Object name = one.get("name") instanceof Map<?, ?> names ? names.get("legal_name") : null;
            if (name == null) {
                throw bad("stakeholder " + one.get("id") + ": name.legal_name");
            }
            reader.stakeholders.put(text(one, "id"), name.toString());
        }
        return reader.stakeholders;
    }

    /** The events of the file, holders by their id in it. */
    static List<RecordCapEvents.Event> events(OpenCapTable.Package source, Map<String, HolderId> holders) {
        OcfReader reader = new OcfReader(holders);
        reader.read(reader.items(source, "OCF_TRANSACTIONS_FILE"));
        return reader.events;
    }

    private List<Map<?, ?>> items(OpenCapTable.Package source, String type) {
        List<Map<?, ?>> items = new ArrayList<>();
        for (Map<String, Object> file : source.files()) {
            Object kind = file.get("file_type");
            boolean known = IGNORED_FILES.contains(String.valueOf(kind))
                    || "OCF_STAKEHOLDERS_FILE".equals(kind)
                    || "OCF_TRANSACTIONS_FILE".equals(kind);
            List<?> content = file.get("items") instanceof List<?> list ? list : List.of();
            if (!known && !content.isEmpty()) {
                throw bad("file_type " + kind);
            }
            if (type.equals(kind)) {
                content.forEach(item -> {
                    if (!(item instanceof Map<?, ?> object)) {
                        throw bad("an item of " + type);
                    }
                    items.add(object);
                });
            }
        }
        return items;
    }

    private void read(List<Map<?, ?>> items) {
        for (Map<?, ?> one : items) {
            if ("TX_STOCK_ISSUANCE".equals(one.get("object_type"))) {
                issuances.put(text(one, "security_id"), one);
            }
            if (one.get("resulting_security_ids") instanceof List<?> ids) {
                ids.forEach(id -> resulting.add(String.valueOf(id)));
            }
            if (one.get("balance_security_id") != null) {
                resulting.add(text(one, "balance_security_id"));
            }
        }
        items.forEach(this::event);
    }

    private void event(Map<?, ?> one) {
        switch (text(one, "object_type")) {
            case "TX_STOCK_ISSUANCE" -> {
                if (!resulting.contains(text(one, "security_id"))) {
                    events.add(issue(one, CapEvent.Kind.ISSUE, null));
                }
            }
            case "TX_STOCK_TRANSFER" -> transfer(one);
            case "TX_STOCK_CANCELLATION", "TX_STOCK_REPURCHASE" -> {
                String security = name(text(one, "security_id"));
                events.add(new RecordCapEvents.Event(
                        day(one),
                        CapEvent.Kind.CANCEL,
                        security,
                        shareClass(text(one, "security_id")),
                        null,
                        null,
                        number(one.get("quantity"), "quantity"),
                        null,
                        null,
                        null,
                        null));
                balance(one, security);
            }
            case "TX_STOCK_CLASS_SPLIT" -> split(one);
            case "TX_STOCK_ACCEPTANCE" -> {}
            default -> throw bad(text(one, "object_type"));
        }
    }

    private void transfer(Map<?, ?> one) {
        String from = name(text(one, "security_id"));
        if (!(one.get("resulting_security_ids") instanceof List<?> ids)) {
            throw bad("resulting_security_ids");
        }
        for (Object id : ids) {
            Map<?, ?> issued = issuances.get(String.valueOf(id));
            if (issued == null) {
                throw bad("security_id " + id);
            }
            events.add(issue(issued, CapEvent.Kind.TRANSFER, from));
        }
        balance(one, from);
    }

    private void balance(Map<?, ?> one, String security) {
        if (one.get("balance_security_id") != null) {
            names.put(text(one, "balance_security_id"), security);
        }
    }

    private void split(Map<?, ?> one) {
        if (!(one.get("split_ratio") instanceof Map<?, ?> ratio)) {
            throw bad("split_ratio");
        }
        BigDecimal denominator = number(ratio.get("denominator"), "denominator");
        if (denominator.signum() <= 0) {
            throw bad("denominator");
        }
        events.add(new RecordCapEvents.Event(
                day(one),
                CapEvent.Kind.SPLIT,
                text(one, "stock_class_id"),
                text(one, "stock_class_id"),
                null,
                null,
                number(ratio.get("numerator"), "numerator").divide(denominator, MathContext.DECIMAL128),
                null,
                null,
                null,
                null));
    }

    private RecordCapEvents.Event issue(Map<?, ?> one, CapEvent.Kind kind, @Nullable String from) {
        HolderId holder = holders.get(text(one, "stakeholder_id"));
        if (holder == null) {
            throw bad("stakeholder_id " + one.get("stakeholder_id"));
        }
        Object price = one.get("share_price") instanceof Map<?, ?> money ? money.get("amount") : null;
        BigDecimal paid = price == null ? null : number(price, "share_price");
        Object round = one.get("comments") instanceof List<?> list && !list.isEmpty() ? list.get(0) : null;
        return new RecordCapEvents.Event(
                day(one),
                kind,
                text(one, "security_id"),
                text(one, "stock_class_id"),
                holder,
                from,
                number(one.get("quantity"), "quantity"),
                paid == null || paid.signum() == 0 ? null : paid,
                round == null ? null : round.toString(),
                null,
                null);
    }

    private String name(String id) {
        return names.getOrDefault(id, id);
    }

    private String shareClass(String security) {
        Map<?, ?> issued = issuances.get(security);
        if (issued == null) {
            throw bad("security_id " + security);
        }
        return text(issued, "stock_class_id");
    }

    private static LocalDate day(Map<?, ?> one) {
        try {
            return LocalDate.parse(text(one, "date"));
        } catch (DateTimeException wrong) {
            throw bad("date " + one.get("date"));
        }
    }

    /** The format's own form of a number: at most ten decimals. */
    private static BigDecimal number(@Nullable Object value, String field) {
        String text = String.valueOf(value);
        if (!text.matches("[+]?[0-9]{1,20}(\\.[0-9]{1,10})?")) {
            throw bad(field + " " + text);
        }
        return new BigDecimal(text);
    }

    private static String text(Map<?, ?> one, String field) {
        Object value = one.get(field);
        if (!(value instanceof String text) || text.isBlank()) {
            throw bad(field);
        }
        return text;
    }

    private static Problem bad(String what) {
        return FundProblem.FUND_OCF_UNREADABLE.at("/files", "无法读取：" + what, "Cannot be read: " + what);
    }
}
