package io.jidi.exchange.bridge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jidi.exchange.application.Platform;
import io.jidi.exchange.bridge.BridgeStates.Channel;
import io.jidi.exchange.bridge.BridgeStates.State;
import io.jidi.exchange.dataset.DataSet;
import io.jidi.exchange.digest.rules.Lines;
import io.jidi.exchange.door.ExchangeKey;
import io.jidi.exchange.feed.ChangePage;
import io.jidi.exchange.feed.Changes;
import io.jidi.exchange.record.Records;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.http.JsonRules;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The next changes of a data set as a file of lines and a signed manifest. What a file holds is decided and stored before it is
 * written, so that after a crash the same file is written under the same name.
 */
@Singleton
class WriteFiles {

    private static final int MOST = 1000;
    private static final String NAME = "%020d-%020d.ndjson";
    private static final ObjectMapper CANONICAL = JsonRules.canonical();

    private final BridgeStates states;
    private final Records records;
    private final Changes changes;
    private final ExchangeKey key;
    private final ObjectMapper json;
    private final AuditTrail audit;
    private final @Nullable Path root;

    WriteFiles(
            BridgeStates states,
            Records records,
            Changes changes,
            ExchangeKey key,
            ObjectMapper json,
            AuditTrail audit,
            @ConfigProperty(name = "jidi.exchange.bridge.folder") Optional<String> folder) {
        this.states = states;
        this.records = records;
        this.changes = changes;
        this.key = key;
        this.json = json;
        this.audit = audit;
        this.root = folder.map(Path::of).orElse(null);
    }

    /** Whether anything was written. */
    boolean step(Platform platform, DataSet set) {
        State planned = QuarkusTransaction.requiringNew().call(() -> plan(platform, set));
        Long to = planned.writingTo();
        if (to == null) {
            return false;
        }
        List<ChangePage.Item> items = changes.after(set, platform.entitlement(), planned.seq(), MOST).stream()
                .filter(item -> item.seq() <= to)
                .toList();
        BridgeFolder folder = folder(platform, set, planned.generation());
        String name = NAME.formatted(planned.seq() + 1, to);
        Lines digests = new Lines();
        StringBuilder content = new StringBuilder();
        for (ChangePage.Item item : items) {
            String line = line(item);
            digests.add(line);
            content.append(line).append('\n');
        }
        byte[] bytes = content.toString().getBytes(StandardCharsets.UTF_8);
        folder.put(name, bytes);
        // The manifest last: where it is, its file is.
        folder.put(
                name + ".manifest.json",
                manifest(set, planned, to, items.size(), name, bytes.length, digests.finish()));
        QuarkusTransaction.requiringNew().run(() -> {
            State now = states.locked(platform, Channel.FILES, set);
            if (now.equals(planned)) {
                states.keep(platform, Channel.FILES, set, new State(now.scope(), now.generation(), to, null));
                audit.record("BRIDGE_FILE", platform.appId() + "/" + set.code(), name + " " + items.size(), null, null);
            } else if (now.generation() != planned.generation()) {
                // Another replica began anew meanwhile: what was just written was cut for the grant before.
                folder.remove();
            }
        });
        return true;
    }

    /** The data set is not granted any more: what was written of it goes. */
    boolean withdraw(Platform platform, DataSet set) {
        if (states.hasGone(platform, Channel.FILES, set)) {
            QuarkusTransaction.requiringNew().run(() -> {
                State state = states.locked(platform, Channel.FILES, set);
                folder(platform, set, state.generation()).remove();
                states.anew(platform, Channel.FILES, set, state);
            });
        }
        return false;
    }

    private State plan(Platform platform, DataSet set) {
        State state = states.locked(platform, Channel.FILES, set);
        boolean stale = !state.scope().equals(BridgeStates.scope(platform, set))
                || state.seq() > 0 && state.seq() < records.head(set).expiredSeq();
        if (stale) {
            // What was cut for another grant must not lie there any longer.
            folder(platform, set, state.generation()).remove();
            state = states.anew(platform, Channel.FILES, set, state);
        }
        if (state.writingTo() != null) {
            return state;
        }
        List<ChangePage.Item> next = changes.after(set, platform.entitlement(), state.seq(), MOST);
        if (next.isEmpty()) {
            return state;
        }
        State planned = new State(
                state.scope(),
                state.generation(),
                state.seq(),
                next.get(next.size() - 1).seq());
        states.keep(platform, Channel.FILES, set, planned);
        return planned;
    }

    private BridgeFolder folder(Platform platform, DataSet set, int generation) {
        return new BridgeFolder(Objects.requireNonNull(root, "jidi.exchange.bridge.folder")
                .resolve(platform.appId())
                .resolve(set.code())
                .resolve("g%04d".formatted(generation)));
    }

    private String line(ChangePage.Item item) {
        try {
            return json.writeValueAsString(item);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a change that cannot be written as JSON", e);
        }
    }

    private byte[] manifest(
            DataSet set, State state, long to, int count, String name, int bytes, Lines.Digests digests) {
        SortedMap<String, Object> manifest = new TreeMap<>(Map.of(
                "dataSet",
                set.code(),
                "schemaVersion",
                set.version(),
                "generation",
                state.generation(),
                "fromSeq",
                state.seq() + 1,
                "toSeq",
                to,
                "count",
                count,
                "file",
                name,
                "bytes",
                bytes,
                "sha256",
                digests.sha256(),
                "sm3",
                digests.sm3()));
        try {
            String canonical = CANONICAL.writeValueAsString(manifest);
            manifest.put(
                    "signature",
                    new TreeMap<>(Map.of("kid", key.kid(), "algorithm", "SM2-SM3", "value", key.sign(canonical))));
            return CANONICAL.writeValueAsBytes(manifest);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a manifest that cannot be written as JSON", e);
        }
    }
}
