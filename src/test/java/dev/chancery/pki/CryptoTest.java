package dev.chancery.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.Judge;
import dev.chancery.domain.Failure;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Request;
import dev.chancery.domain.SerialNumber;
import dev.chancery.domain.Ttl;
import dev.chancery.domain.Validity;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CryptoTest {

    @TempDir
    private Path folder;

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void theFastProviderIsTakenWhereItExists() {
        assertThat(Crypto.choose(Optional.empty()).source()).isEqualTo(Crypto.Source.ACCP);
        assertThat(Crypto.choose(Optional.empty()).name()).isEqualTo("AmazonCorrettoCryptoProvider");
    }

    @Test
    void theFallbackWorksEverywhereAndCanBeAskedFor() {
        var crypto = Crypto.choose(Optional.of("BC"));
        assertThat(crypto.source()).isEqualTo(Crypto.Source.BC);
        assertThat(crypto.name()).isEqualTo("BouncyCastle and JDK");
    }

    @Test
    void anUnknownWishIsAsGoodAsNone() {
        assertThat(Crypto.choose(Optional.of("no such provider")).source())
                .isEqualTo(Crypto.choose(Optional.empty()).source());
    }

    @Test
    void aProviderThatIsNotHereFallsBack() {
        var here = Lab.cryptos().map(Crypto::source).toList();
        for (var source : Crypto.Source.values()) {
            var expected = here.contains(source) ? source : Crypto.Source.BC;
            assertThat(Crypto.choose(Optional.of(source.name().toLowerCase(Locale.ROOT))).source()).isEqualTo(expected);
        }
    }

    static Stream<Arguments> everyKeyOfEveryProvider() {
        return Lab.cryptos().flatMap(crypto -> Stream.of(KeySpec.values())
                .filter(spec -> spec != KeySpec.RSA_3072 && spec != KeySpec.RSA_4096)
                .map(spec -> Arguments.of(crypto.source(), spec)));
    }

    @ParameterizedTest
    @MethodSource("everyKeyOfEveryProvider")
    void everyProviderMakesSignsAndReadsEveryKindOfKey(Crypto.Source source, KeySpec spec) {
        var crypto = Crypto.usable(source).orElseThrow();
        var pair = Keys.generate(spec, Lab.RANDOM, crypto);
        assertThat(Keys.specOf(pair.getPublic())).contains(spec);

        var root = Issuer.root().prepare(Profile.ROOT, Lab.request("Root", spec, Ttl.days(10), OptionalInt.empty()),
                SerialNumber.random(Lab.RANDOM), Lab.NOW).orRefuse().selfSign(pair, crypto);
        var reread = Keys.privateKey(spec, pair.getPrivate().getEncoded(), crypto);
        var device = Lab.draft(new Lab.Held(root, pair), Profile.DEVICE, device(spec))
                .sign(pair.getPublic(), SigningKey.of(root, reread, crypto));

        Chain.check(List.of(device, root), Lab.NOW);
        if (spec.algorithm() != KeySpec.Algorithm.ML_DSA) {
            opensslAccepts(root, device);
        }
    }

    private void opensslAccepts(byte[] root, byte[] device) {
        Judge.run("openssl", "verify", "-x509_strict", "-attime", String.valueOf(Lab.NOW.getEpochSecond()),
                "-CAfile", Lab.pem(folder, "root.pem", root), Lab.pem(folder, "device.pem", device)).accepted();
    }

    private static Request device(KeySpec spec) {
        return new Request(Lab.name("press-1"), List.of(), spec, Validity.issued(Lab.NOW, Ttl.days(5)), OptionalInt.empty());
    }

    @ParameterizedTest
    @MethodSource("everyKeyOfEveryProvider")
    void everyProviderRefusesTheKeyOfAnotherCertificate(Crypto.Source source, KeySpec spec) {
        var crypto = Crypto.usable(source).orElseThrow();
        var root = Lab.root(Lab.request("Root", spec, Ttl.days(10), OptionalInt.empty()));
        var other = Keys.generate(spec, Lab.RANDOM, crypto).getPrivate();
        assertThatThrownBy(() -> SigningKey.of(root.der(), other, crypto)).isInstanceOf(Failure.Tampered.class);
    }

    @ParameterizedTest
    @MethodSource("everyKeyOfEveryProvider")
    void aPrivateKeyIsEncodedAsEveryReaderTakesIt(Crypto.Source source, KeySpec spec) {
        var pkcs8 = Keys.generate(spec, Lab.RANDOM, Crypto.usable(source).orElseThrow()).getPrivate().getEncoded();
        var info = org.bouncycastle.asn1.pkcs.PrivateKeyInfo.getInstance(pkcs8);
        assertThat(info.getVersion().intValueExact()).isZero();
        assertThat(info.hasPublicKey()).isFalse();
    }

    /// A store goes from one machine to another, where another provider reads its keys.
    @ParameterizedTest
    @MethodSource("everyKeyOfEveryProvider")
    void aKeyOfOneProviderIsReadByEveryOther(Crypto.Source source, KeySpec spec) {
        var pair = Keys.generate(spec, Lab.RANDOM, Crypto.usable(source).orElseThrow());
        var root = Issuer.root().prepare(Profile.ROOT, Lab.request("Root", spec, Ttl.days(10), OptionalInt.empty()),
                SerialNumber.random(Lab.RANDOM), Lab.NOW).orRefuse().selfSign(pair, Crypto.usable(source).orElseThrow());
        Lab.cryptos().forEach(other -> assertThatCode(() -> SigningKey.of(root,
                Keys.privateKey(spec, pair.getPrivate().getEncoded(), other), other)).doesNotThrowAnyException());
    }
}
