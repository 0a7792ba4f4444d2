package dev.chancery.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.domain.AccessFailure;
import dev.chancery.domain.Failure;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Secret;
import dev.chancery.domain.VaultFailure;
import dev.chancery.domain.VaultPlace;
import dev.chancery.domain.VaultServer;
import dev.chancery.engine.VaultSignInAsker.Given;
import dev.chancery.vault.PracticeVault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A person is asked where nobody is signed in, or not any more.
class VaultSignInTest {

    private static final String POLICY = "path \"pki_int/*\" { capabilities = [\"create\", \"read\", \"update\", \"list\"] }";

    /// Gives the answers that were laid out for it, and nothing when there are no more.
    private static final class Person implements VaultSignInAsker {
        private final Deque<Given> answers = new ArrayDeque<>();
        private final List<Optional<Failure>> heard = new ArrayList<>();

        private void says(Given given) {
            answers.add(given);
        }

        @Override public Optional<Given> signIn(VaultServer server, Optional<Failure> refused) {
            heard.add(refused);
            return Optional.ofNullable(answers.poll());
        }
    }

    @TempDir Path folder;
    private final Person person = new Person();
    private VaultLab lab;

    @BeforeEach void open() {
        lab = VaultLab.forgetful(folder);
        lab.lab.reopen();
        lab.vaults().askBy(person);
    }

    @AfterEach void close() {
        lab.close();
    }

    private static Given token(String token, boolean keep) {
        return new Given(VaultPlace.Login.TOKEN, Secret.of(token.toCharArray()), keep);
    }

    private VaultServer server() {
        return lab.vaults().one(lab.server.id());
    }

    @Test void whoIsNotSignedInIsAskedOnceAndTheWorkGoesOn() {
        person.says(token(PracticeVault.ROOT_TOKEN, false));
        assertThat(lab.issued("asked.lab.test").hasKey()).isTrue();
        lab.issued("again.lab.test");
        assertThat(person.heard).containsExactly(Optional.empty());
        assertThat(server().kept()).isEmpty();
    }

    @Test void whoCancelsHasDoneNothing() {
        assertThatThrownBy(() -> lab.issue("cancelled.lab.test")).isInstanceOf(AccessFailure.VaultSignIn.class);
        assertThat(lab.vaults().issuing().unanswered(lab.authority.id())).isZero();
        assertThat(lab.here()).isEmpty();
    }

    @Test void aWrongTokenIsSaidAndAskedForAgain() {
        person.says(token("s.wrong", true));
        person.says(token(PracticeVault.ROOT_TOKEN, true));
        assertThat(lab.compare().agrees()).isTrue();
        assertThat(person.heard).hasSize(2);
        assertThat(person.heard.getLast()).get().isInstanceOfSatisfying(VaultFailure.VaultRefused.class,
                refused -> assertThat(refused.why()).isEqualTo(VaultFailure.VaultRefused.Why.BAD_TOKEN));
        assertThat(server().kept()).isPresent();
    }

    @Test void whoGivesUpAfterAWrongTokenHearsWhy() {
        person.says(token("s.wrong", true));
        assertThatThrownBy(lab::compare).isInstanceOf(VaultFailure.VaultRefused.class);
        assertThat(server().kept()).isEmpty();
    }

    @Test void aTokenThatHasEndedIsAskedForAnew() {
        lab.vault.token(POLICY, Duration.ofHours(1), 0).use(token -> {
            person.says(token(new String(token), false));
            return token;
        });
        lab.issued("first.lab.test");
        lab.lab.clock.advance(Duration.ofHours(2));
        person.says(token(PracticeVault.ROOT_TOKEN, false));
        lab.issued("second.lab.test");
        assertThat(person.heard).hasSize(2);
        assertThat(person.heard.getLast()).get().isInstanceOf(VaultFailure.VaultRefused.class);
    }

    @Test void aKeptTokenThatIsRefusedIsReplacedOrForgotten() {
        lab.vault.token(POLICY, Duration.ofHours(1), 0).use(token -> {
            person.says(token(new String(token), true));
            return token;
        });
        lab.compare();
        lab.lab.clock.advance(Duration.ofHours(2));
        lab.lab.reopen();
        lab.vaults().askBy(person);
        assertThat(server().kept()).isPresent();
        person.says(token(PracticeVault.ROOT_TOKEN, false));
        lab.compare();
        assertThat(server().kept()).isEmpty();
    }

    private String[] appRole() {
        lab.vault.make("POST", "sys/policies/acl/issuing", Map.of("policy", POLICY));
        lab.vault.make("POST", "sys/auth/approle", Map.of("type", "approle"));
        lab.vault.make("POST", "auth/approle/role/chancery", Map.of("token_policies", List.of("issuing"), "token_ttl", "20m"));
        var roleId = text(lab.vault.make("GET", "auth/approle/role/chancery/role-id", Map.of()), "role_id");
        var secretId = text(lab.vault.make("POST", "auth/approle/role/chancery/secret-id", Map.of()), "secret_id");
        return new String[] {roleId, secretId};
    }

    @Test void anAppRoleInsteadOfATokenIsRemembered() {
        var roleId = appRole()[0];
        var secretId = text(lab.vault.make("POST", "auth/approle/role/chancery/secret-id", Map.of()), "secret_id");
        person.says(new Given(VaultPlace.Login.appRole(roleId), Secret.of("wrong".toCharArray()), false));
        person.says(new Given(VaultPlace.Login.appRole(roleId), Secret.of(secretId.toCharArray()), true));
        lab.issued("role.lab.test");
        assertThat(server().place().login()).isEqualTo(VaultPlace.Login.appRole(roleId));
        lab.lab.reopen();
        lab.vaults().askBy(person);
        lab.issued("kept.lab.test");
        assertThat(person.heard).hasSize(2);
    }

    /// A kept AppRole, whose next sign-in is answered when the Vault is released.
    private void slowToSignIn() {
        var role = appRole();
        lab.vaults().signIn(lab.server.id(), new Given(VaultPlace.Login.appRole(role[0]), Secret.of(role[1].toCharArray()), true), Progress.NONE);
        lab.lab.reopen();
        lab.vault.once("approle/login", PracticeVault.Fault.SLOW);
    }

    private long signIns() {
        return lab.vault.asked().stream().filter(what -> what.contains("approle/login")).count();
    }

    private static Thread start(Runnable work, Queue<Throwable> thrown) {
        return Thread.ofVirtual().uncaughtExceptionHandler((_, failed) -> thrown.add(failed)).start(work);
    }

    private void awaitSignIn(long before) throws InterruptedException {
        while (signIns() == before) {
            Thread.sleep(10);
        }
    }

    @Test @Timeout(60) void twoThatNeedTheSameServerSignInOnce() throws InterruptedException {
        slowToSignIn();
        var before = signIns();
        var thrown = new ConcurrentLinkedQueue<Throwable>();
        var first = start(() -> lab.vaults().reach(lab.server.id(), Progress.NONE), thrown);
        awaitSignIn(before);
        var second = start(() -> lab.vaults().reach(lab.server.id(), Progress.NONE), thrown);
        second.join(Duration.ofMillis(300));
        lab.vault.release();
        first.join();
        second.join();
        assertThat(thrown).isEmpty();
        assertThat(signIns()).isEqualTo(before + 1);
    }

    @Test @Timeout(60) void whoSignsInWhileTheStoreIsClosedIsSignedOutAgain() throws InterruptedException {
        slowToSignIn();
        var before = signIns();
        var thrown = new ConcurrentLinkedQueue<Throwable>();
        var late = start(() -> lab.vaults().reach(lab.server.id(), Progress.NONE), thrown);
        awaitSignIn(before);
        lab.lab.office.close();
        lab.vault.release();
        late.join();
        assertThat(thrown).singleElement().isInstanceOf(IllegalStateException.class).extracting(Throwable::getMessage).isEqualTo("the store is closed");
    }

    private static String text(Object data, String name) {
        return ((Map<?, ?>) data).get(name).toString();
    }

    @Test void aServerThatIsAwayAsksNobody() {
        person.says(token(PracticeVault.ROOT_TOKEN, false));
        lab.compare();
        lab.vault.seal();
        assertThatThrownBy(lab::compare).isInstanceOf(VaultFailure.VaultRefused.class);
        assertThat(person.heard).hasSize(1);
    }

    @Test void whatTheProgramDoesByItselfAsksNobody() {
        assertThatThrownBy(() -> TokenSessions.unattended(lab::compare)).isInstanceOf(AccessFailure.VaultSignIn.class);
        assertThat(person.heard).isEmpty();
    }

    @Test void withoutAPersonItIsAsBefore() {
        lab.vaults().askBy(VaultSignInAsker.NOBODY);
        assertThatThrownBy(() -> lab.vaults().roles(lab.server.id(), VaultLab.MOUNT, Progress.NONE)).isInstanceOf(AccessFailure.VaultSignIn.class);
    }
}
