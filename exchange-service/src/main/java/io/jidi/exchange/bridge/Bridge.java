package io.jidi.exchange.bridge;

import io.jidi.exchange.application.Applications;
import io.jidi.exchange.application.Platform;
import io.jidi.exchange.dataset.DataSet;
import io.jidi.exchange.dataset.DataSets;
import io.jidi.platform.leader.LeaderThread;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.security.Caller;
import io.jidi.platform.sql.Sql;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Keeps files and tables up with the feed, on one replica, for the applications that are named; for none, nothing runs. */
@Singleton
class Bridge {

    private final Applications applications;
    private final DataSets sets;
    private final WriteFiles files;
    private final FillTables tables;
    private final CallContext call;
    private final Sql sql;
    private final List<String> byFiles;
    private final Optional<String> byTables;
    private final Duration pause;
    private @Nullable LeaderThread leader;

    Bridge(
            Applications applications,
            DataSets sets,
            WriteFiles files,
            FillTables tables,
            CallContext call,
            Sql sql,
            @ConfigProperty(name = "jidi.exchange.bridge.folder") Optional<String> folder,
            @ConfigProperty(name = "jidi.exchange.bridge.files") Optional<String> byFiles,
            @ConfigProperty(name = "jidi.exchange.bridge.tables") Optional<String> byTables,
            @ConfigProperty(name = "jidi.exchange.bridge.pause") Duration pause) {
        if (byFiles.isPresent() && folder.isEmpty()) {
            throw new IllegalStateException("jidi.exchange.bridge.files needs jidi.exchange.bridge.folder");
        }
        this.applications = applications;
        this.sets = sets;
        this.files = files;
        this.tables = tables;
        this.call = call;
        this.sql = sql;
        this.byFiles = byFiles.map(names ->
                        Arrays.stream(names.split(",")).map(String::strip).toList())
                .orElse(List.of());
        this.byTables = byTables;
        this.pause = pause;
    }

    void start(@Observes StartupEvent ready) {
        byTables.ifPresent(tables::takeOver);
        if (!byFiles.isEmpty() || byTables.isPresent()) {
            leader = LeaderThread.repeat(sql, "exchange-bridge", pause, this::step);
        }
    }

    void stop(@Observes ShutdownEvent ending) {
        if (leader != null) {
            leader.close();
        }
    }

    /** An application that is suspended or has no grant gets nothing new; what lies there lies there. */
    @ActivateRequestContext
    boolean step() {
        call.actAs(Caller.system("exchange-bridge"), "", null);
        boolean more = false;
        for (String appId : byFiles) {
            more |= each(appId, files::step, files::withdraw);
        }
        if (byTables.isPresent()) {
            more |= each(byTables.get(), tables::step, tables::withdraw);
        }
        return more;
    }

    private boolean each(String appId, BiPredicate<Platform, DataSet> step, BiPredicate<Platform, DataSet> withdraw) {
        boolean more = false;
        Optional<Platform> platform = applications.active(appId);
        if (platform.isPresent()) {
            for (DataSet set : sets.all()) {
                boolean granted = platform.get().dataSets().contains(set.code());
                more |= (granted ? step : withdraw).test(platform.get(), set);
            }
        }
        return more;
    }
}
