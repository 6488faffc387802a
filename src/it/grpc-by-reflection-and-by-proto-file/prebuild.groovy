import io.grpc.InsecureServerCredentials
import io.grpc.okhttp.OkHttpServerBuilder
import io.grpc.protobuf.services.HealthStatusManager
import io.grpc.protobuf.services.ProtoReflectionServiceV1

// A real gRPC server on a free port; the service that every gRPC library brings tells how it is.
def server = OkHttpServerBuilder.forPort(0, InsecureServerCredentials.create())
        .addService(new HealthStatusManager().healthService)
        .addService(ProtoReflectionServiceV1.newInstance())
        .build()
        .start()
context.put('server', server)
new File(basedir, 'test.properties').text = "health.port=${server.port}\n"
true
