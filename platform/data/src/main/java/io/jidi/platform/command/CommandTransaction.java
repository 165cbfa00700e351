package io.jidi.platform.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jidi.platform.fault.Fault;
import io.jidi.platform.http.JsonRules;
import io.jidi.platform.http.ProblemBody;
import io.jidi.platform.problem.DatabaseFault;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.problem.Problem;
import io.jidi.platform.security.CallContext;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Runs a {@link Command}: claim the key, act, keep the answer, commit; all of it or nothing. */
@Command
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
class CommandTransaction {

    /** A deadlock leaves nothing behind, so the work may run again; more tries would only feed the contention. */
    private static final int TRIES = 4;
    /** Refusals by a business rule are answers too: a late duplicate must not succeed after the client was told no. */
    private static final Set<Integer> KEPT_REFUSALS = Set.of(409, 422);

    private static final ObjectMapper CANONICAL = JsonRules.canonical();

    private final IdempotencyRecords records;
    private final CallContext call;
    private final ObjectMapper json;
    private final HttpHeaders headers;
    private final UriInfo uri;
    private final Request request;
    private final EntityManager entities;

    CommandTransaction(
            IdempotencyRecords records,
            CallContext call,
            ObjectMapper json,
            HttpHeaders headers,
            UriInfo uri,
            Request request,
            EntityManager entities) {
        this.records = records;
        this.call = call;
        this.json = json;
        this.headers = headers;
        this.uri = uri;
        this.request = request;
        this.entities = entities;
    }

    @AroundInvoke
    Object run(InvocationContext invocation) {
        Optional<IdempotencyKey> key = IdempotencyKey.parse(headers.getHeaderString(IdempotencyKey.HEADER));
        if (key.isEmpty()) {
            Command command = invocation.getMethod().getAnnotation(Command.class);
            if (command != null && command.keyRequired()) {
                throw IdempotencyKey.missing();
            }
            return answering(() -> act(invocation));
        }
        String fingerprint = fingerprint(invocation.getParameters());
        String organisation = call.caller().organisation();
        try {
            Response answer = answering(() -> {
                Optional<StoredAnswer> earlier = records.claim(organisation, key.get(), fingerprint);
                if (earlier.isPresent()) {
                    return earlier.get().again();
                }
                StoredAnswer first = StoredAnswer.of(act(invocation), json);
                records.keep(organisation, key.get(), fingerprint, first);
                return first.first();
            });
            Fault.point("command.after-commit");
            return answer;
        } catch (Problem refusal) {
            if (!isKept(refusal)) {
                throw refusal;
            }
            return keepRefusal(organisation, key.get(), fingerprint, refusal);
        }
    }

    private Response act(InvocationContext invocation) throws Exception {
        Response response = (Response) invocation.proceed();
        // Constraints speak now, while the answer can still be changed.
        entities.flush();
        return response;
    }

    /**
     * The effect is rolled back; the refusal gets a transaction of its own. Should a duplicate have been quicker, its
     * answer stands for both, so the two callers are never told different things.
     */
    private Response keepRefusal(String organisation, IdempotencyKey key, String fingerprint, Problem refusal) {
        return answering(() -> {
            Optional<StoredAnswer> earlier = records.claim(organisation, key, fingerprint);
            if (earlier.isPresent()) {
                return earlier.get().again();
            }
            Response answer =
                    ProblemBody.answer(refusal, uri.getRequestUri().getPath(), call.requestId(), call.locale());
            records.keep(organisation, key, fingerprint, StoredAnswer.of(answer, json));
            return answer;
        });
    }

    private static boolean isKept(Problem refusal) {
        return KEPT_REFUSALS.contains(refusal.type().status())
                && refusal.type() != PlatformProblem.REQUEST_IN_PROGRESS
                && refusal.type() != PlatformProblem.IDEMPOTENCY_KEY_REUSED;
    }

    private static Response answering(Callable<Response> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return QuarkusTransaction.requiringNew().call(work);
            } catch (RuntimeException failure) {
                Optional<Problem> problem = problemIn(failure);
                if (problem.isPresent()) {
                    throw problem.get();
                }
                if (DatabaseFault.isDuplicate(failure)) {
                    throw PlatformProblem.CONFLICT.problem();
                }
                if (attempt == TRIES || !DatabaseFault.isRepeatable(failure)) {
                    throw failure;
                }
            }
        }
    }

    private static Optional<Problem> problemIn(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem problem) {
                return Optional.of(problem);
            }
        }
        return Optional.empty();
    }

    /** Method, path with its parameters, and the arguments as they were understood: equal requests, equal digests. */
    private String fingerprint(Object[] arguments) {
        List<Object> understood = new ArrayList<>();
        for (Object argument : arguments) {
            if (argument == null || !argument.getClass().getName().startsWith("org.jboss.resteasy")) {
                understood.add(argument);
            }
        }
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((request.getMethod() + '\n' + uri.getPath() + '\n').getBytes(StandardCharsets.UTF_8));
            digest.update(CANONICAL.writeValueAsBytes(understood));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException | JsonProcessingException e) {
            throw new IllegalStateException("the arguments of a command must be plain records", e);
        }
    }
}
