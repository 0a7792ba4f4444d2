package dev.chancery.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IssuingPolicyTest {

    private static final IssuingPolicy STRICT = new IssuingPolicy(Set.of(KeySpec.EC_P256), Set.of("device"), Optional.of(Ttl.days(30)));

    @Test void anOpenPolicyAllowsEverything() {
        assertThat(IssuingPolicy.OPEN.violations(Profile.SERVER, KeySpec.RSA_4096, Duration.ofDays(100_000))).isEmpty();
        assertThat(IssuingPolicy.OPEN.keysLeaveOnce()).isFalse();
    }

    @Test void everythingThatAPolicyForbidsIsNamed() {
        assertThat(STRICT.violations(Profile.DEVICE, KeySpec.EC_P256, Duration.ofDays(30))).isEmpty();
        assertThat(STRICT.violations(Profile.SERVER, KeySpec.RSA_2048, Duration.ofDays(30).plusSeconds(1))).containsExactly(
                new IssuerViolation.ProfileNotAllowed("Server"), new KeyViolation.KeyNotAllowed(KeySpec.RSA_2048, List.of(KeySpec.EC_P256)),
                new ValidityViolation.LivesTooLong(Duration.ofDays(30).plusSeconds(1), Ttl.days(30)));
        assertThat(STRICT.allows(Profile.SERVER)).isFalse();
        assertThat(STRICT.allows(KeySpec.RSA_2048)).isFalse();
    }

    @Test void thatKeysLeaveOnceChangesNothingElse() {
        var once = STRICT.withKeysLeavingOnce(true);
        assertThat(once.keysLeaveOnce()).isTrue();
        assertThat(once.withKeysLeavingOnce(false)).isEqualTo(STRICT);
    }

    @Test void whatNewAuthoritiesStartWithIsReadFromAForm() {
        assertThat(StoreDefaults.of("720h", Optional.of(KeySpec.RSA_2048), "24", " /srv/lists ").orRefuse())
                .isEqualTo(new StoreDefaults(Ttl.days(30), Optional.of(KeySpec.RSA_2048), 24, "/srv/lists"));
        assertThat(StoreDefaults.of("720h", Optional.empty(), "24", "").orRefuse().folder()).isEmpty();
        assertThat(StoreDefaults.of("720h", Optional.empty(), "24", "/srv/lists").orRefuse().folder()).contains(Path.of("/srv/lists"));
        assertThat(StoreDefaults.of("x", Optional.empty(), "0", "lists").violations()).extracting(Violation::field)
                .contains(Field.LIFE, Field.LIST_FOLDER).hasSize(3);
    }

    @Test void aFolderForListsIsAFullAndStraightPath() {
        for (var folder : List.of("lists", "/srv/../etc", "/srv/\0")) {
            assertThat(StoreDefaults.of("24h", Optional.empty(), "24", folder).violations())
                    .containsExactly(new FileViolation.NotAFolderPath(Field.LIST_FOLDER, folder));
            assertThat(new StoreDefaults(Ttl.DEFAULT, Optional.empty(), 1, folder).folder()).isEmpty();
        }
    }

    @Test void hoursOutOfRangeAreNoDefaults() {
        for (int hours : new int[] {0, RevocationListSettings.MOST_HOURS + 1}) {
            assertThatIllegalArgumentException().isThrownBy(() -> new StoreDefaults(Ttl.DEFAULT, Optional.empty(), hours, ""));
        }
        assertThat(new StoreDefaults(Ttl.DEFAULT, Optional.empty(), RevocationListSettings.MOST_HOURS, "").listHours())
                .isEqualTo(RevocationListSettings.MOST_HOURS);
    }
}
