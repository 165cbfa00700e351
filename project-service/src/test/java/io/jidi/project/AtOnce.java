package io.jidi.project;

import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Requests of several persons that leave at the same moment. */
public final class AtOnce {

    private static final int PATIENCE_SECONDS = 60;

    private AtOnce() {}

    /** Their answers, in the order of the requests. */
    public static List<Response> sent(List<Callable<Response>> requests) throws InterruptedException {
        CyclicBarrier together = new CyclicBarrier(requests.size());
        ExecutorService threads = Executors.newFixedThreadPool(requests.size());
        try {
            List<Callable<Response>> waiting = new ArrayList<>();
            for (Callable<Response> request : requests) {
                waiting.add(() -> {
                    together.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
                    return request.call();
                });
            }
            List<Response> answers = new ArrayList<>();
            for (Future<Response> answer : threads.invokeAll(waiting, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                answers.add(answer.get());
            }
            return answers;
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    /** Their statuses, in the order of the requests. */
    public static List<Integer> statuses(List<Callable<Response>> requests) throws InterruptedException {
        return sent(requests).stream().map(Response::statusCode).toList();
    }

    /** One request by so many. */
    public static List<Integer> statuses(int times, Callable<Response> request) throws InterruptedException {
        return statuses(Collections.nCopies(times, request));
    }
}
