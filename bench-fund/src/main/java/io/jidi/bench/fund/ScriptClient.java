package io.jidi.bench.fund;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One client that sends a script of pgbench by JDBC, where there is no pgbench: the embedded server comes without. Statements
 * are prepared once, variables go as text without a type, as pgbench sends them; of the commands of pgbench it knows
 * {@code \gset} and pipelines, whose neighbours of one shape go as one batch.
 */
final class ScriptClient implements AutoCloseable {

    private static final Pattern VARIABLE = Pattern.compile("(?<!:):([a-z_][a-z0-9_]*)");

    private final Connection connection;
    private final List<Step> steps = new ArrayList<>();
    private final Map<String, String> variables = new HashMap<>();
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    /**
     * Statements of one shape that go together.
     *
     * @param parameters of each of them
     * @param kept whether the columns of the answer become variables
     */
    private record Step(String sql, List<List<String>> parameters, boolean kept) {}

    ScriptClient(String url, String user, String password, String script, int client) throws SQLException {
        connection = DriverManager.getConnection(
                url + (url.contains("?") ? "&" : "?") + "stringtype=unspecified&prepareThreshold=1", user, password);
        variables.put("client_id", String.valueOf(client));
        boolean pipeline = false;
        for (String line : script.lines().toList()) {
            String text = line.strip();
            if (text.equals("\\startpipeline") || text.equals("\\endpipeline")) {
                pipeline = text.equals("\\startpipeline");
            } else if (!text.isEmpty() && !text.startsWith("--")) {
                add(text, pipeline);
            }
        }
    }

    private void add(String text, boolean pipeline) {
        boolean kept = text.endsWith("\\gset");
        String statement = (kept ? text.substring(0, text.length() - "\\gset".length()) : text).strip();
        statement = statement.endsWith(";") ? statement.substring(0, statement.length() - 1) : statement;
        List<String> names = new ArrayList<>();
        Matcher matcher = VARIABLE.matcher(statement);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        String sql = matcher.replaceAll("?");
        Step last = steps.isEmpty() ? null : steps.get(steps.size() - 1);
        if (pipeline && last != null && last.sql().equals(sql)) {
            last.parameters().add(names);
        } else {
            steps.add(new Step(sql, new ArrayList<>(List.of(names)), kept));
        }
    }

    /** The script once. */
    void run() throws SQLException {
        for (Step step : steps) {
            PreparedStatement statement = prepared.get(step.sql());
            if (statement == null) {
                statement = connection.prepareStatement(step.sql());
                prepared.put(step.sql(), statement);
            }
            if (step.parameters().size() > 1) {
                for (List<String> names : step.parameters()) {
                    bind(statement, names);
                    statement.addBatch();
                }
                statement.executeBatch();
            } else {
                bind(statement, step.parameters().get(0));
                answer(statement, step.kept());
            }
        }
    }

    private void bind(PreparedStatement statement, List<String> names) throws SQLException {
        for (int i = 0; i < names.size(); i++) {
            statement.setString(i + 1, variables.get(names.get(i)));
        }
    }

    private void answer(PreparedStatement statement, boolean kept) throws SQLException {
        if (!statement.execute()) {
            return;
        }
        try (ResultSet rows = statement.getResultSet()) {
            while (rows.next()) {
                for (int i = 1; kept && i <= rows.getMetaData().getColumnCount(); i++) {
                    variables.put(rows.getMetaData().getColumnLabel(i), rows.getString(i));
                }
            }
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
