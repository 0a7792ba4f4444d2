package dev.chancery.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.Judge;
import dev.chancery.TestOffice;
import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.Authority;
import dev.chancery.domain.Bytes;
import dev.chancery.domain.DistinguishedName;
import dev.chancery.domain.Failure;
import dev.chancery.domain.IssuerViolation;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Profile;
import dev.chancery.domain.TextViolation;
import dev.chancery.domain.Ttl;
import dev.chancery.domain.Wish;
import dev.chancery.pki.Keys;
import dev.chancery.pki.SigningRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForeignAuthoritiesTest {

    @TempDir private Path folder;
    private TestOffice lab;
    private Authority root;

    @BeforeEach void open() {
        lab = TestOffice.in(folder);
        root = lab.root("Lab Root", KeySpec.EC_P384);
    }

    @AfterEach void close() {
        lab.close();
    }

    private static Bytes request(KeySpec key) {
        var pair = Keys.generate(key, new SecureRandom());
        return Bytes.of(SigningRequest.write(new Wish(DistinguishedName.commonName("whatever it says").orRefuse(), List.of(), key,
                Profile.SERVER), pair));
    }

    private ForeignAuthority wanted(String name, Bytes request) {
        return new ForeignAuthority(root.id(), name, DistinguishedName.commonName("Vault Issuing").orRefuse(), Ttl.days(1825), request,
                "https://vault.lab, pki_int");
    }

    @Test void opensslAcceptsWhatTheForeignKeyIsGiven() throws IOException {
        var made = lab.office.foreignAuthorities().sign(wanted("Vault", request(KeySpec.EC_P256)));
        var above = Files.writeString(folder.resolve("root.pem"), lab.office.certificates().pem(root.certificate()));
        var below = Files.writeString(folder.resolve("issuing.pem"), lab.office.certificates().pem(made.certificate()));
        Judge.run("openssl", "verify", "-x509_strict", "-CAfile", above.toString(), below.toString()).accepted();
        var text = Judge.run("openssl", "x509", "-in", below.toString(), "-noout", "-text").accepted().output();
        assertThat(text).contains("CA:TRUE, pathlen:0", "Subject: CN = Vault Issuing").doesNotContain("whatever");
    }

    @Test void itIsInTheStoreWithoutAKeyAndInTheAuditLog() {
        var made = lab.office.foreignAuthorities().sign(wanted("Vault", request(KeySpec.RSA_3072)));
        lab.reopen();
        var found = lab.office.authorities().one(made.id());
        assertThat(found).isEqualTo(made);
        assertThat(found.certificate().hasKey()).isFalse();
        assertThat(found.mayHaveChildren()).isFalse();
        assertThat(lab.office.audit().recent(10)).anySatisfy(entry -> {
            assertThat(entry.act()).isEqualTo(Act.AUTHORITY_CREATED);
            assertThat(entry.detail()).contains("https://vault.lab, pki_int");
        });
    }

    @Test void theSameNameIsNotGivenTwice() {
        lab.office.foreignAuthorities().sign(wanted("Vault", request(KeySpec.EC_P256)));
        var again = wanted("vault", request(KeySpec.EC_P256));
        assertThat(lab.office.foreignAuthorities().draft(again).violations()).hasOnlyElementsOfType(TextViolation.Taken.class).hasSize(1);
        assertThat(lab.office.foreignAuthorities().free("vault")).isEqualTo("vault 2");
    }

    @Test void aSpoiltRequestIsRefusedAndNothingIsLeft() {
        var octets = request(KeySpec.EC_P256).toArray();
        octets[octets.length - 1] ^= 1;
        assertThatThrownBy(() -> lab.office.foreignAuthorities().sign(wanted("Vault", Bytes.of(octets))))
                .isInstanceOf(Failure.Refused.class);
        assertThat(lab.office.authorities().all()).containsExactly(root);
    }

    @Test void whatHasNoKeyHereSignsNothing() {
        var vault = lab.office.foreignAuthorities().sign(wanted("Vault", request(KeySpec.EC_P256)));
        var below = new ForeignAuthority(vault.id(), "Below", DistinguishedName.commonName("Below").orRefuse(), Ttl.days(30),
                request(KeySpec.EC_P256), "elsewhere");
        assertThat(lab.office.foreignAuthorities().draft(below).violations()).contains(new IssuerViolation.IssuerKeyAway());
    }
}
