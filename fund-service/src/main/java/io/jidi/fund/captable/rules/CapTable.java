package io.jidi.fund.captable.rules;

import io.jidi.platform.text.Text;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Who holds what on a day: all that happened until then, in the order of days, and on one day as recorded. */
public final class CapTable {

    private final Map<String, Security> securities = new LinkedHashMap<>();

    private CapTable() {}

    /** A holding; a quantity of zero is gone. */
    public record Security(String id, String shareClass, String holder, BigDecimal quantity) {}

    /** An event that cannot have happened so. */
    public static final class Impossible extends RuntimeException {

        private final transient Text reason;

        Impossible(CapEvent event, String zh, String en) {
            super(en, null, false, false);
            reason = Text.of("第 " + event.number() + " 项：" + zh, "event " + event.number() + ": " + en);
        }

        public Text reason() {
            return reason;
        }
    }

    /**
     * The table at the end of a day.
     *
     * @throws Impossible where more is moved than there is, or a security is issued twice
     */
    public static CapTable on(LocalDate day, Collection<CapEvent> events) {
        CapTable table = new CapTable();
        events.stream()
                .filter(event -> !event.day().isAfter(day))
                .sorted(Comparator.comparing(CapEvent::day).thenComparing(CapEvent::number))
                .forEach(table::apply);
        return table;
    }

    private void apply(CapEvent event) {
        switch (event.kind()) {
            case ISSUE -> add(event, holder(event));
            case TRANSFER -> {
                String from = event.fromSecurity();
                if (from == null) {
                    throw new Impossible(event, "转让须指明来源", "a transfer names what it is taken from");
                }
                Security source = take(event, from);
                if (!source.shareClass().equals(event.shareClass())) {
                    throw new Impossible(
                            event, from + " 的类别为 " + source.shareClass(), from + " is " + source.shareClass());
                }
                add(event, holder(event));
            }
            case CANCEL -> take(event, event.security());
            case SPLIT -> split(event);
        }
    }

    private void add(CapEvent event, String holder) {
        if (securities.containsKey(event.security())) {
            throw new Impossible(event, event.security() + " 已存在", "the security " + event.security() + " exists");
        }
        securities.put(event.security(), new Security(event.security(), event.shareClass(), holder, event.quantity()));
    }

    private Security take(CapEvent event, String id) {
        Security source = securities.get(id);
        if (source == null) {
            throw new Impossible(event, "没有 " + id, "there is no security " + id);
        }
        BigDecimal left = source.quantity().subtract(event.quantity());
        if (left.signum() < 0) {
            String held = source.quantity().toPlainString();
            throw new Impossible(event, id + " 仅有 " + held, id + " holds " + held);
        }
        securities.put(id, new Security(id, source.shareClass(), source.holder(), left));
        return source;
    }

    private void split(CapEvent event) {
        securities.replaceAll((id, one) -> one.shareClass().equals(event.shareClass())
                ? new Security(
                        id, one.shareClass(), one.holder(), one.quantity().multiply(event.quantity()))
                : one);
    }

    private static String holder(CapEvent event) {
        String holder = event.holder();
        if (holder == null) {
            throw new Impossible(event, "须指明股东", "a holder is named");
        }
        return holder;
    }

    /** What is held, without what is gone. */
    public List<Security> securities() {
        return securities.values().stream()
                .filter(one -> one.quantity().signum() > 0)
                .toList();
    }

    public BigDecimal total() {
        return securities.values().stream().map(Security::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Shares by holder, in the order of names. */
    public Map<String, BigDecimal> byHolder() {
        Map<String, BigDecimal> held = new TreeMap<>();
        securities().forEach(one -> held.merge(one.holder(), one.quantity(), BigDecimal::add));
        return held;
    }

    /** A holder's part of all shares, fully diluted; zero where there are none. */
    public BigDecimal rate(String holder) {
        return total().signum() == 0
                ? BigDecimal.ZERO
                : byHolder().getOrDefault(holder, BigDecimal.ZERO).divide(total(), MathContext.DECIMAL128);
    }
}
