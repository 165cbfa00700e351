package io.jidi.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The installation under question: asked by a token, by a signature, or by nobody; keeps what several checks look at. */
final class Installation {

    private final Means means;
    private final Clock clock;
    private final Wire wire;
    private @Nullable String exchangeKey;
    private @Nullable List<String> granted;
    private @Nullable DataSetCopy copy;

    Installation(Means means, Clock clock) {
        this.means = means;
        this.clock = clock;
        this.wire = new Wire(means.url());
    }

    Means means() {
        return means;
    }

    Wire wire() {
        return wire;
    }

    Application application() {
        return Objects.requireNonNull(means.application(), "the check needs an application");
    }

    /** By nobody. */
    Answer anonymous(String method, String target, Map<String, String> headers) throws Exception {
        return wire.send(method, target, "", headers);
    }

    Answer api(String target) throws Exception {
        return api("GET", target, "", Map.of());
    }

    Answer api(String method, String target, String body, Map<String, String> more) throws Exception {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Authorization", "Bearer " + means.token());
        headers.put("Accept-Language", "en");
        headers.putAll(more);
        return wire.send(method, target, body, headers);
    }

    Answer open(String target) throws Exception {
        return open("GET", target, "", Map.of());
    }

    /** Signed, and the signature of the answer verified; 401 cannot be signed, files are not. */
    Answer open(String method, String target, String body, Map<String, String> more) throws Exception {
        String nonce = nonce();
        Map<String, String> headers = signed(method, target, body, nonce, Duration.ZERO);
        headers.putAll(more);
        Answer answer = wire.send(method, target, body, headers);
        boolean file = path(target).endsWith("/file") && (answer.status() < 300 || answer.status() == 416);
        if (answer.status() != 401 && !file) {
            requireSigned(answer, target, nonce);
        }
        return answer;
    }

    /** @param tamper changes the headers after they were signed */
    Answer tampered(String target, Duration shift, UnaryOperator<Map<String, String>> tamper) throws Exception {
        return wire.send("GET", target, "", tamper.apply(signed("GET", target, "", nonce(), shift)));
    }

    static String nonce() {
        return "c-" + UUID.randomUUID();
    }

    Map<String, String> signed(String method, String target, String body, String nonce, Duration shift) {
        Map<String, String> headers = new LinkedHashMap<>(
                application().sign(method, target, body, nonce, clock.instant().plus(shift)));
        headers.put("Accept-Language", "en");
        return headers;
    }

    void requireSigned(Answer answer, String target, String nonce) throws Exception {
        Map<String, String> parts = new LinkedHashMap<>();
        for (String part : answer.header("X-Resp-Signature").split(";")) {
            int equals = part.indexOf('=');
            parts.put(part.substring(0, Math.max(0, equals)), part.substring(equals + 1));
        }
        Application application = application();
        String text = Signing.responseText(
                answer.status(),
                path(target),
                answer.bytes(),
                application.appId(),
                parts.getOrDefault("ts", ""),
                nonce);
        String key = application.signing() == Signing.SM2_SM3 ? exchangeKey() : application.secret();
        byte[] signature = decoded(parts.getOrDefault("sig", ""));
        if (!application.signing().word().equals(parts.get("alg"))
                || !application.signing().verifies(key, text, signature)) {
            throw new Broken(
                    answer.asked() + " 的应答签名无效",
                    "the answer to " + answer.asked() + " (" + answer.status() + ") is not signed by the exchange");
        }
    }

    /** As it came on paper, else as it is published. */
    String exchangeKey() throws Exception {
        String known = means.exchangeKey() != null ? means.exchangeKey() : exchangeKey;
        if (known == null) {
            known = publishedKey();
            exchangeKey = known;
        }
        return known;
    }

    String publishedKey() throws Exception {
        return wire.send("GET", "/open/v1/keys", "", Map.of())
                .requireStatus(200)
                .at("/keys/0/publicKey")
                .asText();
    }

    /** The granted data sets, by the catalogue. */
    List<String> granted() throws Exception {
        List<String> known = granted;
        if (known == null) {
            known = new ArrayList<>();
            for (JsonNode entry :
                    open("/open/v1/catalog").requireStatus(200).json().path("items")) {
                if (entry.path("granted").asBoolean()) {
                    known.add(entry.path("code").asText());
                }
            }
            granted = known;
        }
        if (known.isEmpty()) {
            throw new NotAsked("该应用没有获授权的数据集", "no data set is granted to the application");
        }
        return known;
    }

    /** The data set that is looked at closely, taken once. */
    DataSetCopy copy() throws Exception {
        DataSetCopy known = copy;
        if (known == null) {
            known = DataSetCopy.take(this, chosen());
            copy = known;
        }
        return known;
    }

    /** The data set that is looked at closely. */
    String chosen() throws Exception {
        if (means.dataSet() != null) {
            return means.dataSet();
        }
        for (String code : granted()) {
            JsonNode digest =
                    open("/open/v1/" + code + "/digest").requireStatus(200).json();
            if (digest.path("count").asLong() > 0) {
                return code;
            }
        }
        return granted().get(0);
    }

    static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    static String path(String target) {
        int question = target.indexOf('?');
        return question < 0 ? target : target.substring(0, question);
    }
}
