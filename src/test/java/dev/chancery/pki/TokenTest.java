package dev.chancery.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.SoftToken;
import dev.chancery.domain.FileFailure;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.PinState;
import dev.chancery.domain.TokenFailure;
import dev.chancery.domain.TokenKey;
import dev.chancery.domain.TokenName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TokenTest {

    private static final byte[] MESSAGE = {1, 2, 3};

    @TempDir private Path folder;
    private final SecureRandom random = new SecureRandom();
    private SoftToken soft;
    private TokenModule module;

    @BeforeEach void plugIn() {
        soft = SoftToken.in(folder, "labca");
        module = TokenModule.at(SoftToken.MODULE);
    }

    private Token open() {
        return module.open(soft.name(), SoftToken.PIN.toCharArray());
    }

    @Test void aTokenIsFoundByItsLabelAndSerialNumber() {
        soft.another("other");
        assertThat(module.tokens()).extracting(one -> one.name().label()).containsExactlyInAnyOrder("labca", "other");
        assertThat(module.tokens()).allSatisfy(one -> {
            assertThat(one.maker()).isEqualTo("SoftHSM project");
            assertThat(one.name().serial()).isNotBlank();
            assertThat(one.pin()).isEqualTo(PinState.FINE);
        });
        assertThatThrownBy(() -> module.open(new TokenName("labca", "another"), SoftToken.PIN.toCharArray()))
                .isInstanceOf(TokenFailure.TokenAway.class);
    }

    @ParameterizedTest @EnumSource(names = {"RSA_2048", "RSA_3072", "RSA_4096", "EC_P256", "EC_P384"})
    void aKeyThatIsMadeOnTheTokenSignsAndStaysThere(KeySpec spec) {
        try (var token = open()) {
            var made = token.generate(spec, "root", random);
            assertThat(made.pair().getPrivate().getEncoded()).isNull();
            assertThat(Keys.specOf(made.pair().getPublic())).contains(spec);
            assertThat(new Signer(spec, made.pair().getPrivate(), Crypto.chosen()).belongsTo(made.pair().getPublic())).isTrue();
            assertThat(token.keys()).containsExactly(new TokenKey(made.id(), "root", java.util.Optional.of(spec),
                    java.util.Optional.of(dev.chancery.domain.Bytes.of(made.pair().getPublic().getEncoded())), java.util.Optional.empty()));
        }
        assertThat(soft.tool("--list-objects", "--type", "privkey"))
                .contains("sensitive, always sensitive, never extractable, local").doesNotContain("decrypt-only");
    }

    @Test void aWrongPinIsTriedOnceAndToldWithWhatTheTokenSays() {
        var name = soft.name();
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> module.open(name, "9999".toCharArray())).isInstanceOfSatisfying(TokenFailure.WrongPin.class,
                    wrong -> assertThat(wrong.state()).isEqualTo(PinState.LOW));
        }
        try (var token = module.open(name, SoftToken.PIN.toCharArray())) {
            assertThat(token.keys()).isEmpty();
        }
        assertThat(module.tokens().getFirst().pin()).isEqualTo(PinState.FINE);
    }

    @Test void theCallersPinStaysTheCallers() {
        var pin = SoftToken.PIN.toCharArray();
        try (var token = module.open(soft.name(), pin)) {
            Arrays.fill(pin, '\0');
            token.generate(KeySpec.EC_P256, "root", random);
            module.restart();
            assertThat(token.keys()).hasSize(1);
        }
    }

    @Test void twoKeysOfOneLabelAreToldApart() {
        try (var token = open()) {
            var one = token.generate(KeySpec.EC_P256, "root", random);
            var other = token.generate(KeySpec.EC_P256, "root", random);
            assertThat(token.keys()).extracting(TokenKey::label).containsExactly("root", "root");
            for (var made : List.of(one, other)) {
                var signer = new Signer(KeySpec.EC_P256, token.key(made.id(), made.pair().getPublic()), Crypto.chosen());
                assertThat(signer.belongsTo(made.pair().getPublic())).isTrue();
                assertThat(signer.belongsTo((made == one ? other : one).pair().getPublic())).isFalse();
            }
        }
    }

    @Test void twoRsaKeysOfOneIdAreToldApartByTheirPublicHalves() {
        soft.tool("--keypairgen", "--key-type", "rsa:2048", "--label", "one", "--id", "01");
        soft.tool("--keypairgen", "--key-type", "rsa:2048", "--label", "two", "--id", "01");
        try (var token = open()) {
            for (var key : token.keys()) {
                var pair = token.pair(key);
                assertThat(new Signer(KeySpec.RSA_2048, pair.getPrivate(), Crypto.chosen()).belongsTo(pair.getPublic())).isTrue();
            }
        }
    }

    @Test void ecKeysThatNothingTellsApartAreNotGuessed() {
        soft.tool("--keypairgen", "--key-type", "EC:prime256v1", "--label", "one", "--id", "01");
        soft.tool("--keypairgen", "--key-type", "EC:prime256v1", "--label", "one", "--id", "01");
        try (var token = open()) {
            var pair = token.pair(token.keys().getFirst());
            var signer = new Signer(KeySpec.EC_P256, pair.getPrivate(), Crypto.chosen());
            assertThatThrownBy(() -> signer.sign(MESSAGE)).isInstanceOf(TokenFailure.TokenKeyGone.class);
        }
    }

    @Test void pulledOutItIsAskedForAndPluggedInItGoesOn() {
        try (var token = open()) {
            var made = token.generate(KeySpec.EC_P256, "root", random);
            var signer = new Signer(KeySpec.EC_P256, made.pair().getPrivate(), Crypto.chosen());
            signer.sign(MESSAGE);
            soft.pullOut();
            assertThatThrownBy(() -> signer.sign(MESSAGE)).isInstanceOf(TokenFailure.TokenAway.class);
            assertThatThrownBy(() -> signer.sign(MESSAGE)).isInstanceOf(TokenFailure.TokenAway.class);
            soft.plugIn();
            assertThat(signer.belongsTo(made.pair().getPublic())).isTrue();
        }
    }

    @Test void aKeyThatIsNotUsedCanBeTakenAway() {
        try (var token = open()) {
            var kept = token.generate(KeySpec.EC_P256, "root", random);
            token.discard(token.generate(KeySpec.EC_P256, "root", random).id());
            assertThat(token.keys()).extracting(TokenKey::id).containsExactly(kept.id());
        }
    }

    @Test void aClosedTokenAsksForItsPin() {
        var token = open();
        token.close();
        assertThat(token.isClosed()).isTrue();
        assertThatThrownBy(token::keys).isInstanceOf(TokenFailure.TokenNeedsPin.class);
    }

    @Test void whatIsNoModuleIsRefused() throws Exception {
        var text = Files.writeString(folder.resolve("module.so"), "no library");
        assertThatThrownBy(() -> TokenModule.at(text)).isInstanceOf(FileFailure.UnfitTokenModule.class);
        assertThatThrownBy(() -> TokenModule.at(folder.resolve("missing.so"))).isInstanceOf(FileFailure.UnfitTokenModule.class);
        assertThat(TokenModule.wellKnown()).contains(SoftToken.MODULE);
    }
}
