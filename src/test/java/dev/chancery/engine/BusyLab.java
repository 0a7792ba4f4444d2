package dev.chancery.engine;

import dev.chancery.Judge;
import dev.chancery.TestOffice;
import dev.chancery.domain.Authority;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.CloudKind;
import dev.chancery.domain.CloudTenant;
import dev.chancery.domain.Credential;
import dev.chancery.domain.DistinguishedName;
import dev.chancery.domain.FiledRequest;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.PlaceField;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Progress;
import dev.chancery.domain.CloudTraits.Way;
import dev.chancery.domain.Revocation.Reason;
import dev.chancery.domain.RevocationListSettings;
import dev.chancery.domain.Secret;
import dev.chancery.domain.SubjectName;
import dev.chancery.domain.Ttl;
import dev.chancery.domain.Wish;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A store in which a lab has worked for a while: everything that writes rows of its own has been done once.
final class BusyLab implements AutoCloseable {

    final TestOffice lab;
    final Path list;
    final Authority root;
    final Authority issuing;
    final Certificate press;
    final Certificate oven;
    final FiledRequest request;

    private final Path folder;

    BusyLab(Path folder) {
        this.folder = folder;
        lab = TestOffice.in(folder);
        list = folder.resolve("lists").resolve("crl.pem");
        folder.resolve("lists").toFile().mkdir();
        root = lab.root("Lab Root", KeySpec.EC_P256);
        issuing = lab.intermediate("Issuing", root, KeySpec.EC_P256);
        lab.office.revocationLists().change(issuing.id(), new RevocationListSettings(24 * 365, list.toString(), "", false, true));
        press = issue("press-1", KeySpec.EC_P256);
        oven = issue("oven-ß", KeySpec.RSA_2048);
        request = requested();
        work();
    }

    private Certificate issue(String thing, KeySpec key) {
        return lab.office.certificates().issue(Order.of(lab.thing(thing), TestOffice.terms(issuing, Profile.DEVICE, key)));
    }

    private FiledRequest requested() {
        return lab.office.requests().own().create(new Wish(DistinguishedName.commonName("gate").orRefuse(),
                List.of(new SubjectName.Dns("gate.lab")), KeySpec.EC_P256, Profile.SERVER), Optional.empty());
    }

    private void work() {
        var office = lab.office;
        var spare = issue("spare-1", KeySpec.ED25519);
        var held = issue("held-1", KeySpec.EC_P384);
        office.revocations().revoke(Scope.of(spare.id()), Reason.KEY_COMPROMISE);
        office.revocations().revoke(Scope.of(held.id()), Reason.CERTIFICATE_HOLD);
        office.revocations().release(Scope.of(held.id()));
        lab.clock.advance(Duration.ofDays(340));
        office.renewals().renew(held.id(), RenewalsTest.AT_ONCE);
        office.renewals().renew(press.id(), new RenewalTerms(RenewalsTest.AT_ONCE.key(), RenewalsTest.AT_ONCE.life(), new Handover.WhenConfirmed(Duration.ofDays(14))));
        var gone = lab.thing("gone-1");
        office.certificates().issue(Order.of(gone, TestOffice.terms(issuing, Profile.DEVICE, KeySpec.EC_P256)));
        office.things().removals().remove(new long[] {gone.number()}, Reason.CESSATION_OF_OPERATION);
        office.authorityRenewals().renew(root.id(), Ttl.days(3650));
        office.authorityRekeys().rekey(office.authorityRekeys().suggested(root.id()), Progress.NONE);
        cloud();
    }

    private void cloud() {
        var place = Map.of(PlaceField.REGION, "eu1", PlaceField.TENANT, "castidev", PlaceField.NAME, "Plant CA");
        var registration = lab.office.registrations().plan(new NewRegistration(CloudKind.MINDSPHERE, Way.PROVEN, root.id(), place, Set.of()));
        lab.office.registrations().takeCode(registration.id(), "code-42");
        lab.office.registrations().prove(registration.id(), KeySpec.EC_P256);
        lab.office.registrations().keptCredentials().keep(new CloudTenant(CloudKind.MINDSPHERE, place),
                new CloudAccess(new Credential.Bearer(Secret.of("t0ken".toCharArray())), List.of()));
    }

    /// Takes in an authority of somebody else with a certificate of its own.
    void importOpenSsl() {
        openssl("req", "-x509", "-new", "-nodes", "-newkey", "rsa:2048", "-keyout", "ca.key", "-out", "ca.pem",
                "-subj", "/C=DE/O=Else/CN=Other CA/emailAddress=a@b.c", "-days", "30");
        openssl("req", "-new", "-nodes", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-keyout", "leaf.key",
                "-out", "leaf.csr", "-subj", "/CN=leaf");
        openssl("x509", "-req", "-in", "leaf.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-out", "leaf.pem", "-days", "10");
        lab.clock.advance(Duration.ofSeconds(5));
        var files = List.of("ca.pem", "ca.key", "leaf.pem", "leaf.key").stream().map(folder::resolve).toList();
        try (var holdings = lab.office.imports().read(files, Progress.NONE);
                var prospect = lab.office.imports().examine(holdings, List.of(), Progress.NONE)) {
            lab.office.imports().take(prospect, Set.of(), Map.of(), Progress.NONE);
        }
    }

    private void openssl(String... arguments) {
        var command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments));
        Judge.runIn(folder, command).accepted();
    }

    @Override public void close() {
        lab.close();
    }
}
