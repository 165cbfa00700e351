package io.jidi.testkit.permission;

import io.jidi.testkit.Tokens;
import io.jidi.testkit.openapi.Samples;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The rows that a service's test has seeded and that the operations are asked for, and what to send besides. */
public final class OwnRows implements Samples.Known {

    private final Map<String, Set<String>> scopes = new HashMap<>();
    private final Map<String, String> types = new HashMap<>();
    private final Map<String, String> values = new HashMap<>();
    private final Map<String, String> bodies = new HashMap<>();
    private final Set<String> marks = new HashSet<>();
    private final Set<String> whole = new HashSet<>();

    /**
     * The scopes in which a role holds the rows.
     *
     * @param own entries of the token, space-separated, as are the others
     */
    public OwnRows held(String role, String own, String parent, String sibling) {
        scopes.put(role + Reach.OWN, entries(own));
        scopes.put(role + Reach.PARENT, entries(parent));
        scopes.put(role + Reach.SIBLING, entries(sibling));
        scopes.put(role + Reach.NONE, Set.of());
        return this;
    }

    /** The id of the row of this type, {@code FundId}; it must not appear in an answer to someone else. */
    public OwnRows id(String type, String id) {
        java.util.Objects.requireNonNull(id, type);
        types.put(type, id);
        marks.add(id);
        return this;
    }

    /** The same for a row that everybody may know of. */
    public OwnRows openId(String type, String id) {
        types.put(type, java.util.Objects.requireNonNull(id, type));
        return this;
    }

    /** A value for a parameter or a property of this name, of whichever operation. */
    public OwnRows value(String name, String value) {
        values.put(name, value);
        return this;
    }

    /** A value for a parameter of one operation, {@code POST /api/v1/…}; for a query, {@code ?name}. */
    public OwnRows value(String operation, String name, String value) {
        values.put(operation + " " + name, value);
        return this;
    }

    /** What an operation is sent where the least that its schema asks for does not get as far as the check of the scope. */
    public OwnRows body(String operation, String body) {
        bodies.put(operation, body);
        return this;
    }

    /** A text that only these rows hold: a name, a code. */
    public OwnRows mark(String text) {
        marks.add(text);
        return this;
    }

    /** Lists that answer with everything at once and take no parameters of lists. */
    public OwnRows whole(String... operations) {
        whole.addAll(Set.of(operations));
        return this;
    }

    boolean isWhole(String operation) {
        return whole.contains(operation);
    }

    /** The id that was given for a type. */
    public String wire(String type) {
        return java.util.Objects.requireNonNull(types.get(type), type);
    }

    /** A bearer token of a role that holds the rows by its widest scope. */
    public String widestToken(String role) {
        return token(role, Reach.PARENT);
    }

    String token(String role, Reach reach) {
        return Tokens.of(role)
                .user("u-" + role.toLowerCase(Locale.ROOT))
                .organisation("ORG-" + role)
                .scope(scope(role, reach).toArray(String[]::new))
                .sign();
    }

    private Set<String> scope(String role, Reach reach) {
        Set<String> found = scopes.getOrDefault(role + reach, scopes.get("*" + reach));
        if (found == null) {
            throw new IllegalStateException("the test does not say in which scope " + role + " holds the rows");
        }
        return found;
    }

    @Override
    public Optional<String> idOf(String type) {
        return Optional.ofNullable(types.get(type));
    }

    @Override
    public Optional<String> valueFor(String operation, String name) {
        return Optional.ofNullable(values.get(operation + " " + name)).or(() -> Optional.ofNullable(values.get(name)));
    }

    @Override
    public Optional<String> bodyOf(String operation) {
        return Optional.ofNullable(bodies.get(operation));
    }

    /** Whether the answer tells something of the rows that the question did not say itself. */
    boolean areIn(String answer, String question) {
        return marks.stream().anyMatch(mark -> answer.contains(mark) && !question.contains(mark));
    }

    private static Set<String> entries(String list) {
        return list.isEmpty() ? Set.of() : Set.of(list.split(" "));
    }
}
