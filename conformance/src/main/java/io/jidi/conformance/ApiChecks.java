package io.jidi.conformance;

import static io.jidi.conformance.Broken.require;
import static io.jidi.conformance.Check.Need.TOKEN;
import static io.jidi.conformance.Check.Need.WRITES;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The conventions of the API (design/conventions.md), and the acceptance rows of reliability.md that can be asked outside. */
final class ApiChecks {

    private static final String CONVENTIONS = "conventions.md ";

    /** Of them, the first that the token may read serves as the example of a list. */
    private static final List<String> LISTS = List.of(
            "/api/v1/projects",
            "/api/v1/enterprises",
            "/api/v1/funds",
            "/api/v1/bases",
            "/api/v1/exchange/applications");

    /** One is for business and one for administration: no token opens both, unless it is an auditor's. */
    private static final List<String> APART =
            List.of("/api/v1/exchange/applications", "/api/v1/projects", "/api/v1/audit-entries");

    private static final List<String> TRACES = List.of("\tat ", "java.lang.", "io.jidi.", "org.postgresql", "SQLSTATE");

    private ApiChecks() {}

    static List<Check> all() {
        return List.of(
                check("C-PROBLEM", "Errors", "错误为 RFC 9457 问题", "Errors are problems by RFC 9457", ApiChecks::problem),
                check("C-LANGUAGE", "Errors", "中英文错误", "Errors in the language that is asked for", ApiChecks::language),
                check("C-REQUEST-ID", "Operations", "请求标识", "Request ids in and out", ApiChecks::requestIds),
                check(
                        "C-401",
                        "Errors; reliability.md row 35",
                        "未登录与无效令牌",
                        "Without a token, and with false ones",
                        ApiChecks::unauthorised),
                check("C-403", "Errors; reliability.md row 33", "越权", "What the role may not", ApiChecks::forbidden),
                check(
                        "C-404",
                        "Errors, Ids",
                        "不存在与错误标识",
                        "What does not exist, and ids of another kind",
                        ApiChecks::notFound),
                check("C-LIST", "Lists", "列表的形状", "Shape of lists", ApiChecks::list),
                check("C-FILTER", "Lists", "未知筛选条件是错误", "An unknown filter is an error", ApiChecks::unknownFilter),
                check("C-SORT", "Lists", "未知排序是错误", "An unknown sort is an error", ApiChecks::unknownSort),
                check("C-PAGE", "Lists", "页大小上限", "Limit of pages", ApiChecks::pageSize),
                check("C-CURSOR", "Lists", "翻页游标签名且与筛选绑定", "Page tokens are signed and bound", ApiChecks::pageTokens),
                check("C-ETAG", "Writes", "强 ETag", "Strong ETag", ApiChecks::etag),
                check("C-IF-MATCH", "Writes", "须带 If-Match", "If-Match is asked for", ApiChecks::ifMatch, WRITES),
                check("C-TIME", "Time", "日期与时间的写法", "Dates and instants", ApiChecks::times),
                check("C-MONEY", "Money", "金额的写法", "Money", ApiChecks::money),
                check("C-HEADERS", "Operations", "安全响应头", "Security headers", ApiChecks::securityHeaders),
                check("C-CORS", "Operations", "跨域关闭", "CORS is off", ApiChecks::cors),
                check("C-RATE", "Operations", "限额响应头", "Headers of limits", ApiChecks::rates),
                check("C-METHOD", "Operations", "不允许的方法", "Methods that are not allowed", ApiChecks::methods),
                check("C-INTERNAL", "Operations", "内部接口不可达", "The inside cannot be reached", ApiChecks::internal),
                check("C-BODY", "Operations; reliability.md row 32", "超大请求体", "A huge body", ApiChecks::hugeBody),
                check(
                        "C-HEADER-SIZE",
                        "Operations; reliability.md row 32",
                        "超大请求头",
                        "Huge headers",
                        ApiChecks::hugeHeaders),
                check(
                        "C-DEPTH",
                        "Operations; reliability.md row 32",
                        "过深的 JSON",
                        "JSON that is too deep",
                        ApiChecks::deepJson,
                        WRITES),
                check("C-OPENAPI", "Operations", "接口文档", "The specification", ApiChecks::openApi),
                check(
                        "C-EVENTS",
                        "Events",
                        "事件为 CloudEvents，游标可续",
                        "Events are CloudEvents behind a cursor",
                        ApiChecks::events));
    }

    /** Looks at all that was answered before: asked last. */
    static Check last() {
        return Check.of(
                "C-NO-5XX",
                CONVENTIONS + "Errors; reliability.md row 38",
                "没有 5xx，也没有堆栈",
                "No 5xx, no stack trace",
                ApiChecks::nothingLeaked);
    }

    private static Check check(String id, String source, String zh, String en, Check.Probe probe, Check.Need... more) {
        Check.Need[] needs = java.util.Arrays.copyOf(more, more.length + 1);
        needs[more.length] = TOKEN;
        return Check.of(id, CONVENTIONS + source, zh, en, probe, needs);
    }

    private static String list(Installation it, boolean withRows) throws Exception {
        for (String list : LISTS) {
            Answer answer = it.api(list + "?pageSize=2");
            if (answer.status() == 200 && (!withRows || !answer.at("/items").isEmpty())) {
                return list;
            }
        }
        throw new NotAsked(
                withRows ? "令牌可读的列表都是空的" : "令牌不能读任何列表",
                withRows ? "no list that the token may read has rows" : "the token may read no list");
    }

    private static JsonNode first(Installation it, String list) throws Exception {
        return it.api(list + "?pageSize=2").requireStatus(200).at("/items/0");
    }

    private static void problem(Installation it) throws Exception {
        Answer answer = it.api("/api/v1/no-such-thing").requireProblem(404);
        require(
                answer.at("/requestId").asText().equals(answer.header("X-Request-Id")),
                "requestId 与响应头不一致",
                "the requestId of the problem is not that of the header");
        require(
                answer.at("/instance").asText().equals("/api/v1/no-such-thing"),
                "instance 不符",
                "instance is not the path");
        it.api(list(it, false) + "?no_such_filter=1").requireProblem(400);
    }

    private static void language(Installation it) throws Exception {
        Answer en = it.api("GET", "/api/v1/no-such-thing", "", Map.of("Accept-Language", "en"))
                .requireProblem(404)
                .requireHeader("Content-Language", "en.*");
        Answer zh = it.api("GET", "/api/v1/no-such-thing", "", Map.of("Accept-Language", "zh-CN"))
                .requireProblem(404)
                .requireHeader("Content-Language", "zh.*");
        require(
                zh.code().equals(en.code())
                        && zh.at("/title").asText().matches(".*\\p{IsHan}.*")
                        && !en.at("/title").asText().matches(".*\\p{IsHan}.*"),
                "标题没有分语言",
                "the titles are " + zh.at("/title") + " and " + en.at("/title"));
    }

    private static void requestIds(Installation it) throws Exception {
        String id = "conformance-" + UUID.randomUUID();
        it.api("GET", list(it, false), "", Map.of("X-Request-Id", id)).requireHeader("X-Request-Id", id);
        it.api("GET", list(it, false), "", Map.of("X-Request-Id", "bad id!"))
                .requireHeader("X-Request-Id", "[A-Za-z0-9_.-]{8,}");
    }

    private static void unauthorised(Installation it) throws Exception {
        String list = list(it, false);
        String token = String.valueOf(it.means().token());
        String none = base64("{\"alg\":\"none\",\"typ\":\"JWT\"}");
        String[] parts = token.split("\\.", -1);
        String payload = parts.length > 1 ? parts[1] : base64("{\"sub\":\"x\"}");
        List<String> bad =
                List.of("nonsense", none + "." + payload + ".", none + "." + payload + ".AAAA", shifted(token));
        String told = it.anonymous("GET", list, Map.of("Accept-Language", "en"))
                .requireProblem(401)
                .code();
        for (String one : bad) {
            Answer refused = it.anonymous(
                            "GET", list, Map.of("Accept-Language", "en", "Authorization", "Bearer " + one))
                    .requireProblem(401);
            require(
                    refused.code().equals(told),
                    "拒绝透露了原因：" + refused.code(),
                    "a refusal tells why: " + refused.code() + " and not " + told);
        }
    }

    /** The same token with a character of its signature changed: in the middle, where every bit counts. */
    private static String shifted(String token) {
        int at = token.lastIndexOf('.') + 1 + (token.length() - token.lastIndexOf('.') - 1) / 2;
        if (at >= token.length()) {
            return token + "x";
        }
        char other = token.charAt(at) == 'A' ? 'B' : 'A';
        return token.substring(0, at) + other + token.substring(at + 1);
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void forbidden(Installation it) throws Exception {
        boolean all = true;
        for (String list : APART) {
            Answer answer = it.api(list);
            if (answer.status() == 403) {
                answer.requireProblem(403);
                return;
            }
            all &= answer.status() == 200;
        }
        if (all) {
            throw new NotAsked("审计员令牌可读所问的一切", "an auditor's token may read all that is asked");
        }
        throw new Broken("业务与管理接口对同一令牌都开放", "business and administration are open to the same token");
    }

    private static void notFound(Installation it) throws Exception {
        String list = list(it, true);
        String id = first(it, list).path("id").asText();
        require(id.matches("[a-z]+_[0-7][0-9a-hjkmnp-tv-z]{25}"), "标识写法不符：" + id, "not an id of a type: " + id);
        it.api(list + "/" + id).requireStatus(200);
        String stranger = id.substring(0, id.indexOf('_') + 1) + "01kb2c3d4e5f6g7h8j9kamcnpq";
        it.api(list + "/" + stranger).requireProblem(404);
        Answer wrong = it.api(list + "/zzz" + id.substring(id.indexOf('_')));
        wrong.requireProblem(wrong.status() == 400 ? 400 : 404);
    }

    private static void list(Installation it) throws Exception {
        Answer page = it.api(list(it, false) + "?pageSize=1").requireStatus(200);
        require(page.at("/items").isArray(), "没有 items", "there is no list of items");
        require(page.at("/items").size() <= 1, "超过 pageSize", "there are more items than pageSize");
        require(isInstant(page.at("/asOf").asText()), "没有 asOf", "there is no asOf");
        Answer exact = it.api(list(it, false) + "?pageSize=1&count=exact").requireStatus(200);
        require(exact.at("/total").isIntegralNumber(), "count=exact 没有 total", "count=exact gives no total");
    }

    private static void unknownFilter(Installation it) throws Exception {
        Answer refused = it.api(list(it, false) + "?no_such_filter=1").requireCode(400, "UNKNOWN_FILTER");
        require(
                refused.at("/errors/0/pointer").asText().contains("no_such_filter"),
                "未指出是哪个条件",
                "the refusal does not name the filter");
    }

    private static void unknownSort(Installation it) throws Exception {
        it.api(list(it, false) + "?sort=no_such_field").requireProblem(400);
    }

    private static void pageSize(Installation it) throws Exception {
        it.api(list(it, false) + "?pageSize=201").requireProblem(400);
        it.api(list(it, false) + "?pageSize=0").requireProblem(400);
        it.api(list(it, false) + "?pageSize=200").requireStatus(200);
    }

    private static void pageTokens(Installation it) throws Exception {
        for (String list : LISTS) {
            Answer page = it.api(list + "?pageSize=1");
            if (page.status() == 200 && page.at("/nextPageToken").isTextual()) {
                String token = page.at("/nextPageToken").asText();
                Answer next = it.api(list + "?pageSize=1&pageToken=" + token).requireStatus(200);
                require(
                        !next.at("/items/0/id").equals(page.at("/items/0/id")),
                        "下一页重复",
                        "the next page repeats the first");
                String forged = (token.charAt(0) == 'A' ? "B" : "A") + token.substring(1);
                it.api(list + "?pageSize=1&pageToken=" + forged).requireProblem(400);
                it.api(list + "?pageSize=1&sort=id&pageToken=" + token).requireProblem(400);
                return;
            }
        }
        throw new NotAsked("没有两行以上的列表", "no list has two rows");
    }

    private static void etag(Installation it) throws Exception {
        String list = list(it, true);
        it.api(list + "/" + first(it, list).path("id").asText())
                .requireStatus(200)
                .requireHeader("ETag", "\"[^\"]+\"");
    }

    /** An empty change of a project, which would change nothing even if it were taken. */
    private static void ifMatch(Installation it) throws Exception {
        Answer projects = it.api("/api/v1/projects?pageSize=1");
        if (projects.status() != 200 || projects.at("/items").isEmpty()) {
            throw new NotAsked("令牌看不到项目", "the token sees no project");
        }
        String path = "/api/v1/projects/" + projects.at("/items/0/id").asText();
        Answer missing = it.api("PATCH", path, "{}", Map.of());
        if (missing.status() == 403 || missing.status() == 404) {
            throw new NotAsked("令牌不可变更项目", "the token may not change projects");
        }
        missing.requireProblem(428);
        it.api("PATCH", path, "{}", Map.of("If-Match", "\"v999999999\"")).requireProblem(412);
    }

    private static void times(Installation it) throws Exception {
        JsonNode page =
                it.api(list(it, true) + "?pageSize=50").requireStatus(200).json();
        each(page, (name, value) -> {
            if (name.endsWith("At") && value.isTextual()) {
                require(
                        isInstant(value.asText()),
                        name + " 不是 UTC 时间：" + value,
                        name + " is no instant in UTC: " + value);
            }
            if (name.endsWith("Date") && value.isTextual()) {
                require(
                        value.asText().matches("[0-9]{4}-[0-9]{2}-[0-9]{2}"),
                        name + " 不是日期：" + value,
                        name + " is no date: " + value);
            }
        });
    }

    private static void money(Installation it) throws Exception {
        int[] seen = {0};
        for (String list : LISTS) {
            Answer page = it.api(list + "?pageSize=50");
            if (page.status() == 200) {
                each(page.json(), (name, value) -> {
                    if (value.has("currency") && value.has("amount")) {
                        seen[0]++;
                        require(
                                value.path("amount").isTextual()
                                        && value.path("amount").asText().matches("-?[0-9]+[.][0-9]{2}")
                                        && value.path("currency").asText().matches("[A-Z]{3}"),
                                name + " 的金额写法不符：" + value,
                                "the amount of " + name + " is written otherwise: " + value);
                    }
                });
            }
        }
        if (seen[0] == 0) {
            throw new NotAsked("可读的列表中没有金额", "there is no amount in the lists that the token may read");
        }
    }

    private interface Member {
        void at(String name, JsonNode value);
    }

    private static void each(JsonNode node, Member member) {
        node.properties().forEach(one -> {
            member.at(one.getKey(), one.getValue());
            each(one.getValue(), member);
        });
        if (node.isArray()) {
            node.forEach(one -> each(one, member));
        }
    }

    private static boolean isInstant(String text) {
        try {
            Instant.parse(text);
            return text.endsWith("Z");
        } catch (java.time.DateTimeException e) {
            return false;
        }
    }

    private static void securityHeaders(Installation it) throws Exception {
        for (Answer answer : List.of(it.api(list(it, false)), it.api("/api/v1/no-such-thing"))) {
            answer.requireHeader("X-Content-Type-Options", "nosniff")
                    .requireHeader("X-Frame-Options", "DENY")
                    .requireHeader("Referrer-Policy", "no-referrer")
                    .requireHeader("Content-Security-Policy", ".*default-src 'none'.*")
                    .requireHeader("Cache-Control", ".*no-store.*")
                    .requireNoHeader("Server")
                    .requireNoHeader("X-Powered-By");
        }
    }

    private static void cors(Installation it) throws Exception {
        String list = list(it, false);
        it.api("GET", list, "", Map.of("Origin", "https://elsewhere.example"))
                .requireNoHeader("Access-Control-Allow-Origin");
        Answer preflight = it.anonymous(
                "OPTIONS",
                list,
                Map.of("Origin", "https://elsewhere.example", "Access-Control-Request-Method", "POST"));
        preflight.requireNoHeader("Access-Control-Allow-Origin").requireNoHeader("Access-Control-Allow-Methods");
        require(preflight.status() >= 400, "预检被接受", "a preflight is accepted");
    }

    private static void rates(Installation it) throws Exception {
        it.api(list(it, false))
                .requireHeader("RateLimit-Policy", "\"[a-z-]+\";q=[0-9]+;w=[0-9]+.*")
                .requireHeader("RateLimit", "\"[a-z-]+\";r=[0-9]+;t=[0-9]+.*");
    }

    private static void methods(Installation it) throws Exception {
        it.wire()
                .raw(
                        "TRACE",
                        list(it, false),
                        List.of("Authorization: Bearer " + it.means().token()))
                .requireStatus(405);
    }

    private static void internal(Installation it) throws Exception {
        for (String path : List.of(
                "/internal/events?after=0",
                "/internal/openapi",
                "/api/v1/funds/%2e%2e/%2e%2e/%2e%2e/internal/events",
                "/open/v1/%2e%2e/%2e%2e/internal/events")) {
            it.wire()
                    .raw(
                            "GET",
                            path,
                            List.of("Authorization: Bearer " + it.means().token()))
                    .requireStatus(404);
        }
    }

    /** Only announced: not a byte of it is sent. */
    private static void hugeBody(Installation it) throws Exception {
        it.wire()
                .raw(
                        "POST",
                        "/api/v1/project-codes/check",
                        List.of(
                                "Authorization: Bearer " + it.means().token(),
                                "Content-Type: application/json",
                                "Content-Length: 999999999999"))
                .requireStatus(413);
    }

    private static void hugeHeaders(Installation it) throws Exception {
        Answer answer = it.wire()
                .raw(
                        "GET",
                        list(it, false),
                        List.of("Authorization: Bearer " + it.means().token(), "X-Long: " + "x".repeat(100_000)));
        require(
                answer.status() == 431 || answer.status() == 400,
                "超大请求头应答 " + answer.status(),
                "a header of 100 KB is answered with " + answer.status());
    }

    private static void deepJson(Installation it) throws Exception {
        Answer answer =
                it.api("POST", "/api/v1/project-codes/check", "[".repeat(10_000) + "]".repeat(10_000), Map.of());
        answer.requireProblem(answer.status() == 403 ? 403 : 400);
    }

    private static void openApi(Installation it) throws Exception {
        JsonNode document = it.anonymous("GET", "/api/openapi.json", Map.of())
                .requireStatus(200)
                .json();
        require(document.path("openapi").asText().startsWith("3.1"), "不是 OpenAPI 3.1", "not OpenAPI 3.1");
        int[] operations = {0};
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    JsonNode operation = method.getValue();
                    if (!operation.has("responses")) {
                        return;
                    }
                    operations[0]++;
                    String name = method.getKey() + " " + path.getKey();
                    require(
                            operation.path("summary").asText().matches(".*\\p{IsHan}.* \\| .*[A-Za-z].*"),
                            name + " 没有双语摘要",
                            name + " is not summed up in both languages");
                    require(
                            !path.getKey().startsWith("/api/v1/") || operation.has("security"),
                            name + " 未声明谁可调用",
                            name + " does not say who may call it");
                }));
        require(operations[0] > 0, "文档中没有操作", "there is no operation in the document");
    }

    private static void events(Installation it) throws Exception {
        Answer page = it.api("/api/v1/events?after=beginning&limit=5").requireStatus(200);
        String cursor = page.at("/nextCursor").asText();
        require(
                !cursor.isEmpty() && page.at("/items").isArray(),
                "没有 items 与 nextCursor",
                "there is no items and nextCursor");
        for (JsonNode event : page.at("/items")) {
            for (String member : List.of("specversion", "id", "source", "type", "subject", "time", "dataschema")) {
                require(event.hasNonNull(member), "事件缺 " + member, "an event has no " + member);
            }
            require(
                    event.path("specversion").asText().equals("1.0")
                            && event.path("type").asText().startsWith("io.jidi."),
                    "不是 CloudEvents 1.0",
                    "not a CloudEvent 1.0: " + event.path("type"));
        }
        it.api("/api/v1/events?after=" + cursor + "&limit=5").requireStatus(200);
        it.api("/api/v1/events?after=no-such-cursor").requireProblem(400);
        it.api("/api/v1/events?no_such_filter=1").requireProblem(400);
    }

    private static void nothingLeaked(Installation it) {
        if (it.wire().answers().isEmpty()) {
            throw new NotAsked("没有提问", "nothing was asked");
        }
        for (Answer answer : it.wire().answers()) {
            require(
                    answer.status() < 500,
                    answer.asked() + " 应答 " + answer.status(),
                    answer.asked() + " answers " + answer.status());
            if (answer.status() >= 400) {
                String text = answer.text();
                for (String trace : TRACES) {
                    require(
                            !text.contains(trace),
                            answer.asked() + " 的错误泄露内部信息",
                            "the error of " + answer.asked() + " leaks the inside: " + trace.strip());
                }
            }
        }
    }
}
