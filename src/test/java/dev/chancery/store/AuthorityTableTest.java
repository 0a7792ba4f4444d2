package dev.chancery.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.domain.Authority;
import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.Failure;
import dev.chancery.domain.Field;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.TextViolation;
import dev.chancery.domain.Ttl;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuthorityTableTest {

    private static final Random RANDOM = new Random(5);

    @TempDir Path folder;
    private Database store;
    private Authority root;

    @BeforeEach void create() {
        store = TestStore.create(folder);
        root = TestStore.root(store, "Root", RANDOM);
    }

    @AfterEach void close() {
        store.close();
    }

    private Authority intermediate(String name) {
        return store.write(transaction -> {
            var certificate = TestStore.issue(transaction, root.id(), Optional.empty(), RANDOM);
            var authority = new Authority(new AuthorityId(certificate.id().value()), name, Optional.of(root.id()), certificate,
                    OptionalInt.of(0), new Authority.Defaults("server", Ttl.days(30), KeySpec.ED25519));
            transaction.authorities().insert(authority);
            return authority;
        });
    }

    @Test void authoritiesAreReadBackParentsFirst() {
        var issuing = intermediate("Issuing");
        store.read(transaction -> {
            assertThat(transaction.authorities().byId(issuing.id())).contains(issuing);
            assertThat(transaction.authorities().byId(new AuthorityId(99))).isEmpty();
            return assertThat(transaction.authorities().all()).containsExactly(root, issuing);
        });
    }

    @Test void aNameIsTakenOnce() {
        intermediate("Issuing");
        assertThatThrownBy(() -> intermediate("Issuing")).isInstanceOfSatisfying(Failure.Refused.class,
                refused -> assertThat(refused.violations()).containsExactly(new TextViolation.Taken(Field.NAME, "Issuing", 0)));
        store.read(transaction -> assertThat(transaction.certificates().count()).isEqualTo(2));
    }

    @Test void anAuthorityCanBeRenamedToAFreeName() {
        var issuing = intermediate("Issuing");
        store.write(transaction -> {
            transaction.authorities().rename(issuing.id(), "Halle 2");
            return assertThat(transaction.authorities().byId(issuing.id()).orElseThrow().name()).isEqualTo("Halle 2");
        });
        assertThatThrownBy(() -> rename(issuing.id(), "Root")).isInstanceOf(Failure.Refused.class);
        assertThatThrownBy(() -> rename(new AuthorityId(99), "New")).isInstanceOf(Failure.Gone.class);
    }

    private void rename(AuthorityId id, String name) {
        store.write(transaction -> {
            transaction.authorities().rename(id, name);
            return 0;
        });
    }

    @Test void defaultsCanBeChanged() {
        var wanted = new Authority.Defaults("server", Ttl.days(7), KeySpec.RSA_3072);
        store.write(transaction -> {
            transaction.authorities().updateDefaults(root.id(), wanted);
            return assertThat(transaction.authorities().byId(root.id()).orElseThrow().defaults()).isEqualTo(wanted);
        });
        assertThatThrownBy(() -> store.write(transaction -> {
            transaction.authorities().updateDefaults(new AuthorityId(99), wanted);
            return 0;
        })).isInstanceOf(Failure.Gone.class);
    }

    @Test void anAuthorityWithoutItsCertificateIsADefect() {
        assertThatThrownBy(() -> store.write(transaction -> {
            var certificate = TestStore.certificate(RANDOM, new dev.chancery.domain.CertificateId(50), new AuthorityId(50), Optional.empty());
            transaction.authorities().insert(new Authority(new AuthorityId(50), "Alone", Optional.empty(), certificate,
                    OptionalInt.empty(), TestStore.DEFAULTS));
            return 0;
        })).isInstanceOf(IllegalStateException.class);
        store.read(transaction -> assertThat(transaction.authorities().all()).containsExactly(root));
    }
}
