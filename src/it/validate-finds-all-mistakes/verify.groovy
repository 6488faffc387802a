// Thirty-five different mistakes in five files: all of them in one go, each with its place, and as a failure of the build.
String log = new File(basedir, 'build.log').text
assert log.contains('BUILD FAILURE') && log.contains('35 problems in 5 files:')
def mistakes = [
    'sut.yaml:3:3: `X Trace` is not a header name',
    'sut.yaml:6:15: `base_url`: `localhost:8080` needs to start with http:// or https://',
    'sut.yaml:7:5: unknown key `timeout_second` in service `shop`; did you mean `timeout_seconds`?',
    'sut.yaml:9:32: environment variable `NO_SUCH_PORT_IS_SET` is not set',
    'sut.yaml:10:31: there is no file `',
    'sut.yaml:16:7: profile `local` speaks of service `shoppe`, which `services` does not have; did you mean `shop`?',
    'sut.yaml:17:18: there is no profile `staging`',
    'broken.yaml:4:9: this is not YAML: ',
    'buy.yaml:2:1: unknown key `max_step` in a scenario; did you mean `max_steps`?',
    'buy.yaml:6:14: the SUT file has no service `shpo`; did you mean `shop`?',
    'buy.yaml:7:13: `method`: `GET IT` is not an HTTP method',
    'buy.yaml:8:19: no earlier step can have set `order_id`',
    'buy.yaml:9:23: `a if c else b` is not taken; write `c ? a : b`',
    'buy.yaml:11:17: variable `order_id`: `$.items[?(@.id > ]` is not a JSONPath',
    'buy.yaml:13:11: there is no action type `asert`; did you mean `assert`?',
    'buy.yaml:19:23: `interval_seconds` is a number of seconds, not `soon`',
    'buy.yaml:20:14: `equals` needs a `jsonpath` or a `context_path` beside it',
    'look.yaml:1:5: the id `buy` is taken already, by ',
    'look.yaml:3:5: `method` is missing in an action',
    'look.yaml:9:26: `expression`: ',
    'look.yaml:12:22: ',
    'look.yaml:15:26: no earlier step can have set `price`',
    'look.yaml:17:13: `expect` is empty',
    'pay.yaml:3:1: `description` is given twice; the first is on line 2',
    'pay.yaml:6:35: `max` is a number more than `min`',
    'pay.yaml:8:32: `probability` is from 0 to 1',
    'pay.yaml:10:39: `max` is at least `min`, which is 50',
    'pay.yaml:11:14: the SUT file has no service `bank`; there are: shop, payments, events',
    'pay.yaml:15:15: there is no decision in policy `hasty` that is called `pament`; did you mean `payment`?',
    'pay.yaml:16:5: `condition` is missing in an action',
    'pay.yaml:23:17: `path`: there is no filter `uper`; there are: ',
    'pay.yaml:24:17: a status is from 100 to 599, not 4040',
    'pay.yaml:25:21: header `X-Id`: `{{ uuid` is not closed by `}}`',
    'pay.yaml:28:14: service `events` speaks kafka, which no action of this version does',
    'pay.yaml:33:22: `$ref` leads to ',
]
assert mistakes.size() == 35
def missing = mistakes.findAll { !log.contains(it) }
assert missing == []
// No exception of ours shines through.
assert !log.readLines().any { it =~ /yaml:\d+:\d+: .*Exception/ }
// The line itself, and a caret under what is to blame.
assert log =~ /path: \/orders\/\{\{ order_id }}\R\[ERROR\] {23}\^/
assert (basedir.list() - '.mvn').findAll { !it.endsWith('.groovy') && !it.endsWith('.log') && !it.endsWith('.properties') } == ['shop']
true
