package dev.chancery.cloud.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.chancery.TestClock;
import dev.chancery.cloud.DeviceFlow;
import dev.chancery.cloud.Rest;
import dev.chancery.domain.CloudAnswer.Why;
import dev.chancery.domain.CloudFailure;
import dev.chancery.domain.CloudKind;
import dev.chancery.domain.Credential;
import dev.chancery.domain.DeviceSignIn;
import dev.chancery.domain.DeviceSignIn.Prompt;
import dev.chancery.domain.Mishap;
import dev.chancery.domain.Progress;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Signing in by a device code, against the practice cloud's sign-in.
class DeviceFlowTest {

    private static final Consumer<Prompt> NOBODY = _ -> {};
    private final TestClock clock = new TestClock(Instant.parse("2026-11-21T10:00:00Z"));
    private final List<Duration> rests = new ArrayList<>();
    private PracticeCloud cloud;
    private Rest rest = (length, _) -> {
        rests.add(length);
        clock.advance(length);
    };

    @BeforeEach void open() {
        cloud = PracticeCloud.open(CloudKind.AZURE_HUB, clock, new SecureRandom());
    }

    @AfterEach void close() {
        cloud.close();
    }

    private Credential.Bearer signIn(DeviceSignIn where, Consumer<Prompt> prompted) {
        return new DeviceFlow(where, clock, rest).token(prompted, Progress.NONE);
    }

    private DeviceSignIn here() {
        var azure = DeviceSignIn.AZURE;
        return new DeviceSignIn(URI.create(cloud.address()), azure.directory(), azure.application(), azure.scope());
    }

    private Why refusal(Consumer<Prompt> prompted) {
        return catchThrowableOfType(CloudFailure.CloudRefused.class, () -> signIn(here(), prompted)).why();
    }

    @Test void whoeverSignsInGivesATokenThatTheCloudTakes() {
        try (var token = signIn(here(), prompt -> {
            assertThat(prompt.code()).matches("[0-9A-F]{8}");
            assertThat(prompt.page()).isEqualTo(URI.create(cloud.address() + "/device"));
            assertThat(prompt.until()).isEqualTo(clock.instant().plus(Duration.ofMinutes(15)));
            cloud.say(prompt.code(), true);
        })) {
            assertThat(token.token().<String>use(String::new)).isEqualTo(((Credential.Bearer) cloud.credential()).token().<String>use(String::new));
        }
        assertThat(rests).containsExactly(Duration.ofSeconds(5));
    }

    @Test void itWaitsUntilSomebodyDoes() {
        var prompt = new ArrayList<Prompt>();
        rest = (length, _) -> {
            rests.add(length);
            clock.advance(length);
            if (rests.size() == 4) {
                cloud.say(prompt.getFirst().code(), true);
            }
        };
        signIn(here(), prompt::add).close();
        assertThat(rests).hasSize(4).containsOnly(Duration.ofSeconds(5));
    }

    @Test void itSlowsDownWhenItIsToldTo() {
        var prompt = new ArrayList<Prompt>();
        rest = (length, _) -> {
            rests.add(length);
            clock.advance(rests.size() == 1 ? Duration.ofSeconds(2) : length);
            if (rests.size() == 3) {
                cloud.say(prompt.getFirst().code(), true);
            }
        };
        signIn(here(), prompt::add).close();
        assertThat(rests).containsExactly(Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(10));
    }

    @Test void whoeverDeclinesEndsIt() {
        assertThat(refusal(prompt -> cloud.say(prompt.code(), false))).isEqualTo(Why.DECLINED);
    }

    @Test void itEndsWhenNobodySignsIn() {
        assertThat(refusal(NOBODY)).isEqualTo(Why.NOBODY_SIGNED_IN);
        assertThat(rests).hasSizeBetween(180, 182);
    }

    @Test void itCanBeCancelledWhileItWaits() {
        rest = (_, _) -> {
            throw new CancellationException();
        };
        assertThatThrownBy(() -> signIn(here(), NOBODY)).isInstanceOf(CancellationException.class);
    }

    @Test void aWrongApplicationAndAPageInsteadOfAnAnswerAreSaid() {
        var unknown = new DeviceSignIn(URI.create(cloud.address() + "/"), "organizations", "my app", DeviceSignIn.AZURE.scope());
        assertThatThrownBy(() -> signIn(unknown, NOBODY)).isInstanceOfSatisfying(CloudFailure.CloudRefused.class,
                refused -> assertThat(refused.saying()).contains("AADSTS700016"));
        cloud.fail(Mishap.HTML, 1);
        assertThat(refusal(NOBODY)).isEqualTo(Why.NOT_AN_ANSWER);
        assertThat(rests).isEmpty();
    }

    @Test void aCodeIsGoodForOneTokenAndForWhoAskedForIt() {
        var asked = new ArrayList<Prompt>();
        signIn(here(), prompt -> {
            asked.add(prompt);
            cloud.say(prompt.code(), true);
        }).close();
        assertThatThrownBy(() -> cloud.say(asked.getFirst().code(), true)).isInstanceOf(IllegalArgumentException.class);
    }
}
