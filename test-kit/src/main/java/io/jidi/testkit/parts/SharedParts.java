package io.jidi.testkit.parts;

import io.jidi.embedded.EmbeddedPostgres;
import io.jidi.embedded.PartFailure;
import io.jidi.embedded.PostgresAdmin;
import io.jidi.embedded.ProjectRoot;
import org.jspecify.annotations.Nullable;

/**
 * The servers of this build. The data is thrown away when they stop and is not kept safe against a crash.
 *
 * @param postgresPort TCP port of PostgreSQL on 127.0.0.1
 * @param superuserPassword of the user {@link #superuser()}
 * @param kafkaBootstrap address of the broker for clients; topics are not made by using them
 */
public record SharedParts(int postgresPort, String superuserPassword, String kafkaBootstrap) {
    private static @Nullable SharedParts found;

    /**
     * The running servers; the first call of a build starts them (some seconds). May be called from any module, class
     * loader and process of the build.
     *
     * @throws PartFailure with the end of the log if they do not come up
     */
    public static synchronized SharedParts get() {
        SharedParts parts = found;
        if (parts == null) {
            parts = PartsFolder.of(ProjectRoot.find()).findOrStart(BuildProcess.current());
            found = parts;
        }
        return parts;
    }

    public String superuser() {
        return EmbeddedPostgres.SUPERUSER;
    }

    /** JDBC address of a database on the shared server. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + postgresPort + "/" + database;
    }

    /** The superuser's way in; prefer {@link FreshDatabase#create(String)}. */
    public PostgresAdmin admin() {
        return new PostgresAdmin("127.0.0.1", postgresPort, superuser(), superuserPassword);
    }
}
