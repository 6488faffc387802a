package dev.turbulence.engine.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Where our answer is meant to differ from the one the Python tool gave, and the rule that decides it. Everything not
 * listed here must be the same; a listed case must have exactly the answer that is given.
 */
public final class KnownDifferences {
    private static final String KEEPS_TYPE = "A string that is one expression and nothing else keeps the value's type.";
    private static final String JSON_FORM = "In text, booleans, null, lists and maps stand in their JSON form.";
    private static final String NOT_TAKEN =
            "Comprehensions, slices, `**`, `//`, `x if c else y` and whatever is no part of Pebble's grammar are refused"
                    + " when the file is loaded.";
    private static final String BOOLEANS = "Booleans are not numbers.";
    private static final String ONE_LANGUAGE =
            "Templates, conditions and expressions are one language over every variable: paths with dots, names at top"
                    + " level, `min` and `max` of arguments, literals as values.";
    private static final String NEVER_PASTED =
            "A condition is the same language without the braces. A `{{...}}` inside one is never pasted in as text: in a"
                    + " string literal it is concatenation, outside it is the value itself.";
    private static final String CASELESS = "Header names are compared without case.";
    private static final String JSONPATH = "JSONPath has filters and any key; `|`, `` `this` ``, `` `parent` `` and"
            + " `where` are not taken, and what is no path is refused when the file is loaded.";
    private static final String EVERY_CHECK = "Every check that is given must hold.";
    private static final String EXISTENCE = "With neither `equals` nor `contains`, existence is the check.";
    private static final String AT_LEAST_ONE = "At least one check is required.";
    private static final String WAITS =
            "A wait looks at every kind of check, `context_path`, `schema` and `expression` included.";
    private static final String MAP_KEY = "`contains` looks for a key in a map.";
    private static final String NULL_IS_ABSENT = "`null` counts as absent.";
    private static final String TEXT_OF_SCALARS = "A string field takes numbers and booleans too, as their text.";
    private static final String NO_POLICIES = "A `decide` chooses from a policies file, which is not given here.";
    private static final String UNKNOWN_KEYS = "Unknown keys are an error everywhere except directly inside `entry`.";

    private static final String REFUSED_VARIABLE =
            "Unset without default is an error; VALUE is anything without `}`, and what looks like a variable is one or is refused.";
    private static final String PEBBLE =
            "The language is Pebble's, extended by what the Python tool's files use: of Jinja's own names no more is taken.";
    private static final String NO_SAMPLES = "Percentiles of nothing are an error, not 0.";

    private static final String ACCEPTED = "accepted";

    private static final Map<String, Difference> ALL = new HashMap<>();

    static {
        templates();
        expressions();
        jsonPaths();
        assertions();
        waits();
        conditions();
        configurations();
        environments();
        builtins();
        refused("extract.json", JSONPATH, "$.[");
        add("percentile.json", "[]", Vectors.ERROR, NO_SAMPLES);
    }

    private KnownDifferences() {}

    private static void templates() {
        String file = "templates.json";
        add(file, "{{ l[0] }}", "1", KEEPS_TYPE);
        add(file, "{{o[\"k\"]}}", "[1, 2]", KEEPS_TYPE);
        add(file, "{{ n + 1 }}", "4", KEEPS_TYPE);
        add(file, "{{ n / 2 }}", "1.5", KEEPS_TYPE);
        add(file, "{{ z | default(\"d\") }}", "null", KEEPS_TYPE);
        add(file, "{{ f|int }}", "1", KEEPS_TYPE);
        add(file, "{{ nope is defined }}", "false", KEEPS_TYPE);
        add(file, "{{ l | length }}", "4", KEEPS_TYPE);
        add(file, "{{ not b }}", "false", KEEPS_TYPE);
        add(file, "{{ 'a' in s }}", "false", KEEPS_TYPE);
        add(file, "{{ 5 }}", "5", ONE_LANGUAGE);
        add(
                file,
                "x={{f}} {{big}} {{b}} {{z}} {{l}} {{o}}",
                "\"x=1.5 10.0 true null [1, \\\"a\\\", null, {\\\"k\\\": 1}]"
                        + " {\\\"k\\\": [1, 2], \\\"n\\\": {\\\"m\\\": \\\"deep\\\"}}\"",
                JSON_FORM);
        add(file, "{{ l | join(\"-\") }}", "\"1-a-null-{\\\"k\\\": 1}\"", JSON_FORM);
        refused(file, NOT_TAKEN, "{{ n if b else s }}", "{{ o.keys() | list }}", "{{ dict(a=1) }}");
    }

    private static void expressions() {
        String file = "expressions.json";
        refused(file, NOT_TAKEN, "1e3", "1_000", "-7//2", "2**10", "10**3", "10//5.0", "1 if 0 else 2");
        refused(file, NOT_TAKEN, "body['tags'][0:1]", "[x for x in range(3)]", "[context for context in [1]]");
        refused(file, NOT_TAKEN, "sum([i['p'] for i in body['items']])", "any(t == 'a' for t in body['tags'])");
        refused(file, NOT_TAKEN, "[[y for y in [x]] for x in [1]]", "{'a': 1}['a']", "(1,2)", "1 is 1", "r'\\d'");
        add(file, "'%d' % 5", Vectors.ERROR, NOT_TAKEN);
        add(file, "True == 1", "false", BOOLEANS);
        add(file, "1 == True", "false", BOOLEANS);
        add(file, "-True", Vectors.ERROR, BOOLEANS);
        add(file, "body.status", "\"pending\"", ONE_LANGUAGE);
        add(file, "max(1,2)", "2", ONE_LANGUAGE);
        add(file, "len(range(3))", "3", ONE_LANGUAGE);
        add(file, "n > 2", "true", ONE_LANGUAGE);
        add(file, "true", "true", ONE_LANGUAGE);
        add(file, "headers.get('X-Mock')", "\"1\"", CASELESS);
    }

    private static void jsonPaths() {
        String file = "jsonpath.json";
        add(file, "$.items[?(@.price>10)].sku", "\"B\"", JSONPATH);
        add(file, "$.items[?(@.sku==\"A\")]", "{\"sku\": \"A\", \"price\": 5, \"in\": {\"v\": 1}}", JSONPATH);
        add(file, "$.$ref", "\"r\"", JSONPATH);
        add(file, "$.\u00fcn\u00ef", "1", JSONPATH);
        refused(file, JSONPATH, "$.items[0].`parent`.id", "$.id|$.total", "$.obj.(k|id)", "$.items[*].(sku|price)");
        refused(file, JSONPATH, "$ .id", "$.tags[a]");
        add(file, "$[0]", "\"no match\"", "A path that fits nothing in a document matches nothing.");
    }

    private static void assertions() {
        String file = "assertions.json";
        add(file, "{context_path=n}", "true", EXISTENCE);
        add(file, "{status_code=200, jsonpath=$.status, equals=WRONG}", "false", EVERY_CHECK);
        add(file, "{expression=value > 0}", Vectors.ERROR, "An unknown variable is an error of the instance.");
        add(file, "{schema={type=object}, expression=False}", "false", EVERY_CHECK);
    }

    private static void waits() {
        String file = "wait_conditions.json";
        add(file, "{jsonpath=$.zero, equals=false}", "false", BOOLEANS);
        add(file, "{jsonpath=$.items[0], contains=p}", "true", MAP_KEY);
        add(file, "{context_path=nope, equals=1}", "false", WAITS);
        add(file, "{context_path=l.0, equals=1}", "false", WAITS);
        add(file, "{expression=value > 0}", Vectors.ERROR, WAITS);
        refused(file, JSONPATH, "{jsonpath=$.[, equals=1}");
        refused(file, AT_LEAST_ONE, "{}");
        add(file, "{schema={type=array}}", "false", WAITS);
        add(file, "{schema={type=object}, expression=False}", "false", WAITS);
    }

    private static void conditions() {
        String file = "conditions.json";
        add(file, "st == 'pending'", "true", ONE_LANGUAGE);
        add(file, "{{s}}", "true", NEVER_PASTED);
        add(file, "{{st}} == 'pending'", "true", NEVER_PASTED);
        add(file, "'{{q}}' == 'x'", "false", NEVER_PASTED);
        refused(file, NEVER_PASTED, "{% if b %}true{% endif %}");
    }

    private static void configurations() {
        String file = "config_validation.json";
        add(
                file,
                "{\"id\":\"s\",\"flow\":[{\"name\":\"a\",\"type\":\"http\",\"service\":\"api\",\"method\":\"GET\","
                        + "\"path\":\"/x\",\"condition\":true}]}",
                ACCEPTED,
                TEXT_OF_SCALARS);
        refused(file, BOOLEANS, "{\"id\":\"s\",\"max_steps\":true}");
        add(file, "{\"id\":\"s\",\"flow\":null}", ACCEPTED, NULL_IS_ABSENT);
        add(
                file,
                "{\"id\":\"s\",\"flow\":[{\"name\":\"a\",\"type\":\"http\",\"service\":\"api\",\"method\":\"GET\","
                        + "\"path\":\"/x\",\"query\":{\"a\":true}}]}",
                ACCEPTED,
                TEXT_OF_SCALARS);
        add(
                file,
                "{\"name\":\"n\",\"services\":{\"api\":{\"base_url\":\"http://x\"}},\"default_headers\":{\"a\":1}}",
                ACCEPTED,
                TEXT_OF_SCALARS);
        refused(
                file,
                AT_LEAST_ONE,
                "{\"id\":\"s\",\"flow\":[{\"name\":\"w\",\"type\":\"wait\",\"service\":\"api\",\"path\":\"/x\","
                        + "\"expect\":{}}]}",
                "{\"id\":\"s\",\"assertions\":[{\"name\":\"x\",\"expect\":{}}]}");
        refused(file, NO_POLICIES, "{\"id\":\"s\",\"flow\":[{\"name\":\"d\",\"type\":\"decide\",\"decision\":\"x\"}]}");
        refused(file, UNKNOWN_KEYS, "{\"id\":\"s\",\"turbulence\":{\"global_policy\":{}}}");
    }

    private static void environments() {
        String file = "env_vars.json";
        refused(file, REFUSED_VARIABLE, "{{env.ORC_UNSET | default:}}", "{{env.ORC_UNSET | default(5)}}");
        refused(file, REFUSED_VARIABLE, "{{env.1BAD}}", "{{env.ORC_UNSET | default:a}b}}");
    }

    private static void builtins() {
        String filters =
                "attr batch center count d dictsort e escape filesizeformat forceescape format groupby indent items"
                        + " list map pprint random reject rejectattr safe select selectattr striptags title truncate unique urlize"
                        + " wordcount wordwrap xmlattr";
        String tests =
                "!= < <= == > >= callable divisibleby eq equalto escaped filter float ge greaterthan gt in integer le"
                        + " lessthan lower lt ne sameas sequence test upper";
        String globals = "cycler dict joiner lipsum namespace";
        for (String filter : filters.split(" ")) {
            refused("jinja_builtins.json", PEBBLE, "{{ x | " + filter + " }}");
        }
        for (String test : tests.split(" ")) {
            refused("jinja_builtins.json", PEBBLE, "{{ x is " + test + " }}");
        }
        for (String global : globals.split(" ")) {
            refused("jinja_builtins.json", PEBBLE, "{{ " + global + "() }}");
        }
    }

    /** File and case of each. */
    public static Set<String> all() {
        return ALL.keySet();
    }

    private static void refused(String file, String because, String... vectors) {
        for (String vector : vectors) {
            add(file, vector, Vectors.REFUSED, because);
        }
    }

    private static void add(String file, String vector, String ours, String because) {
        ALL.put(file + " " + vector, new Difference(ours, because));
    }

    /** Fails unless our answer is the Python tool's, or the one that is listed for this case. */
    public static void compare(String file, String vector, String theirs, String ours) {
        Difference difference = ALL.get(file + " " + vector);
        if (difference != null) {
            assertThat(ours).as("%s: %s (%s)", file, vector, difference.because).isEqualTo(difference.ours);
            assertThat(ours).as("%s: %s is no difference", file, vector).isNotEqualTo(theirs);
        } else if (theirs.equals(Vectors.ERROR)) {
            assertThat(ours).as("%s: %s", file, vector).isIn(Vectors.ERROR, Vectors.REFUSED);
        } else {
            assertThat(ours).as("%s: %s", file, vector).isEqualTo(theirs);
        }
    }

    private record Difference(String ours, String because) {}
}
