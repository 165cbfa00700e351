package io.jidi.exchange.door;

import io.jidi.exchange.ExchangeProblem;
import io.jidi.exchange.application.Platform;
import io.jidi.exchange.application.PlatformKey;
import io.jidi.exchange.dataset.DataSet;
import io.jidi.exchange.dataset.DataSets;
import io.jidi.exchange.limits.Rates;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The platform whose request is at hand. */
@RequestScoped
public class Visitor {

    private final DataSets sets;
    private @Nullable Verified verified;

    Visitor(DataSets sets) {
        this.sets = sets;
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
        return sets.find(code)
                .filter(set -> platform().dataSets().contains(set.code()))
                .orElseThrow(ExchangeProblem.DATA_SET_UNKNOWN::problem);
    }
}
