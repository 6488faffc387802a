package dev.turbulence.benchmarks.gatling;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Simulation;

/**
 * Two GETs, a field of the first answer in the path of the second, a check of the second; by so many users at once, each
 * of whom begins anew as soon as it is done. System properties: {@code url}, {@code users}, {@code loops} for each user.
 */
public final class OrderSimulation extends Simulation {

    public OrderSimulation() {
        ChainBuilder order = exec(
                http("place").get("/orders/1").check(jsonPath("$.id").saveAs("id")),
                http("look").get("/orders/#{id}").check(jsonPath("$.status").is("accepted")));
        setUp(scenario("order")
                        .repeat(Integer.getInteger("loops"))
                        .on(order)
                        .injectOpen(atOnceUsers(Integer.getInteger("users"))))
                .protocols(http.baseUrl(System.getProperty("url")));
    }
}
