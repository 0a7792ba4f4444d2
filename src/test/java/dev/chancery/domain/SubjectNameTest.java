package dev.chancery.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.Any;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.util.DefaultLocale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubjectNameTest {

    private static final String LABEL_63 = "x".repeat(63);

    @ParameterizedTest
    @CsvSource({
        "press.lab, DNS:press.lab", "PRESS.Lab, DNS:press.lab", "*.lab.example, DNS:*.lab.example", "press, DNS:press",
        "büro.lab, DNS:xn--bro-hoa.lab", "BÜRO.lab, DNS:xn--bro-hoa.lab", "bu\u0308ro.lab, DNS:xn--bro-hoa.lab",
        "*.büro.lab, DNS:*.xn--bro-hoa.lab", "xn--bro-hoa.lab, DNS:xn--bro-hoa.lab", "实验室.lab, DNS:xn--qbtm5249b.lab",
        "dns: press.lab, DNS:press.lab", "1.press.2nd, DNS:1.press.2nd",
        "10.0.0.7, IP:10.0.0.7", "2001:DB8:0::1, IP:2001:db8::1", "::1, IP:::1", "ip:fe80::1, IP:fe80::1",
        "::ffff:1.2.3.4, IP:::ffff:1.2.3.4",
        "spiffe://lab/device/7, URI:spiffe://lab/device/7", "urn:dev:ops:7, URI:urn:dev:ops:7",
        "URI:mailto:ops@lab.example, URI:mailto:ops@lab.example", "uri:HTTP://Lab/x, URI:HTTP://Lab/x",
        "ops@lab.example, email:ops@lab.example", "EMAIL:Ops@Lab.example, email:Ops@Lab.example"})
    void aNameIsReadAndWrittenWithItsKind(String text, String written) {
        var name = SubjectName.parse(text).orRefuse();
        assertThat(SubjectName.text(name)).isEqualTo(written);
        assertThat(SubjectName.parse(written).orRefuse()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", ".", "*", "*.", "press..lab", ".lab", "press.lab.", "-press.lab", "press-.lab", "press_1.lab", "pre ss.lab",
        "a.*.lab", "f*.lab", "**.lab", "*lab", "press/1", "press\0lab", "büro_1", "straße.lab", "ｐress.lab",
        "pre\u00ADss.lab", "pre\u200Bss.lab", "press。lab", "\u202Elab", "10.0.0.7", "press.7", "7", "press.lab:443"})
    void whatIsNoHostNameIsRefused(String text) {
        assertThat(SubjectName.parse("DNS:" + text).violations()).containsExactly(new NameViolation.NotADnsName(text));
    }

    @Test void aLabelHasAtMost63Characters() {
        assertThat(SubjectName.parse(LABEL_63 + ".lab").violations()).isEmpty();
        assertThat(SubjectName.parse(LABEL_63 + "x.lab").violations()).hasSize(1);
        assertThat(SubjectName.parse("ü".repeat(63) + ".lab").violations()).hasSize(1);
    }

    @Test void aHostNameHasAtMost253Characters() {
        var longest = (LABEL_63 + ".").repeat(3) + "x".repeat(61);
        assertThat(longest).hasSize(253);
        assertThat(SubjectName.parse(longest).violations()).isEmpty();
        assertThat(SubjectName.parse(longest + "x").violations()).hasSize(1);
        assertThat(SubjectName.parse("*." + longest.substring(2)).violations()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.999", "010.0.0.1", "1.2.3", "12345", "fe80::1%eth0", "press.lab", "", "[::1]", "1::2::3"})
    void whatIsNoAddressIsRefused(String text) {
        assertThat(SubjectName.parse("IP:" + text).violations())
                .containsExactly(new NameViolation.NotAnAddress(Field.SUBJECT_NAMES, text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.999", "1.2.3", "12345", "fe80::g", "press.lab:443"})
    void whatLooksLikeAnAddressIsJudgedAsOne(String text) {
        assertThat(SubjectName.parse(text).violations())
                .containsExactly(new NameViolation.NotAnAddress(Field.SUBJECT_NAMES, text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/device/7", "device", "//lab/x", "http://", "http:// lab", "http://läb", "1a:b",
        "http://lab/%zz"})
    void whatIsNoAbsoluteAsciiUriIsRefused(String text) {
        assertThat(SubjectName.parse("URI:" + text).violations()).containsExactly(new NameViolation.NotAUri(text));
    }

    @Test void aUriIsAtMost2048Characters() {
        var longest = "https://lab/" + "x".repeat(2036);
        assertThat(SubjectName.parse(longest).violations()).isEmpty();
        assertThat(SubjectName.parse(longest + "x").violations()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ops", "@lab", "öps@lab", "a..b@lab", "a@lab_1", "a@b@c"})
    void whatIsNoMailboxIsRefused(String text) {
        assertThat(SubjectName.parse("email:" + text).violations())
                .containsExactly(new NameViolation.NotAnEmail(Field.SUBJECT_NAMES, text));
    }

    @Test void aNameThatBreaksTheRulesCannotBeMade() {
        assertThatThrownBy(() -> new SubjectName.Dns("Press.lab")).isInstanceOf(Failure.Refused.class);
        assertThatThrownBy(() -> new SubjectName.Dns("büro.lab")).isInstanceOf(Failure.Refused.class);
        assertThatThrownBy(() -> new SubjectName.Ip("press.lab")).isInstanceOf(Failure.Refused.class);
        assertThatThrownBy(() -> new SubjectName.Uri("/x")).isInstanceOf(Failure.Refused.class);
        assertThatThrownBy(() -> new SubjectName.Email("x")).isInstanceOf(Failure.Refused.class);
    }

    @Test void anAddressHas4Or16Octets() {
        assertThat(new SubjectName.Ip("10.0.0.7").octets()).containsExactly(10, 0, 0, 7);
        assertThat(new SubjectName.Ip("::ffff:1.2.3.4").octets()).hasSize(16).endsWith(1, 2, 3, 4);
        assertThat(new SubjectName.Ip("0:0::1")).isEqualTo(new SubjectName.Ip("::1"));
    }

    @Test @DefaultLocale("ar-EG-u-nu-arab")
    void anAddressIsTheSameInEveryCountry() {
        assertThat(SubjectName.parse("10.0.0.7").orRefuse().value()).isEqualTo("10.0.0.7");
    }

    @Test @DefaultLocale("tr-TR")
    void aHostNameIsLowerCasedTheSameInEveryCountry() {
        assertThat(SubjectName.parse("DNS:LIFT.LAB").orRefuse().value()).isEqualTo("lift.lab");
        assertThat(SubjectName.parse("EMAIL:I@lab").violations()).isEmpty();
    }

    @Test void aListIsSeparatedByCommasSemicolonsAndLines() {
        assertThat(SubjectName.parseAll("press.lab, 10.0.0.7;ops@lab\r\nPRESS.lab,\n ,").orRefuse()).containsExactly(
                new SubjectName.Dns("press.lab"), new SubjectName.Ip("10.0.0.7"), new SubjectName.Email("ops@lab"));
        assertThat(SubjectName.parseAll(" \n").orRefuse()).isEmpty();
    }

    @Test void everyWrongNameOfAListIsNamed() {
        assertThat(SubjectName.parseAll("a_b, press.lab, 1.2.3").violations()).containsExactly(
                new NameViolation.NotADnsName("a_b"), new NameViolation.NotAnAddress(Field.SUBJECT_NAMES, "1.2.3"));
    }

    @Test void everyNameIsReadBackAsItIsWritten() {
        Any.holdsFor(SubjectNameTest::name, name -> {
            assertThat(SubjectName.parse(SubjectName.text(name))).isEqualTo(Checked.valid(name));
            assertThat(SubjectName.parseAll(SubjectName.text(name) + ",\n" + SubjectName.text(name)).orRefuse())
                    .containsExactly(name);
        });
    }

    private static SubjectName name(Random random) {
        var octets = new byte[Any.of(random, 4, 16)];
        random.nextBytes(octets);
        return switch (random.nextInt(4)) {
            case 0 -> new SubjectName.Dns(Any.of(random, "", "*.") + label(random) + "." + label(random) + "x");
            case 1 -> new SubjectName.Ip(IpAddress.ofOctets(octets).toString());
            case 2 -> new SubjectName.Uri(Any.of(random, "urn:x:", "https://lab:8883/", "spiffe://") + label(random) + "?a=%2C");
            default -> new SubjectName.Email(label(random) + "+" + label(random).charAt(1) + "@" + label(random));
        };
    }

    private static String label(Random random) {
        return random.ints(1 + random.nextInt(30), 0, 37).mapToObj(i -> "abcdefghijklmnopqrstuvwxyz0123456789-".charAt(i))
                .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append).insert(0, 'a').append('9').toString();
    }

    @Test void noTextMakesItThrowAndWhatItReadsIsReadBack() {
        Any.holdsFor(Hostile::text, text -> {
            if (SubjectName.parse(text) instanceof Checked.Valid<SubjectName>(var name)) {
                assertThat(SubjectName.parse(SubjectName.text(name)).orRefuse()).isEqualTo(name);
            }
            assertThat(SubjectName.parseAll(text)).isNotNull();
        });
    }

    @Test void noInternationalTextMakesItThrow() {
        Any.holdsFor(random -> "DNS:" + random.ints(1 + random.nextInt(12), 0x20, 0x2FFFF).filter(Character::isLetterOrDigit)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append) + ".lab",
                text -> assertThat(SubjectName.parse(text)).isNotNull());
    }

    @Test void theKindsAreTheFourOfTheExtension() {
        assertThat(List.of(SubjectName.class.getPermittedSubclasses())).containsExactlyInAnyOrder(
                SubjectName.Dns.class, SubjectName.Ip.class, SubjectName.Uri.class, SubjectName.Email.class);
    }
}
