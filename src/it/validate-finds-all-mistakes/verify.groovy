// Twenty different mistakes in three files: all of them in one go, each with its place, and as a failure of the build.
String log = new File(basedir, 'build.log').text
assert log.contains('BUILD FAILURE') && log.contains('20 problems in 3 files:')
def mistakes = [
    'sut.yaml:3:3: `X Trace` is not a header name',
    'sut.yaml:6:15: `base_url`: `localhost:8080` needs to start with http:// or https://',
    'sut.yaml:7:5: unknown key `timeout_second` in service `shop`; did you mean `timeout_seconds`?',
    'sut.yaml:9:32: environment variable `NO_SUCH_PORT_IS_SET` is not set',
    'sut.yaml:10:18: there is no profile `staging`',
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
]
assert mistakes.size() == 20
def missing = mistakes.findAll { !log.contains(it) }
assert missing == []
// The line itself, and a caret under what is to blame.
assert log =~ /path: \/orders\/\{\{ order_id }}\R\[ERROR\] {23}\^/
assert (basedir.list() - '.mvn').findAll { !it.endsWith('.groovy') && !it.endsWith('.log') && !it.endsWith('.properties') } == ['shop']
true
