def runs = new GroovyClassLoader(getClass().classLoader).parseClass(new File(support, 'Runs.groovy'))
File run = new File(basedir, 'with-run/target/turbulence/runs/run_shop')
runs.copy(new File(support, 'runs/failed'), run)
// A name that means something to HTML, to Velocity, which draws a site's skin, and to Doxia's macros.
String name = groovy.json.JsonOutput.toJson('</td><script>alert(1)</script>\u202e \u0000 $esc.h #set($a = 1) %{toc} <b>pay</b>')
File steps = new File(run, 'steps.jsonl')
steps.setText(steps.getText('UTF-8').replace('"process_payment"', name), 'UTF-8')
true
