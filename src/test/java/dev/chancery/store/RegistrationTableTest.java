package dev.chancery.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.domain.CloudCall;
import dev.chancery.domain.CloudFact;
import dev.chancery.domain.CloudFacts;
import dev.chancery.domain.CloudKind;
import dev.chancery.domain.CloudPlace;
import dev.chancery.domain.CloudTraits.Option;
import dev.chancery.domain.CloudTraits.Way;
import dev.chancery.domain.Failure;
import dev.chancery.domain.KeptReply;
import dev.chancery.domain.PlaceField;
import dev.chancery.domain.Registration;
import dev.chancery.domain.RegistrationState;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RegistrationTableTest {

    @TempDir Path folder;
    private Database store;
    private Registration planned;

    @BeforeEach void create() {
        store = TestStore.create(folder);
        var root = TestStore.root(store, "Root", new Random(1));
        var plan = new Registration.Plan(CloudKind.AWS, Way.PROVEN, root.id(), root.certificate().id(),
                new CloudPlace(Map.of(PlaceField.REGION, "eu-central-1")), Set.of(Option.ACTIVE));
        planned = store.write(tx -> tx.registrations().insert(plan, CloudFacts.NONE, TestStore.NOW));
    }

    @AfterEach void close() {
        store.close();
    }

    private Registration advance(Registration seen, RegistrationState next, CloudFacts facts) {
        return store.write(tx -> tx.registrations().advance(seen, next, facts, TestStore.NOW.plusSeconds(5)));
    }

    @Test void whatIsPlannedAndLearnedIsReadBackAsItWas() {
        var facts = CloudFacts.NONE.with(CloudFact.ID, "c-1").with(CloudFact.CODE, "ünïcode '\"");
        var next = advance(planned, RegistrationState.CODE_RECEIVED, facts);
        assertThat(next).isEqualTo(new Registration(planned.id(), planned.plan(), RegistrationState.CODE_RECEIVED, facts,
                TestStore.NOW, TestStore.NOW.plusSeconds(5), 2));
        assertThat(store.<Object>read(tx -> tx.registrations().all())).isEqualTo(java.util.List.of(next));
        assertThat(advance(next, RegistrationState.CODE_RECEIVED, CloudFacts.NONE).facts()).isEqualTo(CloudFacts.NONE);
    }

    @Test void whoGoesOnFromAnOlderStateIsToldAndChangesNothing() {
        var next = advance(planned, RegistrationState.CODE_RECEIVED, CloudFacts.NONE.with(CloudFact.CODE, "abc"));
        assertThatThrownBy(() -> advance(planned, RegistrationState.VERIFIED, CloudFacts.NONE)).isInstanceOf(Failure.Overtaken.class);
        assertThat(store.<Object>read(tx -> tx.registrations().byId(planned.id()).orElseThrow())).isEqualTo(next);
    }

    @ParameterizedTest @EnumSource(RegistrationState.class)
    void nothingFollowsOnRemovedAndRemovedFollowsOnEverythingElse(RegistrationState state) {
        assertThat(RegistrationState.REMOVED.mayBecome(state)).isFalse();
        assertThat(state.mayBecome(RegistrationState.REMOVED)).isEqualTo(state != RegistrationState.REMOVED);
    }

    @Test void aStateThatDoesNotFollowIsADefect() {
        assertThatThrownBy(() -> advance(planned, RegistrationState.EXPIRED, CloudFacts.NONE)).isInstanceOf(IllegalStateException.class);
    }

    @Test void everyReplyIsKeptAsItCameTheNewestFirst() {
        var first = new KeptReply(TestStore.NOW, CloudCall.CODE, 200, "{\"registrationCode\":\"abc\"}");
        var second = new KeptReply(TestStore.NOW, CloudCall.VERIFY, 0, "<html>\n'");
        store.write(tx -> {
            tx.registrations().keep(planned.id(), first);
            tx.registrations().keep(planned.id(), second);
            return 0;
        });
        assertThat(store.<Object>read(tx -> tx.registrations().replies(planned.id()))).isEqualTo(java.util.List.of(second, first));
    }
}
