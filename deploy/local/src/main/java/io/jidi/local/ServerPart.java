package io.jidi.local;

import io.jidi.embedded.ChildProcess;
import io.jidi.embedded.EmbeddedKafka;
import io.jidi.embedded.EmbeddedPostgres;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** PostgreSQL or Kafka: both are ready when their start returns. */
final class ServerPart implements Part {
    private final PartName name;
    private final Runnable start;
    private final Runnable stop;
    private final Supplier<Boolean> running;
    private final Supplier<ChildProcess> child;

    private ServerPart(
            PartName name, Runnable start, Runnable stop, Supplier<Boolean> running, Supplier<ChildProcess> child) {
        this.name = name;
        this.start = start;
        this.stop = stop;
        this.running = running;
        this.child = child;
    }

    /** PostgreSQL; each start also makes sure that the five databases and their roles are there. */
    static ServerPart of(EmbeddedPostgres postgres, Secrets secrets) {
        Runnable start = () -> {
            postgres.start();
            PartName.applications().forEach(part -> postgres.admin().ensure(secrets.database(part)));
        };
        return new ServerPart(PartName.POSTGRES, start, postgres::stop, postgres::running, postgres::child);
    }

    static ServerPart of(EmbeddedKafka kafka) {
        return new ServerPart(PartName.KAFKA, kafka::start, kafka::stop, kafka::running, kafka::child);
    }

    @Override
    public PartName name() {
        return name;
    }

    @Override
    public void start() {
        // What a dead server left in this JVM (its lock on the data) is given back first.
        stop.run();
        start.run();
    }

    @Override
    public boolean ready() {
        return alive();
    }

    @Override
    public boolean alive() {
        return running.get();
    }

    @Override
    public OptionalLong pid() {
        return alive() ? OptionalLong.of(child.get().pid()) : OptionalLong.empty();
    }

    @Override
    public String awaitEnd() throws InterruptedException {
        return ServicePart.awaitEnd(child.get());
    }

    @Override
    public void stop() {
        stop.run();
    }
}
