package io.jidi.platform.event;

/**
 * Where the events of one kind of aggregate go. Each service declares its streams as CDI producers; the relay creates
 * their topics.
 *
 * @param domain {@code fund}, also the owner of the source {@code /fund-service}
 * @param entity kebab-case, {@code capital-call}
 */
public record EventStream(String domain, String entity) {

    public String topic() {
        return domain + "." + entity + ".events.v1";
    }

    /** The full type of an event in this stream: {@code io.jidi.fund.capital-call.issued}. */
    public String type(String pastTense) {
        return "io.jidi." + domain + "." + entity + "." + pastTense;
    }
}
