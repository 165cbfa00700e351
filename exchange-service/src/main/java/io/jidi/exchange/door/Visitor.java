package io.jidi.exchange.door;

import io.jidi.exchange.ExchangeProblem;
import io.jidi.exchange.application.Platform;
import io.jidi.exchange.application.PlatformKey;
import io.jidi.exchange.dataset.DataSet;
import io.jidi.exchange.dataset.DataSets;
import io.jidi.exchange.dataset.EarlierVersion;
import io.jidi.exchange.limits.Rates;
import io.jidi.platform.time.ClockSource;
import jakarta.enterprise.context.RequestScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The platform whose request is at hand. */
@RequestScoped
public class Visitor {

    private final DataSets sets;
    private final Clock clock;
    private @Nullable Verified verified;
    private @Nullable EarlierServed earlier;

    Visitor(DataSets sets, Clock clock) {
        this.sets = sets;
        this.clock = clock;
    }

    record Verified(Platform platform, PlatformKey key, String nonce, Rates.Standing standing) {}

    void arrived(Verified one) {
        verified = one;
    }

    Optional<Verified> verified() {
        return Optional.ofNullable(verified);
    }

    /** @throws IllegalStateException in an operation that is not {@link Signed} */
    public Platform platform() {
        return verified()
                .orElseThrow(() -> new IllegalStateException("the operation must be @Signed"))
                .platform();
    }

    /**
     * The data set, if it is granted. One that is not and one that does not exist are told alike.
     *
     * @throws io.jidi.platform.problem.Problem 404
     */
    public DataSet dataSet(String code) {
        return dataSet(code, null);
    }

    /**
     * The same as one of its versions shows it; the answer then says when that version ends.
     *
     * @param version whole or its major number alone; null for the present one
     * @throws io.jidi.platform.problem.Problem 404
     */
    public DataSet dataSet(String code, @Nullable String version) {
        DataSet present = granted(code);
        LocalDate today = LocalDate.ofInstant(clock.instant(), ClockSource.BUSINESS_ZONE);
        DataSet served = present.as(version, today)
                .orElseThrow(() -> ExchangeProblem.DATA_SET_UNKNOWN.problem(
                        "没有该版本，现行版本为 " + present.version(),
                        "There is no such version; the present one is " + present.version()));
        present.earlierOn(today).stream()
                .filter(one -> one.version().equals(served.version()))
                .forEach(one -> earlier = new EarlierServed(one, "/open/v1/schemas/" + code + "/" + present.version()));
        return served;
    }

    /** The earlier version that is being answered with; empty for the present one. */
    Optional<EarlierServed> earlier() {
        return Optional.ofNullable(earlier);
    }

    /** @param successor address of the present version's schema */
    record EarlierServed(EarlierVersion version, String successor) {}

    private DataSet granted(String code) {
        return sets.find(code)
                .filter(set -> platform().dataSets().contains(set.code()))
                .orElseThrow(ExchangeProblem.DATA_SET_UNKNOWN::problem);
    }
}
