package dev.chancery.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.TestOffice;
import dev.chancery.domain.Decoded;
import dev.chancery.domain.ExtensionLine;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.KeyUsage;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecodedWordsTest {

    @AfterEach void speakEnglishAgain() {
        Words.speak(Locale.UK);
    }

    private static String value(ExtensionLine... lines) {
        return DecodedWords.value(new Decoded.Extension("1.2.3", true, List.of(lines)));
    }

    private static String words(Decoded decoded) {
        return decoded.extensions().stream().map(extension -> DecodedWords.name(extension) + ": " + DecodedWords.value(extension))
                .collect(Collectors.joining("\n"));
    }

    @Test void everyKindOfLineHasItsWords() {
        assertThat(value(new ExtensionLine.Plain("DNS:broker.lab"), new ExtensionLine.Plain("IP:10.0.0.7")))
                .isEqualTo("DNS:broker.lab\nIP:10.0.0.7");
        assertThat(value(new ExtensionLine.Octets("04:82", 5_004))).isEqualTo("04:82 … (5,004 octets)");
        assertThat(value(new ExtensionLine.Constraints(false, Optional.empty()))).isEqualTo("CA: no");
        assertThat(value(new ExtensionLine.Constraints(true, Optional.of("0")))).isEqualTo("CA: yes, path length 0");
        assertThat(value(new ExtensionLine.Usages(List.of(KeyUsage.KEY_CERT_SIGN, KeyUsage.CRL_SIGN))))
                .isEqualTo("Certificate signing, CRL signing");
        assertThat(value(new ExtensionLine.Purpose("1.3.6.1.5.5.7.3.1"))).isEqualTo("TLS server authentication (1.3.6.1.5.5.7.3.1)");
        assertThat(value(new ExtensionLine.Purpose("1.2.3"))).isEqualTo("1.2.3");
        assertThat(value(new ExtensionLine.IssuerSerial(new ExtensionLine.Plain("0A:0B")))).isEqualTo("serial number 0A:0B");
        assertThat(value(new ExtensionLine.Access("1.3.6.1.5.5.7.48.1", new ExtensionLine.Plain("URI:http://lab"))))
                .isEqualTo("OCSP URI:http://lab");
        assertThat(value(new ExtensionLine.OtherName(3))).isEqualTo("another kind of name (3)");
        assertThat(value(new ExtensionLine.More())).isEqualTo("…");
    }

    @Test void everyUsageHasAWordOfItsOwnInBothLanguages() {
        for (var locale : List.of(Locale.UK, Locale.GERMANY)) {
            Words.speak(locale);
            assertThat(value(new ExtensionLine.Usages(List.of(KeyUsage.values()))).split(", ")).doesNotHaveDuplicates()
                    .hasSize(KeyUsage.values().length);
        }
    }

    @Test void anExtensionWithoutANameIsCalledByItsIdentifier() {
        assertThat(DecodedWords.name(new Decoded.Extension("1.3.6.1.4.1.37244.1.3", false, List.of())))
                .isEqualTo("1.3.6.1.4.1.37244.1.3");
    }

    @Test void theCertificateToBeAndTheSignedOneAreGermanInAGermanWindow(@TempDir Path folder) {
        Words.speak(Locale.GERMANY);
        try (var lab = TestOffice.in(folder)) {
            var wanted = TestOffice.newAuthority("Labor", Optional.empty(), KeySpec.EC_P256, OptionalInt.of(1));
            assertThat(words(lab.office.authorities().draft(wanted).orRefuse().preview())).isEqualTo("""
                    Basiseinschränkungen: CA: ja, Pfadlänge 1
                    Schlüsselverwendung: Zertifikate signieren, Sperrlisten signieren
                    Schlüsselkennung des Inhabers: entsteht beim Signieren aus dem Schlüssel""");
            var root = lab.office.authorities().create(wanted);
            assertThat(words(lab.office.authorities().decoded(root.id()))).startsWith("""
                    Basiseinschränkungen: CA: ja, Pfadlänge 1
                    Schlüsselverwendung: Zertifikate signieren, Sperrlisten signieren
                    Schlüsselkennung des Inhabers:\s""");
        }
    }
}
