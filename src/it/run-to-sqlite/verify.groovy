def runs = new GroovyClassLoader(getClass().classLoader).parseClass(new File(support, 'Runs.groovy'))
context.get('shop').stop()
// With the storage flag: one database, and all of the run in it.
File run = runs.only(basedir)
assert runs.files(run) == ['manifest.json', 'summary.json', 'turbulence.db']
assert runs.sql(run, 'select count(*) from instances where status = \'pass\'') == [[20]]
assert runs.sql(run, 'select count(*) from steps') == [[60]]
assert runs.sql(run, 'select count(*) from assertions where passed = 1') == [[40]]
assert runs.sql(run, 'select distinct action_name, action_type from steps order by id limit 3').size() == 3
assert runs.sql(run, 'pragma integrity_check') == [['ok']]
assert runs.sql(run, 'pragma foreign_key_check') == []
assert runs.sql(run, 'pragma journal_mode') == [['delete']]
assert runs.sql(run, 'pragma user_version')[0][0] > 0
assert runs.sql(run, 'select count(distinct id) from runs where started_at is not null and completed_at is not null') == [[1]]
true
