package io.jidi.local;

import io.jidi.embedded.Machine;
import io.jidi.local.demo.Demo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** {@code ./jidi up}: starts everything and stays until it is told to stop. */
final class BringUp {
    private static final Duration SETTLE_LIMIT = Duration.ofMinutes(6);
    private static final long LOOK_MILLIS = 150;

    /** A channel nobody refers to is closed by the collector, and its lock is gone with it. */
    @SuppressWarnings("UnusedVariable")
    private static @Nullable FileChannel held;

    private final Home home;
    private final Console console;
    private final Clock clock;

    BringUp(Home home, Console console, Clock clock) {
        this.home = home;
        this.console = console;
        this.clock = clock;
    }

    /** Returns only if the stack runs already (0); else it ends with the process. */
    int inForeground(List<String> portOptions, boolean fresh, boolean empty) throws InterruptedException {
        long began = System.nanoTime();
        Home.makeFolder(home.run());
        Home.makeFolder(home.logs());
        if (!lock()) {
            return alreadyRunning(fresh);
        }
        settledMark().toFile().delete();
        RunFile.read(home).ifPresent(last -> Leftovers.clear(last, console));
        Ports ports = Ports.decide(portOptions, System.getenv(), home.portsFile());
        ports.requireFree();
        requireApplications();
        if (fresh) {
            console.say("删除 .jidi 中的数据 · deleting the data in .jidi");
            home.deleteData();
        }
        boolean first = !Files.exists(home.postgresData());
        RunFile.announce(home, ports, clock.instant());
        if (!Files.exists(home.postgresPrograms())) {
            console.say("首次启动：解压 PostgreSQL · first start: unpacking PostgreSQL");
        }
        Stack stack = new Stack(home, ports, RestartRule.USUAL, console, clock);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stopAll(stack), "stop-all"));
        stack.start();
        boolean ready = stack.awaitSettled(SETTLE_LIMIT);
        new Welcome(ports)
                .lines(Duration.ofNanos(System.nanoTime() - began), ready)
                .forEach(console::say);
        if (first && ready && !empty) {
            loadDemo();
        }
        markSettled(ready);
        new CountDownLatch(1).await();
        return 0;
    }

    /** Starts the same in a process of its own, shows its progress and returns when it has settled. */
    int inBackground(List<String> portOptions, boolean fresh, boolean empty) throws InterruptedException {
        Optional<RunFile> running = RunFile.read(home).filter(RunFile::launcherAlive);
        if (running.isPresent()) {
            return alreadyRunning(fresh);
        }
        Home.makeFolder(home.run());
        Home.makeFolder(home.logs());
        settledMark().toFile().delete();
        Process launcher = spawn(portOptions, fresh, empty);
        LogFollower follower = new LogFollower(home.launcherLog(), 0);
        while (launcher.isAlive() && !Files.exists(settledMark())) {
            follower.next().forEach(console::say);
            Thread.sleep(LOOK_MILLIS);
        }
        follower.next().forEach(console::say);
        return launcher.isAlive() && readSettled() ? 0 : 1;
    }

    /** In this process, so that whatever ends the launcher ends the story too. A failed story stops nothing. */
    private void loadDemo() {
        console.say("");
        console.say("首次启动：载入演示数据（--empty 则不载入）· first start: loading the demo (--empty leaves it out)");
        try {
            Demo.tell(home.root());
        } catch (RuntimeException e) {
            console.say(String.valueOf(e.getMessage()));
            console.say("演示未能载入，服务照常运行 · the demo was not loaded, the services run; again: ./jidi demo");
        }
    }

    private Process spawn(List<String> portOptions, boolean fresh, boolean empty) {
        List<String> words = new ArrayList<>();
        Machine.tool("setsid").ifPresent(words::add);
        words.add(Machine.java());
        words.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        words.addAll(List.of("-cp", System.getProperty("java.class.path", ""), Launcher.class.getName(), "up"));
        portOptions.forEach(option -> words.addAll(List.of("--port", option)));
        if (fresh) {
            words.add("--fresh");
        }
        if (empty) {
            words.add("--empty");
        }
        try {
            return new ProcessBuilder(words)
                    .directory(home.root().toFile())
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(home.launcherLog().toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start the launcher in the background", e);
        }
    }

    private int alreadyRunning(boolean fresh) {
        if (fresh) {
            throw new LauncherFailure("正在运行 · Jidi runs; --fresh would delete its data. First: ./jidi down");
        }
        console.say("已在运行 · Jidi runs already:");
        new ShowStatus(home, console, clock).run();
        return 0;
    }

    private void requireApplications() {
        List<String> missing = PartName.applications().stream()
                .filter(part -> !Files.exists(home.application(part).resolve("quarkus-run.jar")))
                .map(PartName::word)
                .toList();
        if (!missing.isEmpty()) {
            throw new LauncherFailure(
                    "未构建 · not packaged: " + String.join(", ", missing) + ". Build: ./mvnw package -DskipTests");
        }
    }

    private void stopAll(Stack stack) {
        console.tell("停止 · stopping …");
        stack.stop();
        console.tell("已停止 · stopped; data is kept in .jidi");
    }

    private void markSettled(boolean ready) {
        try {
            Files.writeString(settledMark(), ready ? "ready" : "not ready");
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + settledMark(), e);
        }
    }

    private boolean readSettled() {
        try {
            return Files.readString(settledMark()).equals("ready");
        } catch (IOException e) {
            return false;
        }
    }

    private Path settledMark() {
        return home.run().resolve("settled");
    }

    /** Held until this process ends; the kernel gives it back however that happens. */
    private boolean lock() {
        Path file = home.run().resolve("lock");
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                channel.close();
                return false;
            }
            held = channel;
            return true;
        } catch (OverlappingFileLockException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot lock " + file, e);
        }
    }
}
