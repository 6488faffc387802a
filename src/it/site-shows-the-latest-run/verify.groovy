String log = new File(basedir, 'build.log').text
['site', 'site-by-doxia-1'].each { site ->
    File folder = new File(basedir, "with-run/target/${site}")
    String page = new File(folder, 'turbulence.html').getText('UTF-8')
    String text = page.replaceAll(/<[^>]*>/, ' ').replaceAll(/\s+/, ' ')
    assert text.contains('3 instances: 2 passed, 1 failed, ') || text.contains('3 instances: 2 passed, 1 failed (1 errored), '): text
    // The conditions are those of the build, where verify has them as well.
    assert text.contains('Gate passed') && text =~ /ok fail_rate&gt;75% 33\.\d* % at most 75 %/
    assert text.contains('refund-flow') && text.contains('wait_for_confirmation') && text.contains('original_amount')
    assert page.contains('href="turbulence/index.html"')
    assert new File(folder, 'turbulence/index.html').getText('UTF-8').contains('<h1>run_20261123_215856</h1>')
    assert new File(folder, 'project-reports.html').text.contains('href="turbulence.html"')
    // Hostile names are text.
    assert !page.contains('alert(1)</script>') && !page.contains('<b>pay')
    assert !page.contains('\u202e') && !page.contains('\u0000')
    assert text.contains('\\u202e \\u0000 $esc.h #set($a = 1) %{toc}'): text
    assert !new File(basedir, "without-run/target/${site}/turbulence.html").exists()
}
assert log.contains('No page of a run in the site: There is no run in ' + new File(basedir, 'without-run/target/turbulence/runs').canonicalPath)
assert !log.contains('LinkageError')
assert log.contains('name the plugin in <reporting> and call mvn site. A report without a site is written by mvn turbulence:report')
true
