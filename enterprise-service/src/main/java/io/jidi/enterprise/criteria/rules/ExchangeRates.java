package io.jidi.enterprise.criteria.rules;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Yuan per unit of a foreign currency, by year. List makers convert a financing round at the average rate of the year in
 * which it closed (domain reference 3), so the rate is an input of the assessment, kept with it.
 */
public final class ExchangeRates {

    public static final String YUAN = "CNY";

    private final Map<String, Fraction> yuanPerUnit = new TreeMap<>();
    private final Map<String, String> sources = new TreeMap<>();

    private ExchangeRates() {}

    public static ExchangeRates none() {
        return new ExchangeRates();
    }

    /**
     * One rate.
     *
     * @param yuanPerUnit above zero
     * @param source who published it, and when, as an explanation tells it; null for one that was given with a request
     */
    public record Rate(
            String currency,
            int year,
            BigDecimal yuanPerUnit,
            @Nullable String source) {}

    /** These rates; of the same currency and year the last of the list. */
    public static ExchangeRates of(List<Rate> all) {
        ExchangeRates rates = new ExchangeRates();
        for (Rate one : all) {
            rates.put(one.currency(), one.year(), Fraction.of(one.yuanPerUnit()));
            if (one.source() != null) {
                rates.sources.put(key(one.currency(), one.year()), one.source());
            }
        }
        return rates;
    }

    /** These rates and one more: {@code with("USD", 2025, "7.15")} means one dollar was 7.15 yuan. */
    public ExchangeRates with(String currency, int year, String rate) {
        ExchangeRates more = new ExchangeRates();
        more.yuanPerUnit.putAll(yuanPerUnit);
        more.sources.putAll(sources);
        more.put(currency, year, Fraction.of(rate));
        more.sources.remove(key(currency, year));
        return more;
    }

    private void put(String currency, int year, Fraction yuan) {
        if (yuan.signum() <= 0) {
            throw new IllegalArgumentException(
                    "A rate of " + yuan.exact() + " yuan per " + currency + " is not above zero");
        }
        yuanPerUnit.put(key(currency, year), yuan);
    }

    /**
     * These without the published ones of other years: what was published for a year that nothing happened in is no input of
     * an assessment. Rates without a source were given with the request and stay.
     */
    public ExchangeRates ofYears(Set<Integer> years) {
        ExchangeRates less = new ExchangeRates();
        yuanPerUnit.forEach((key, yuan) -> {
            String source = sources.get(key);
            if (source == null || years.contains(Integer.valueOf(key.substring(key.indexOf('/') + 1)))) {
                less.yuanPerUnit.put(key, yuan);
                if (source != null) {
                    less.sources.put(key, source);
                }
            }
        });
        return less;
    }

    /** Units of {@code to} for one unit of {@code from} in that year, absent when a rate is missing. */
    @Nullable
    Fraction rate(String from, String to, int year) {
        if (from.equals(to)) {
            return Fraction.ONE;
        }
        Fraction fromYuan = yuan(from, year);
        Fraction toYuan = yuan(to, year);
        return fromYuan == null || toYuan == null ? null : fromYuan.dividedBy(toYuan);
    }

    private @Nullable Fraction yuan(String currency, int year) {
        return currency.equals(YUAN) ? Fraction.ONE : yuanPerUnit.get(key(currency, year));
    }

    /** {@code USD/2025} to 7.15, sorted. */
    public Map<String, Fraction> all() {
        return Collections.unmodifiableMap(yuanPerUnit);
    }

    /** {@code USD/2025} to who published it, sorted; without those that were given with the request. */
    public Map<String, String> sources() {
        return Collections.unmodifiableMap(sources);
    }

    /** "USD/2025: who published it", for those of the currencies that have a source; empty for none. */
    String told(int year, String... currencies) {
        return Arrays.stream(currencies)
                .map(currency -> key(currency, year))
                .filter(sources::containsKey)
                .map(key -> key + ": " + sources.get(key))
                .collect(Collectors.joining(", "));
    }

    private static String key(String currency, int year) {
        return currency + "/" + year;
    }
}
