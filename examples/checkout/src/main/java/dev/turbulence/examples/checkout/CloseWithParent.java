package dev.turbulence.examples.checkout;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.stereotype.Component;

/** Closes the shop when the process that started it is gone: a build that breaks off leaves no shop behind. */
@Component
@ConditionalOnBooleanProperty("shop.close-with-parent")
class CloseWithParent {

    CloseWithParent(ConfigurableApplicationContext shop) {
        ProcessHandle.current()
                .parent()
                .ifPresent(parent -> parent.onExit().thenRun(() -> System.exit(SpringApplication.exit(shop))));
    }
}
