package io.jidi.local.issuer;

import com.nimbusds.jose.util.JSONArrayUtils;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The seeded users of the local stack, from {@code demo-users.json}. */
public final class DemoUsers {
    private final List<DemoUser> users;

    private DemoUsers(List<DemoUser> users) {
        this.users = List.copyOf(users);
    }

    /** Reads the list that ships with the launcher. */
    public static DemoUsers load() {
        try (InputStream in = DemoUsers.class.getResourceAsStream("demo-users.json")) {
            if (in == null) {
                throw new IllegalStateException("demo-users.json is not in the jar of the launcher");
            }
            List<DemoUser> users = new ArrayList<>();
            for (Object entry : JSONArrayUtils.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8))) {
                users.add(user(entry));
            }
            return new DemoUsers(users);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ParseException e) {
            throw new IllegalStateException("demo-users.json: " + e.getMessage(), e);
        }
    }

    public List<DemoUser> all() {
        return users;
    }

    public Optional<DemoUser> find(String username) {
        return users.stream().filter(user -> user.username().equals(username)).findFirst();
    }

    /** The user if name and password belong together, compared without telling by time how much of it was right. */
    Optional<DemoUser> admit(String username, String password) {
        byte[] given = password.getBytes(StandardCharsets.UTF_8);
        return find(username)
                .filter(user -> MessageDigest.isEqual(user.username().getBytes(StandardCharsets.UTF_8), given));
    }

    private static DemoUser user(Object entry) throws ParseException {
        @SuppressWarnings("unchecked")
        Map<String, Object> json = (Map<String, Object>) entry;
        return new DemoUser(
                JSONObjectUtils.getString(json, "username"),
                JSONObjectUtils.getString(json, "name"),
                JSONObjectUtils.getString(json, "label"),
                JSONObjectUtils.getStringList(json, "groups"),
                JSONObjectUtils.getString(json, "org"),
                JSONObjectUtils.getStringList(json, "scopes"),
                Boolean.TRUE.equals(json.get("machine")));
    }
}
