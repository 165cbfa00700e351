package io.jidi.exchange.webhook;

import java.util.List;

/**
 * A message that was taken to be sent now.
 *
 * @param attempt its number, which also tells a late worker that another has gone on
 * @param tries since it was last put in the queue, this one included
 * @param secrets in clear, the present one first
 * @param withheld whether its subject must not be shared any more
 * @param once whether a failure ends it: a test
 */
record Job(
        MessageId message,
        WebhookId webhook,
        String url,
        String payload,
        int attempt,
        int tries,
        List<String> secrets,
        boolean withheld,
        boolean once) {

    @Override
    public String toString() {
        return "Job[" + message + " attempt " + attempt + "]";
    }
}
