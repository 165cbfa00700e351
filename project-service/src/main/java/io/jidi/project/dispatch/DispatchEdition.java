package io.jidi.project.dispatch;

import io.jidi.project.edition.StrictJson;
import io.jidi.project.rules.EditionParameter;
import io.jidi.project.rules.EditionParameters;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;

/** Deadlines around lights that no light is drawn from: those of orders, nodes and design output. */
@Singleton
public class DispatchEdition {

    private static final String SHIPPED = "/orders/AH-ORDER-1.json";

    private final String id;
    private final EditionParameters parameters;

    DispatchEdition() {
        EditionFile file = StrictJson.resource(SHIPPED, EditionFile.class);
        id = file.id();
        parameters = new EditionParameters(file.parameters());
        parameters.refuseOthersThan(Set.of("reply.days", "node.yellow.hours", "output.afterMonths"));
        replyDays();
        nodeYellowHours();
        outputAfterMonths();
    }

    public String id() {
        return id;
    }

    /** Every value with its origin. */
    public List<EditionParameter> parameters() {
        return parameters.all();
    }

    /** Calendar days from the day of an order until its reply is due, if the order names no day. */
    int replyDays() {
        return parameters.count("reply.days");
    }

    int nodeYellowHours() {
        return parameters.count("node.yellow.hours");
    }

    int outputAfterMonths() {
        return parameters.count("output.afterMonths");
    }

    private record EditionFile(String id, List<EditionParameter> parameters) {}
}
