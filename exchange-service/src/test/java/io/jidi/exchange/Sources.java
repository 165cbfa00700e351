package io.jidi.exchange;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jidi.platform.id.TypeIds;
import io.jidi.testkit.Contracts;
import io.jidi.testkit.Peer;
import java.net.URI;
import java.util.Set;
import java.util.UUID;

/** Stand-ins for the three services, which publish the golden examples of their events and what tests make of them. */
public final class Sources implements AutoCloseable {

    public static final ObjectMapper JSON = new ObjectMapper();

    private static final String PROJECTS = "project.project.events.v1";

    private final Peer project;
    private final Peer enterprise;
    private final Peer fund;

    private Sources(Peer project, Peer enterprise, Peer fund) {
        this.project = project;
        this.enterprise = enterprise;
        this.fund = fund;
    }

    public static Sources start(String prefix, URI project, URI enterprise, URI fund) throws Exception {
        return new Sources(
                Peer.start(
                        "/project-service",
                        project,
                        prefix,
                        Set.of(
                                PROJECTS,
                                "project.base.events.v1",
                                "project.department.events.v1",
                                "project.bounty.events.v1",
                                "project.lead.events.v1",
                                "project.item.events.v1",
                                "project.score-round.events.v1")),
                Peer.start(
                        "/enterprise-service",
                        enterprise,
                        prefix,
                        Set.of("enterprise.enterprise.events.v1", "enterprise.inbound.events.v1")),
                Peer.start("/fund-service", fund, prefix, Set.of("fund.fund.events.v1")));
    }

    /** A project of its own in a region; gives its identifier. */
    public String admit(String region, String yuan) throws Exception {
        String id = TypeIds.format("prj", UUID.randomUUID());
        admit(id, region, yuan);
        return id;
    }

    public void admit(String id, String region, String yuan) throws Exception {
        ObjectNode data = example("io.jidi.project.project.admitted");
        data.put("projectId", id).put("regionCode", region);
        data.putObject("totalInvestment").put("amount", yuan).put("currency", "CNY");
        project.publish(PROJECTS, "io.jidi.project.project.admitted", id, data.toString());
    }

    public void change(String id, String region, String status, boolean restricted) throws Exception {
        ObjectNode data = example("io.jidi.project.project.changed");
        data.put("projectId", id)
                .put("regionCode", region)
                .put("status", status)
                .put("restricted", restricted);
        project.publish(PROJECTS, "io.jidi.project.project.changed", id, data.toString());
    }

    public void report(String id, String region, String month, int revision, String yuan) throws Exception {
        ObjectNode data = example("io.jidi.project.project.reported");
        data.put("projectId", id).put("regionCode", region).put("month", month).put("revision", revision);
        data.putObject("actual").put("amount", yuan).put("currency", "CNY");
        project.publish(PROJECTS, "io.jidi.project.project.reported", id, data.toString());
    }

    public void publish(String topic, String type, String aggregate, ObjectNode data) throws Exception {
        publish(topic, type, aggregate, data, "");
    }

    /** @param dataScope the mark of who may see it; empty for every user */
    public void publish(String topic, String type, String aggregate, ObjectNode data, String dataScope)
            throws Exception {
        Peer owner = topic.startsWith("project.") ? project : topic.startsWith("fund.") ? fund : enterprise;
        owner.publish(topic, type, aggregate, data.toString(), dataScope);
    }

    /** The first golden example of an event, to be changed by the test. */
    public static ObjectNode example(String type) throws Exception {
        return (ObjectNode) JSON.readTree(Contracts.examples(type).get(0));
    }

    @Override
    public void close() {
        project.close();
        enterprise.close();
        fund.close();
    }
}
