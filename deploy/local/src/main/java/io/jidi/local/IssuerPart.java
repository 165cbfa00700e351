package io.jidi.local;

import io.jidi.local.issuer.DemoUsers;
import io.jidi.local.issuer.Issuer;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** The issuer inside this JVM: it ends with the launcher and not before. */
final class IssuerPart implements Part {
    private final Home home;
    private final int port;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile @Nullable Issuer issuer;

    IssuerPart(Home home, int port) {
        this.home = home;
        this.port = port;
    }

    @Override
    public PartName name() {
        return PartName.ISSUER;
    }

    @Override
    public void start() {
        issuer = Issuer.start(port, home.signingKey(), DemoUsers.load());
    }

    @Override
    public boolean ready() {
        return alive();
    }

    @Override
    public boolean alive() {
        return issuer != null;
    }

    @Override
    public OptionalLong pid() {
        return alive() ? OptionalLong.of(ProcessHandle.current().pid()) : OptionalLong.empty();
    }

    @Override
    public String awaitEnd() throws InterruptedException {
        stopped.await();
        return "stopped";
    }

    @Override
    public void stop() {
        Issuer running = issuer;
        issuer = null;
        if (running != null) {
            running.close();
        }
        stopped.countDown();
    }
}
