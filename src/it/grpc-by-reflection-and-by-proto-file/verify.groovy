def runs = new GroovyClassLoader(getClass().classLoader).parseClass(new File(support, 'Runs.groovy'))
context.get('server').shutdownNow()
File run = runs.only(basedir)
assert runs.sql(run, 'select count(*) from instances where status = \'pass\'') == [[20]]
assert runs.sql(run, 'select action_name, action_type, status_code, count(*), count(latency_ms) from steps where action_type = \'grpc\' group by 1, 2, 3 order by 1') == [
        ['check', 'grpc', 0, 20, 20], ['check_by_file', 'grpc', 0, 20, 20], ['check_unknown', 'grpc', 5, 20, 20]]
assert runs.sql(run, 'select count(*) from assertions where passed = 1') == [[60]]
true
