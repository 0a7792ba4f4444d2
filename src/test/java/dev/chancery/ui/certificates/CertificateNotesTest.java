package dev.chancery.ui.certificates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.TestOffice;
import dev.chancery.domain.Authority;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.KeyUsage;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Status;
import dev.chancery.domain.Uses;
import dev.chancery.engine.Order;
import dev.chancery.words.Words;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateNotesTest {

    @TempDir Path folder;
    private TestOffice lab;
    private Authority root;

    @BeforeEach void open() {
        lab = TestOffice.in(folder);
        root = lab.root("Lab Root", KeySpec.EC_P256);
    }

    @AfterEach void close() {
        lab.close();
        Words.speak(Locale.UK);
    }

    private Certificate issue(Profile profile, KeySpec key) {
        return lab.office.certificates().issue(Order.of(lab.thing("press-1.lab"), TestOffice.terms(root, profile, key)));
    }

    private List<String> notes(Certificate certificate) {
        return CertificateNotes.of(certificate, certificate.status(lab.clock.instant()),
                lab.office.profiles().ofCode(certificate.profile()), lab.office.certificates().uses(certificate));
    }

    @Test void aDeviceIsExplainedWithWhatItsKeyMayDo() {
        var press = issue(Profile.DEVICE, KeySpec.EC_P256);
        assertThat(notes(press)).containsExactly("It tells a broker, a server or a cloud which device connects.",
                "It counts until " + Words.date(press.validity().notAfter()) + ".",
                "Its key may sign, as a connection by TLS needs it to prove who is there.",
                "It may stand for a client: whoever connects to a server.");
    }

    @Test void aServerWithAnRsaKeyMayAlsoDecryptTheKeyOfASession() {
        Words.speak(Locale.GERMANY);
        assertThat(notes(issue(Profile.SERVER, KeySpec.RSA_2048)))
                .contains("Sein Schlüssel darf den Schlüssel einer Sitzung entschlüsseln, wie es älteres TLS mit RSA braucht.")
                .contains("Es darf für einen Server stehen: einen Broker, ein Gateway, einen Webserver.")
                .doesNotContain("Es darf für einen Client stehen: für alles, was sich mit einem Server verbindet.");
    }

    @Test void anAuthorityNamesNoPurposeAndNeedsNone() {
        assertThat(notes(root.certificate())).first().asString().startsWith("It is the top of a chain");
        assertThat(notes(root.certificate())).contains("Its key may sign other certificates.",
                "Its key may sign lists of revoked certificates.").doesNotContain("It names no purpose, so it may serve any.");
    }

    @Test void everyUsageAndEveryStatusHasItsWordsInBothLanguages() {
        var all = new Uses(false, EnumSet.allOf(KeyUsage.class), Set.of("1.2.3.4", Profile.CLIENT_AUTH));
        for (var language : List.of(Locale.UK, Locale.GERMANY)) {
            Words.speak(language);
            for (var status : Status.values()) {
                assertThat(CertificateNotes.of(root.certificate(), status, Optional.of(Profile.ROOT), Optional.of(all))).hasSize(2 + KeyUsage.values().length + 2)
                        .doesNotHaveDuplicates().anyMatch(note -> note.contains("1.2.3.4"));
            }
        }
    }

    @Test void whereTheUsesCannotBeReadNothingIsSaidOfThem() {
        assertThat(CertificateNotes.of(root.certificate(), Status.ACTIVE, Optional.of(Profile.ROOT), Optional.empty())).hasSize(2);
    }

    @Test void aCertificateWithoutAPurposeMayServeAny() {
        assertThat(CertificateNotes.of(root.certificate(), Status.ACTIVE, Optional.of(Profile.ROOT), Optional.of(new Uses(false, Set.of(), Set.of()))))
                .last().isEqualTo("It names no purpose, so it may serve any.");
    }
}
