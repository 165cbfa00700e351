package io.jidi.local;

import com.nimbusds.jose.util.JSONObjectUtils;
import io.jidi.local.issuer.DemoUser;
import io.jidi.local.issuer.DemoUsers;
import io.jidi.local.issuer.Issuer;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;

/**
 * The stack that {@code ./jidi up} started, for whoever wants to talk to it.
 *
 * @param ports the ports it really has
 */
public record RunningStack(Ports ports) {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    /**
     * Finds it.
     *
     * @param root folder of the checkout
     * @throws RuntimeException whose message says how to start it, if it does not run
     */
    public static RunningStack find(Path root) {
        return RunFile.read(new Home(root))
                .filter(RunFile::launcherAlive)
                .map(file -> new RunningStack(file.ports()))
                .orElseThrow(() -> new LauncherFailure("没有运行 · Jidi does not run. Start it: ./jidi up"));
    }

    /** Base address of the gateway. */
    public String gateway() {
        return ports.url(PartName.GATEWAY);
    }

    /**
     * An access token of a demo user, valid for an hour.
     *
     * @throws RuntimeException naming the users there are, if there is no such user
     */
    public String token(String username) {
        DemoUsers users = DemoUsers.load();
        DemoUser user = users.find(username)
                .orElseThrow(() -> new LauncherFailure("没有此用户 · there is no demo user '" + username + "'; users: "
                        + String.join(
                                ", ",
                                users.all().stream().map(DemoUser::username).toList())));
        String form = user.machine()
                ? "grant_type=client_credentials&client_id=%1$s&client_secret=%1$s"
                : "grant_type=password&client_id=jidi-cli&username=%1$s&password=%1$s";
        HttpRequest request = HttpRequest.newBuilder(URI.create(Issuer.urlFor(ports.of(PartName.ISSUER)) + "/token"))
                .timeout(LIMIT)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        form.formatted(URLEncoder.encode(username, StandardCharsets.UTF_8))))
                .build();
        try {
            HttpResponse<String> response = HttpClient.newBuilder()
                    .connectTimeout(LIMIT)
                    .version(HttpClient.Version.HTTP_1_1)
                    .build()
                    .send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new LauncherFailure("The issuer refused a token for " + username + ": " + response.body());
            }
            return JSONObjectUtils.getString(JSONObjectUtils.parse(response.body()), "access_token");
        } catch (IOException | ParseException e) {
            throw new LauncherFailure("The issuer does not answer: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LauncherFailure("Interrupted while waiting for the issuer");
        }
    }
}
