package io.jidi.conformance;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What whoever asks has in hand.
 *
 * @param url base address of the installation, without a path
 * @param token of the API; null to leave the API's checks out
 * @param application whose signature opens the exchange; null to leave the exchange's checks out
 * @param exchangeKey the exchange's public point as it came on paper; null to take the published one
 * @param dataSet the one to look at closely; null for the first that is granted and has records
 * @param writes whether records with the kit's mark may be handed in
 */
record Means(
        URI url,
        @Nullable String token,
        @Nullable Application application,
        @Nullable String exchangeKey,
        @Nullable String dataSet,
        boolean writes) {

    boolean meet(Check.Need need) {
        return switch (need) {
            case TOKEN -> token != null;
            case APPLICATION -> application != null;
            case WRITES -> writes;
        };
    }
}
