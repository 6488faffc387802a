String log = new File(basedir, 'build.log').text
assert log =~ /Valid: .*sut\.yaml: 1 service\R/
assert log =~ /Valid: .*sut\.yaml: 1 service, profile staging/
assert log =~ /Valid: .*scenarios: 1 scenario, 2 steps/
assert log.contains('Skipped: turbulence.validate.skip is set')
assert (basedir.list() - '.mvn').findAll { !it.endsWith('.groovy') && !it.endsWith('.log') && !it.endsWith('.properties') } == ['src']
true
