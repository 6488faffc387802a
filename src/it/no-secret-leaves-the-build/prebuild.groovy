import io.grpc.InsecureServerCredentials
import io.grpc.okhttp.OkHttpServerBuilder
import io.grpc.protobuf.services.HealthStatusManager
import io.grpc.protobuf.services.ProtoReflectionServiceV1

def echo = new GroovyClassLoader(getClass().classLoader).parseClass(new File(support, 'Echo.groovy')).newInstance()
def health = OkHttpServerBuilder.forPort(0, InsecureServerCredentials.create())
        .addService(new HealthStatusManager().healthService)
        .addService(ProtoReflectionServiceV1.newInstance())
        .build()
        .start()
context.put('echo', echo)
context.put('health', health)
new File(basedir, 'test.properties').text =
        "echo.port=${echo.port}\nhealth.port=${health.port}\nturbulence.environment.LINE_TOKEN=canary.line/7+q\n"
true
