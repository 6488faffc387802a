context.get('shop').stop()
List<String> history = new File(basedir, 'history').listFiles().findAll { it.directory }*.name.sort()
assert history.size() == 3
// The console wraps its lines.
String log = new File(basedir, 'build.log').text.replaceAll(/\s*\R\[[A-Z]+\]\s+/, ' ')

// The first run has nothing to compare with, and its verdict says so.
assert log.contains('so there is no baseline yet, and conditions that compare with it were left out')
// The second is compared with the first, and so slow a third one is lost.
assert log.contains("The baseline is run ${history[0]}: ")
assert log.contains("The baseline is run ${history[1]}: ")
assert log.count('BUILD SUCCESS') == 2
assert log =~ /p50_latency_ms\[step=create_order\]>baseline\*2\+100ms: observed [\d.]+ ms, allowed at most [\d.]+ ms \(baseline [\d.]+ ms\)/
// What is named and is not there excuses nothing.
assert log.contains("There is no baseline 'nowhere', and no folder of that name that could hold runs.")
true
