package io.jidi.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.StringWriter;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** What came of a run, for people, for programs and for build servers. */
record Report(URI url, Instant began, List<Finding> findings) {

    /** How a report is written. */
    enum Format {
        TEXT,
        JSON,
        JUNIT
    }

    long count(Finding.Result result) {
        return findings.stream().filter(finding -> finding.result() == result).count();
    }

    /** 0 when nothing failed and something passed. */
    int exitCode() {
        return count(Finding.Result.FAIL) == 0 && count(Finding.Result.PASS) > 0 ? 0 : 1;
    }

    String in(Format format) {
        return switch (format) {
            case TEXT -> text();
            case JSON -> json();
            case JUNIT -> junit();
        };
    }

    private String text() {
        StringBuilder out = new StringBuilder(url + "\n");
        for (Finding finding : findings) {
            out.append("%-7s %-13s %s · %s%n"
                    .formatted(
                            finding.result(),
                            finding.check().id(),
                            finding.check().zh(),
                            finding.check().en()));
            if (!finding.reason().isEmpty()) {
                out.append("        ").append(finding.reason()).append('\n');
            }
        }
        return out.append("通过 passed %d，不合 failed %d，未问 skipped %d"
                        .formatted(
                                count(Finding.Result.PASS), count(Finding.Result.FAIL), count(Finding.Result.SKIPPED)))
                .toString();
    }

    private String json() {
        ObjectNode report = Answer.JSON.createObjectNode();
        report.put("url", url.toString())
                .put("startedAt", began.toString())
                .put("passed", count(Finding.Result.PASS))
                .put("failed", count(Finding.Result.FAIL))
                .put("skipped", count(Finding.Result.SKIPPED));
        for (Finding finding : findings) {
            ObjectNode one = report.withArray("checks").addObject();
            one.put("id", finding.check().id()).put("source", finding.check().source());
            one.putObject("title")
                    .put("zh", finding.check().zh())
                    .put("en", finding.check().en());
            one.put("result", finding.result().name())
                    .put("reason", finding.reason())
                    .put("millis", finding.millis());
        }
        try {
            return Answer.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(report);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can be written", e);
        }
    }

    private String junit() {
        StringWriter out = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("testsuite");
            xml.writeAttribute("name", "conformance " + url);
            xml.writeAttribute("timestamp", began.toString());
            xml.writeAttribute("tests", Integer.toString(findings.size()));
            xml.writeAttribute("failures", Long.toString(count(Finding.Result.FAIL)));
            xml.writeAttribute("skipped", Long.toString(count(Finding.Result.SKIPPED)));
            for (Finding finding : findings) {
                xml.writeStartElement("testcase");
                xml.writeAttribute("classname", finding.check().source());
                xml.writeAttribute(
                        "name", finding.check().id() + " " + finding.check().en());
                xml.writeAttribute(
                        "time",
                        String.format(Locale.ROOT, "%d.%03d", finding.millis() / 1000, finding.millis() % 1000));
                if (finding.result() != Finding.Result.PASS) {
                    xml.writeStartElement(finding.result() == Finding.Result.FAIL ? "failure" : "skipped");
                    xml.writeAttribute("message", finding.reason().replaceAll("\\p{Cntrl}", " "));
                    xml.writeEndElement();
                }
                xml.writeEndElement();
            }
            xml.writeEndElement();
            xml.writeEndDocument();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a text can be written", e);
        }
        return out.toString();
    }
}
