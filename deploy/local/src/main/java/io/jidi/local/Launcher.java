package io.jidi.local;

import io.jidi.conformance.ConformanceCommand;
import io.jidi.embedded.PartFailure;
import io.jidi.embedded.ProjectRoot;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command line behind the script {@code jidi}: up, down, status, logs, token, verify, verify-audit, conformance. */
@Command(
        name = "jidi",
        description = "The local stack of Jidi.",
        subcommands = {CommandLine.HelpCommand.class, ConformanceCommand.class})
public final class Launcher {
    private final Home home;
    private final Console console;
    private final Clock clock;

    Launcher(Home home, Console console, Clock clock) {
        this.home = home;
        this.console = console;
        this.clock = clock;
    }

    public static void main(String[] words) {
        Clock clock = Clock.systemUTC();
        Console console = Console.ofProcess(clock);
        CommandLine commands = new CommandLine(new Launcher(new Home(ProjectRoot.find()), console, clock));
        commands.setExecutionExceptionHandler((failure, command, parsed) -> {
            if (failure instanceof LauncherFailure || failure instanceof PartFailure) {
                console.say(String.valueOf(failure.getMessage()));
                return 1;
            }
            throw failure;
        });
        System.exit(commands.execute(words));
    }

    @Command(description = "Start everything; stays in the foreground unless -d.")
    int up(
            @Option(
                            names = {"-d", "--detach"},
                            description = "run in the background, log in .jidi/logs/launcher.log")
                    boolean detach,
            @Option(names = "--fresh", description = "delete the data in .jidi first") boolean fresh,
            @Option(names = "--empty", description = "do not load the demo on the first start") boolean empty,
            @Option(
                            names = "--port",
                            paramLabel = "part=port",
                            description = "another port for a part, e.g. gateway=9090; may be repeated")
                    @org.jspecify.annotations.Nullable
                    List<String> ports)
            throws InterruptedException {
        BringUp up = new BringUp(home, console, clock);
        List<String> options = ports == null ? new ArrayList<>() : ports;
        return detach ? up.inBackground(options, fresh, empty) : up.inForeground(options, fresh, empty);
    }

    @Command(description = "Stop everything; data is kept.")
    int down() {
        return new TakeDown(home, console).run();
    }

    @Command(description = "Show what runs.")
    int status() {
        return new ShowStatus(home, console, clock).run();
    }

    @Command(description = "Show logs of a part or of all.")
    int logs(
            @Parameters(arity = "0..*", paramLabel = "part") @org.jspecify.annotations.Nullable List<String> parts,
            @Option(names = "-f", description = "go on with what is added") boolean follow)
            throws InterruptedException {
        return new ShowLogs(home, console).run(parts == null ? List.of() : parts, follow);
    }

    @Command(description = "Verify the audit chains and the fund ledger.")
    int verify() {
        return new VerifyBooks(RunningStack.find(home.root()), console).run();
    }

    @Command(name = "verify-audit", description = "Check an audit export; needs the file and nothing else.")
    int verifyAudit(
            @Parameters(paramLabel = "file") Path file,
            @Option(names = "--key", description = "the public key that must have signed")
                    @org.jspecify.annotations.Nullable
                    String key) {
        return new VerifyExport(console).run(file, key);
    }

    @Command(description = "Print an access token of a demo user.")
    int token(@Parameters(paramLabel = "user") String user) {
        console.say(RunningStack.find(home.root()).token(user));
        return 0;
    }
}
