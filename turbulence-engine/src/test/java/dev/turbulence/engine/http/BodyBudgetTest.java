package dev.turbulence.engine.http;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BodyBudgetTest {

    private final BodyBudget budget = new BodyBudget(100);

    @Test
    void allInstancesTakeFromOne() throws Exception {
        BodyBudget.Share one = budget.share();
        BodyBudget.Share other = budget.share();
        one.take(60);

        assertThatThrownBy(() -> other.take(41))
                .isInstanceOf(BodyBudget.ExceededException.class)
                .hasMessageContaining("-Xmx");
        assertThatCode(() -> other.take(40)).doesNotThrowAnyException();
    }

    @Test
    void aResponseThatIsRefusedGivesBackWhatItHad() throws Exception {
        BodyBudget.Share one = budget.share();
        one.take(60);

        assertThatThrownBy(() -> one.take(41)).isInstanceOf(BodyBudget.ExceededException.class);
        assertThatCode(() -> budget.share().take(100)).doesNotThrowAnyException();
    }

    @Test
    void whatEndsGivesBackWhatItHad() throws Exception {
        BodyBudget.Share one = budget.share();
        one.take(60);
        one.next();
        one.take(40);
        one.close();
        one.close();

        assertThatCode(() -> budget.share().take(100)).doesNotThrowAnyException();
    }

    @Test
    void theResponseBeforeCountsUntilAnotherHasFollowedIt() throws Exception {
        BodyBudget.Share one = budget.share();
        one.take(60);
        one.next();

        assertThatThrownBy(() -> one.take(60)).isInstanceOf(BodyBudget.ExceededException.class);
        one.next();
        assertThatCode(() -> one.take(100)).doesNotThrowAnyException();
    }
}
