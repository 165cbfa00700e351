package io.jidi.exchange.catalog;

import io.jidi.exchange.dataset.DataSet;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The catalogue as JSON-LD in DCAT-AP 3.0.1. Titles and descriptions are in both languages; what the national catalogue has and
 * DCAT has not stands under {@code ah:}.
 */
final class DcatCatalogue {

    private static final String RIGHTS = "http://publications.europa.eu/resource/authority/access-right/";
    private static final String FORMATS = "http://publications.europa.eu/resource/authority/file-type/";

    private static final Map<String, Object> CONTEXT = context();

    private final Publisher publisher;

    DcatCatalogue(Publisher publisher) {
        this.publisher = publisher;
    }

    /** @param modified when a data set last changed, as far as the platform that asks may know */
    Map<String, Object> of(Collection<DataSet> sets, Function<DataSet, LocalDate> modified) {
        Map<String, Object> catalogue = typed("/open/v1/catalog", "dcat:Catalog");
        catalogue.put("@context", CONTEXT);
        catalogue.put("dct:title", texts("产业基地数据交换目录", "Catalogue of the industry-base exchange"));
        catalogue.put("dct:description", texts("面向省级平台共享的数据集", "Data sets that are shared with provincial platforms"));
        catalogue.put("dct:publisher", agent());
        List<Object> datasets = new ArrayList<>();
        List<Object> records = new ArrayList<>();
        List<Object> served = new ArrayList<>();
        for (DataSet set : sets) {
            datasets.add(dataset(set, modified.apply(set)));
            records.add(record(set, modified.apply(set)));
            served.add(reference(iri(set)));
        }
        catalogue.put("dcat:dataset", datasets);
        catalogue.put("dcat:record", records);
        Map<String, Object> service = typed("/open/v1", "dcat:DataService");
        service.put("dct:title", texts("数据交换接口", "Exchange API"));
        service.put("dcat:endpointURL", reference(url("/open/v1")));
        service.put("dcat:servesDataset", served);
        catalogue.put("dcat:service", List.of(service));
        return catalogue;
    }

    private Map<String, Object> dataset(DataSet set, LocalDate modified) {
        Map<String, Object> dataset = new LinkedHashMap<>();
        dataset.put("@id", iri(set));
        dataset.put("@type", "dcat:Dataset");
        dataset.put("dct:title", texts(set.titleZh(), set.titleEn()));
        dataset.put("dct:description", texts(set.descriptionZh(), set.descriptionEn()));
        dataset.put("dct:identifier", set.code());
        dataset.put("dct:publisher", agent());
        dataset.put("dcat:theme", theme(set));
        dataset.put("dct:conformsTo", reference(url("/open/v1/schemas/" + set.code() + "/" + set.version())));
        dataset.put("dct:accessRights", rights(set));
        dataset.put("ah:shareType", set.shareType().zh());
        dataset.put("ah:shareCondition", texts(set.shareConditionZh(), set.shareConditionEn()));
        dataset.put("ah:shareMode", "接口方式");
        dataset.put("dct:accrualPeriodicity", reference(set.updateCycle().frequency()));
        dataset.put("dct:issued", date(set.issued()));
        dataset.put("dct:modified", date(modified));
        dataset.put(
                "dct:relation",
                set.related().stream()
                        .map(code -> reference(url("/open/v1/" + code)))
                        .toList());
        dataset.put(
                "dcat:distribution",
                List.of(
                        distribution(set, "/snapshots/latest", "application/gzip", "GZIP", "全量快照", "Snapshot"),
                        distribution(set, "/changes", "application/json", "JSON", "变更流", "Change feed")));
        return dataset;
    }

    private Map<String, Object> distribution(
            DataSet set, String path, String mediaType, String format, String zh, String en) {
        Map<String, Object> distribution = new LinkedHashMap<>();
        distribution.put("@id", iri(set) + path);
        distribution.put("@type", "dcat:Distribution");
        distribution.put("dct:title", texts(zh, en));
        distribution.put("dcat:accessURL", reference(iri(set) + path));
        distribution.put("dcat:mediaType", reference("https://www.iana.org/assignments/media-types/" + mediaType));
        distribution.put("dct:format", reference(FORMATS + format));
        return distribution;
    }

    private Map<String, Object> record(DataSet set, LocalDate modified) {
        Map<String, Object> record = typed("/open/v1/catalog#" + set.code(), "dcat:CatalogRecord");
        record.put("foaf:primaryTopic", reference(iri(set)));
        record.put("dct:modified", date(modified));
        return record;
    }

    private Map<String, Object> theme(DataSet set) {
        Map<String, Object> theme = new LinkedHashMap<>();
        theme.put("@type", "skos:Concept");
        theme.put("skos:prefLabel", Map.of("@value", set.category(), "@language", "zh"));
        return theme;
    }

    private Map<String, Object> agent() {
        Map<String, Object> agent = new LinkedHashMap<>();
        agent.put("@type", "foaf:Agent");
        agent.put("foaf:name", texts(publisher.nameZh(), publisher.nameEn()));
        agent.put("dct:identifier", publisher.code());
        return agent;
    }

    private static Map<String, Object> rights(DataSet set) {
        return reference(RIGHTS + (set.shareType() == DataSet.ShareType.NONE ? "NON_PUBLIC" : "RESTRICTED"));
    }

    private Map<String, Object> typed(String path, String type) {
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("@id", url(path));
        node.put("@type", type);
        return node;
    }

    private String iri(DataSet set) {
        return url("/open/v1/" + set.code());
    }

    private String url(String path) {
        return publisher.url() + path;
    }

    private static Map<String, Object> reference(String iri) {
        return Map.of("@id", iri);
    }

    private static Map<String, Object> date(LocalDate day) {
        return Map.of("@value", day.toString(), "@type", "xsd:date");
    }

    private static List<Map<String, Object>> texts(String zh, String en) {
        return List.of(Map.of("@value", zh, "@language", "zh"), Map.of("@value", en, "@language", "en"));
    }

    private static Map<String, Object> context() {
        Map<String, Object> context = new LinkedHashMap<>();
        context.put("dcat", "http://www.w3.org/ns/dcat#");
        context.put("dct", "http://purl.org/dc/terms/");
        context.put("foaf", "http://xmlns.com/foaf/0.1/");
        context.put("skos", "http://www.w3.org/2004/02/skos/core#");
        context.put("spdx", "http://spdx.org/rdf/terms#");
        context.put("xsd", "http://www.w3.org/2001/XMLSchema#");
        context.put("ah", "urn:jidi:exchange:");
        return context;
    }
}
