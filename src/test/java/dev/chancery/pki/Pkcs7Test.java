package dev.chancery.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.Judge;
import dev.chancery.domain.Failure;
import dev.chancery.domain.KeySpec;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Pkcs7Test {

    private static Lab.Lineage lab;

    @TempDir Path folder;

    @BeforeAll static void makeOne() {
        lab = Lab.lineage(KeySpec.EC_P256);
    }

    @Test void opensslFindsEveryCertificateInBothForms() {
        var der = Lab.write(folder, "chain.p7b", Pkcs7.der(lab.leafToRoot()));
        var pem = Lab.write(folder, "chain.p7b.pem", Pkcs7.pem(lab.leafToRoot()).getBytes(StandardCharsets.US_ASCII));
        for (var file : List.of(List.of("DER", der), List.of("PEM", pem))) {
            var told = Judge.run("openssl", "pkcs7", "-inform", file.get(0), "-in", file.get(1), "-print_certs").accepted().output();
            assertThat(Pem.read(told)).extracting(Pem.Block::content).containsExactlyInAnyOrderElementsOf(lab.leafToRoot());
        }
    }

    @Test void itSignsNothingAndHoldsNothingElse() throws CMSException {
        var message = new CMSSignedData(Pkcs7.der(lab.leafToRoot()));
        assertThat(message.getSignerInfos().getSigners()).isEmpty();
        assertThat(message.getSignedContent()).isNull();
        assertThat(message.getCRLs().getMatches(null)).isEmpty();
    }

    @Test void whatIsNoCertificateIsRefused() {
        assertThatThrownBy(() -> Pkcs7.der(List.of(lab.device().der(), new byte[] {0x30, 0}))).isInstanceOf(Failure.Malformed.class);
    }
}
