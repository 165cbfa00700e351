package io.jidi.platform.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jidi.platform.audit.rules.ExportManifest;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Writes the chain as one file that proves itself: where it starts, the checkpoints, every record with its seal, and a signed
 * manifest. {@link io.jidi.platform.audit.rules.ExportCheck} reads it.
 */
@Singleton
class AuditExport {

    private final AuditChain chain;
    private final Checkpoints checkpoints;
    private final CheckpointKey key;
    private final ObjectMapper json;
    private final Clock clock;
    private final String service;

    AuditExport(
            AuditChain chain,
            Checkpoints checkpoints,
            CheckpointKey key,
            ObjectMapper json,
            Clock clock,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.chain = chain;
        this.checkpoints = checkpoints;
        this.key = key;
        this.json = json;
        this.clock = clock;
        this.service = service;
    }

    void write(OutputStream out) throws IOException {
        Sm3.Running sum = Sm3.running();
        AuditChain.Head at = chain.beginning();
        // What is sealed while the file is written belongs to the next one.
        long last = Math.max(chain.head().sequence(), at.sequence());
        line(
                out,
                sum,
                json.createObjectNode()
                        .put("type", "start")
                        .put("format", 1)
                        .put("service", service)
                        .put("sequence", at.sequence())
                        .put("hash", at.hash()));
        for (Checkpoints.Checkpoint point : checkpoints.after(at.sequence())) {
            ObjectNode node = json.createObjectNode().put("type", "checkpoint");
            node.setAll((ObjectNode) json.valueToTree(point));
            node.put("at", point.at().toString());
            line(out, sum, node);
        }
        long records = 0;
        List<AuditChain.Sealed> some = chain.after(at.sequence(), last);
        while (!some.isEmpty()) {
            for (AuditChain.Sealed one : some) {
                line(
                        out,
                        sum,
                        json.createObjectNode()
                                .put("type", "record")
                                .put("sequence", one.sequence())
                                .put("previous", one.previous())
                                .put("hash", one.hash())
                                .put("row", one.row()));
                at = new AuditChain.Head(one.sequence(), one.hash());
                records++;
            }
            some = chain.after(at.sequence(), last);
        }
        String now = clock.instant().toString();
        String sm3 = sum.hex();
        ExportManifest manifest = new ExportManifest(
                ExportManifest.TYPE,
                service,
                records,
                at.sequence(),
                at.hash(),
                sm3,
                now,
                key.publicKey(),
                key.sign(ExportManifest.signedText(service, records, at.sequence(), at.hash(), sm3, now)));
        line(out, sum, json.valueToTree(manifest));
    }

    private void line(OutputStream out, Sm3.Running sum, ObjectNode node) throws IOException {
        String text = json.writeValueAsString(node) + '\n';
        sum.add(text);
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
