package dev.turbulence.examples.checkout;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

@SpringBootApplication
@ConfigurationPropertiesScan
public class CheckoutApplication {

    public static void main(String[] args) {
        SpringApplication.run(CheckoutApplication.class, args);
    }

    @Bean
    ScheduledExecutorService backOffice() {
        return Executors.newScheduledThreadPool(2);
    }

    @Bean
    Later later(ScheduledExecutorService backOffice) {
        return (delay, task) -> backOffice.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
    }
}
