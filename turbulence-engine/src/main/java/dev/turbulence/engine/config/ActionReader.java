package dev.turbulence.engine.config;

import dev.turbulence.engine.language.EvaluationException;
import dev.turbulence.engine.language.InstanceContext;
import dev.turbulence.engine.language.JsonPathQuery;
import dev.turbulence.engine.language.JsonTemplate;
import dev.turbulence.engine.language.Suggestion;
import dev.turbulence.engine.language.Template;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;

/** Reads one action of a flow. */
final class ActionReader {
    private static final Map<String, List<String>> KEYS = Map.of(
            "http",
            Keys.HTTP,
            "wait",
            Keys.WAIT,
            "assert",
            Keys.ASSERT,
            "branch",
            Keys.BRANCH,
            "decide",
            Keys.DECIDE,
            "grpc",
            Keys.GRPC);
    private static final List<String> TYPES = List.of("http", "wait", "assert", "branch", "decide", "grpc");
    /** What the first answer brings. */
    private static final List<String> RESPONSE = List.of("last_response");

    private static final Template GET = Template.compile("GET");

    private final Section section;
    private final Setting setting;
    /** What there can be before the action. */
    private final KnownVariables known;
    /** What the action may set. */
    private final KnownVariables after;

    private ActionReader(Section section, Setting setting, KnownVariables known) {
        this.section = section;
        this.setting = setting;
        this.after = known;
        this.known = known.copy();
    }

    /**
     * What actions are read against.
     *
     * @param sut empty when the SUT file could not be read
     * @param policies empty when the policies file could not be read
     * @param faults the scenario's fault injection
     */
    record Setting(Optional<SutConfig> sut, Optional<Policies> policies, FaultPolicies faults) {}

    /** The action; empty, with a problem, when it cannot be one. */
    private Optional<Action> read() {
        Optional<String> type = section.required("type").flatMap(node -> section.text("type"));
        if (type.isEmpty()) {
            after.open();
            return Optional.empty();
        }
        if (!TYPES.contains(type.get())) {
            after.open();
            section.problem(
                    section.value("type").orElseThrow(),
                    "there is no action type `" + type.get() + "`" + Suggestion.among(TYPES, type.get()));
            return Optional.empty();
        }
        String name = section.name("name").orElse("");
        Action action = switch (type.get()) {
            case "http" -> http(name);
            case "wait" -> poll(name);
            case "branch" -> fork(name);
            case "decide" -> decide(name);
            case "grpc" -> grpc(name);
            default -> check(name);
        };
        if (!section.others().isEmpty()) {
            // A misspelt `extract`, for one.
            after.open();
        }
        section.refuseUnknownKeys(KEYS.get(type.get()));
        section.reading().uses().check(known);
        return Optional.ofNullable(action);
    }

    /**
     * The actions of a list.
     *
     * @param known what there can be before the first of them; after the last one, what there can be then
     */
    static List<Action> readAll(Section section, String key, Setting setting, KnownVariables known) {
        List<Action> actions = new ArrayList<>();
        for (Node item : section.items(key)) {
            section.section(item, "an action")
                    .flatMap(action -> new ActionReader(action, setting, known).read())
                    .ifPresent(actions::add);
        }
        return actions;
    }

    private Optional<Condition> condition() {
        Optional<Condition> condition = section.value("condition").flatMap(this::condition);
        condition.ifPresent(this::guard);
        return condition;
    }

    /** YAML's booleans are the language's, however they are written. */
    private Optional<Condition> condition(Node node) {
        if (node.getTag().equals(Tag.BOOL)) {
            return section.reading()
                    .scalars()
                    .flag(node, "`condition`")
                    .map(flag -> Condition.compile(flag.toString()));
        }
        return section.compile(node, "`condition`", Condition::compile);
    }

    /** What a condition asks for need not be there. */
    private void guard(Condition condition) {
        known.add(condition.variables().guarded());
    }

    private Action fork(String name) {
        Optional<Condition> test = section.required("condition").flatMap(this::condition);
        section.reading().uses().check(known);
        test.ifPresent(this::guard);
        List<Action> ifTrue = arm("if_true");
        List<Action> ifFalse = arm("if_false");
        return test.map(found -> new BranchAction(name, found, ifTrue, ifFalse)).orElse(null);
    }

    /** Neither arm has what the other one sets; after the branch there can be what either does. */
    private List<Action> arm(String key) {
        KnownVariables inArm = known.copy();
        List<Action> actions = readAll(section, key, setting, inArm);
        after.add(inArm);
        return actions;
    }

    private Action http(String name) {
        String service = service(ServiceConfig.HTTP);
        known.add(RESPONSE);
        after.add(RESPONSE);
        after.add(section.keys("extract"));
        Optional<Template> method =
                section.required("method").flatMap(node -> section.compile(node, "`method`", HeaderReader::method));
        return new HttpAction(
                name,
                condition(),
                service,
                method.orElse(GET),
                path(),
                HeaderReader.read(section, "headers"),
                section.compiled("query", "query parameter", Template::compile),
                json(),
                section.compiled("extract", "variable", JsonPathQuery::compile),
                RetryReader.read(section, retry -> retry.statuses("on_status")),
                section.statuses("ok_status"),
                setting.faults().of(name, service));
    }

    private Action poll(String name) {
        String service = service(ServiceConfig.HTTP);
        known.add(RESPONSE);
        after.add(RESPONSE);
        Template method = section.compile("method", HeaderReader::method).orElse(GET);
        Template path = path();
        Optional<Expectation> expect = ExpectationReader.read(section);
        Duration interval = section.seconds("interval_seconds").orElse(Duration.ofSeconds(1));
        Duration timeout = section.seconds("timeout_seconds").orElse(Duration.ofSeconds(30));
        Optional<Condition> condition = condition();
        return expect.map(found -> new WaitAction(name, condition, service, method, path, found, interval, timeout))
                .orElse(null);
    }

    private Action grpc(String name) {
        String service = service(ServiceConfig.GRPC);
        known.add(RESPONSE);
        after.add(RESPONSE);
        after.add(section.keys("extract"));
        GrpcActionReader reader = new GrpcActionReader(
                section, setting.sut().map(sut -> sut.services().get(service)));
        GrpcActionReader.Call call = reader.call();
        return new GrpcAction(
                name,
                condition(),
                service,
                call.method(),
                call.message(),
                reader.metadata(),
                section.compiled("extract", "variable", JsonPathQuery::compile),
                RetryReader.read(section, retry -> retry.codes("on_status")),
                section.codes("ok_status"));
    }

    private Action check(String name) {
        Optional<Condition> condition = condition();
        return ExpectationReader.read(section)
                .map(expect -> new AssertAction(name, condition, expect))
                .orElse(null);
    }

    private Action decide(String name) {
        Optional<Template> decision =
                section.required("decision").flatMap(node -> section.compile(node, "`decision`", Template::compile));
        Optional<Template> policyRef = section.compile("policy_ref", Template::compile);
        String output = section.value("output_var")
                .flatMap(node -> section.name(node, "`output_var`"))
                .orElse("decision_result");
        after.add(List.of(output));
        setting.policies().ifPresent(policies -> checkDecision(policies, decision, policyRef));
        Optional<Condition> condition = condition();
        return decision.map(found -> new DecideAction(name, condition, found, output, policyRef))
                .orElse(null);
    }

    /** What a template will name cannot be known yet. */
    private void checkDecision(Policies policies, Optional<Template> decision, Optional<Template> policyRef) {
        if (policies.isEmpty()) {
            section.problem(
                    section.value("type").orElseThrow(),
                    "a `decide` needs policies; name their file with `turbulence.policies`");
            return;
        }
        Optional<Policy> policy = Optional.empty();
        if (policyRef.isEmpty() && section.value("policy_ref").isEmpty()) {
            policy = Optional.of(policies.first());
        } else if (policyRef.isPresent() && policyRef.get().isConstant()) {
            policy = known("policy_ref", () -> policies.get(constant(policyRef.get())));
        }
        if (policy.isPresent() && decision.isPresent() && decision.get().isConstant()) {
            Policy asked = policy.get();
            known("decision", () -> Policies.decision(asked, constant(decision.get())));
        }
    }

    private static String constant(Template template) {
        return template.renderText(InstanceContext.of(Map.of()));
    }

    private <T> Optional<T> known(String key, Supplier<T> search) {
        try {
            return Optional.of(search.get());
        } catch (EvaluationException e) {
            section.problem(section.value(key).orElseThrow(), e.getMessage());
            return Optional.empty();
        }
    }

    private Template path() {
        return section.required("path")
                .flatMap(node -> section.compile(node, "`path`", Template::compile))
                .orElse(GET);
    }

    /** @param protocol what the action speaks */
    private String service(String protocol) {
        Optional<String> service = section.name("service");
        Optional<SutConfig> sut = setting.sut();
        if (service.isPresent() && sut.isPresent() && !sut.get().services().containsKey(service.get())) {
            section.problem(
                    section.value("service").orElseThrow(),
                    "the SUT file has no service `" + service.get() + "`"
                            + Suggestion.among(sut.get().services().keySet(), service.get()));
        }
        service.flatMap(name -> sut.map(known -> known.services().get(name)))
                .filter(found -> !found.protocol().equals(protocol))
                .ifPresent(found -> section.problem(
                        section.value("service").orElseThrow(),
                        "service `" + found.name() + "` speaks " + found.protocol() + ", "
                                + (found.protocol().equals(ServiceConfig.KAFKA)
                                        ? "which no action of this version does"
                                        : "this action speaks " + protocol)));
        return service.orElse("");
    }

    private Optional<JsonTemplate> json() {
        Optional<Node> json = section.value("json");
        Optional<Node> body = section.value("body");
        if (json.isPresent() && body.isPresent()) {
            section.problem(section.keyNode("body").orElseThrow(), "`json` and `body` mean the same; give one of them");
        }
        return json.or(() -> body).flatMap(node -> ExpectationReader.json(section, node));
    }
}
