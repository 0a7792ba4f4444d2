package dev.chancery.engine;

import dev.chancery.cloud.Cloud;
import dev.chancery.domain.CaTraits;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.CloudCheck;
import dev.chancery.domain.CloudCheck.Severity;
import dev.chancery.domain.CloudKind;
import dev.chancery.domain.CloudTenant;
import dev.chancery.domain.CloudTraits;
import dev.chancery.domain.CloudTraits.Artifact;
import dev.chancery.domain.CloudTraits.Option;
import dev.chancery.domain.CloudTraits.Way;
import dev.chancery.domain.CloudViolation;
import dev.chancery.domain.Failure;
import dev.chancery.domain.KeyHome;
import dev.chancery.domain.PlaceField;
import dev.chancery.domain.Registration;
import dev.chancery.domain.Registration.Plan;
import dev.chancery.domain.RegistrationState;
import dev.chancery.pki.CaLook;
import dev.chancery.store.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What can be known of a registration before anything is sent.
final class RegistrationChecks {

    private static final Duration SOON = Duration.ofDays(30);

    private final Desk desk;
    private final Authorities authorities;

    RegistrationChecks(Desk desk, Authorities authorities) {
        this.desk = desk;
        this.authorities = authorities;
    }

    /// Those that stop it first. `own` is the registration that it is about, where there is one already.
    List<CloudCheck> of(Plan plan, Optional<Registration> own) {
        var found = new ArrayList<CloudCheck>();
        var traits = Cloud.of(plan.cloud()).traits();
        var certificate = desk.read(tx -> certificate(tx, plan));
        var look = CaLook.at(certificate.der().toArray());
        found.addAll(ofCertificate(look, traits, plan));
        found.addAll(ofTime(look, desk.now()));
        found.addAll(ofStore(plan, certificate));
        found.addAll(ofOthers(plan, traits, own));
        found.addAll(ofChoices(plan, traits));
        return found.stream().sorted(Comparator.comparing(CloudCheck::severity)).toList();
    }

    static Certificate certificate(Transaction tx, Plan plan) {
        return tx.certificates().byId(plan.certificate()).orElseThrow(() -> new Failure.Gone("certificate " + plan.certificate().value()));
    }

    /// @throws Failure.Refused when one of them stops it
    static void requireUnblocked(List<CloudCheck> found) {
        found.stream().filter(check -> check.severity() == Severity.BLOCKS).findFirst().ifPresent(check -> {
            throw new Failure.Refused(new CloudViolation.CloudWouldRefuse(check));
        });
    }

    static List<CloudCheck> ofCertificate(CaTraits look, CloudTraits traits, Plan plan) {
        var found = new ArrayList<CloudCheck>();
        if (look.version() != 3 || !look.ca()) {
            found.add(new CloudCheck.NotAnAuthority());
        } else if (!look.signsCertificates()) {
            found.add(new CloudCheck.MayNotSign());
        }
        if (traits.rootOnly() && !look.selfIssued()) {
            found.add(new CloudCheck.NotARoot());
        }
        if (look.key().filter(traits.keys().allowed()::contains).isEmpty()) {
            found.add(new CloudCheck.UnfitKey(look.keyText(), traits.keys().binding() || signsTheCode(traits, plan)));
        }
        if (!look.soundSignature()) {
            found.add(new CloudCheck.UnfitSignature(look.signature(), traits.keys().binding()));
        }
        if (!look.subjectKeyId()) {
            found.add(new CloudCheck.NoKeyId());
        }
        return found;
    }

    /// A code is signed with SHA-256, which a key of another kind cannot do.
    private static boolean signsTheCode(CloudTraits traits, Plan plan) {
        return traits.shape(plan.way()).artifact() == Artifact.SIGNATURE;
    }

    private static List<CloudCheck> ofTime(CaTraits look, Instant now) {
        if (!look.validity().contains(now)) {
            return List.of(new CloudCheck.NotValidNow(look.validity()));
        }
        var end = look.validity().notAfter();
        return end.isBefore(now.plus(SOON)) ? List.of(new CloudCheck.EndsSoon(end)) : List.of();
    }

    private List<CloudCheck> ofStore(Plan plan, Certificate certificate) {
        var found = new ArrayList<CloudCheck>();
        if (authorities.revoked(plan.authority()).isPresent() || certificate.revoked().isPresent()) {
            found.add(new CloudCheck.Revoked());
        }
        if (plan.way() == Way.PROVEN && !(authorities.one(plan.authority()).home() instanceof KeyHome.OnToken)
                && desk.read(tx -> tx.keys().sealed(certificate.id())).isEmpty()) {
            found.add(new CloudCheck.NoKeyHere());
        }
        if (!authorities.one(plan.authority()).certificate().id().equals(certificate.id())) {
            found.add(new CloudCheck.Replaced());
        }
        return found;
    }

    private List<CloudCheck> ofOthers(Plan plan, CloudTraits traits, Optional<Registration> own) {
        var there = desk.read(tx -> tx.registrations().all()).stream()
                .filter(one -> one.state() != RegistrationState.REMOVED && own.map(Registration::id).filter(one.id()::equals).isEmpty())
                .filter(one -> CloudTenant.of(one).equals(CloudTenant.of(plan.cloud(), plan.place()))).toList();
        var found = new ArrayList<CloudCheck>();
        there.stream().filter(one -> one.plan().certificate().equals(plan.certificate()) && plan.cloud() != CloudKind.BY_HAND)
                .findFirst().ifPresent(one -> found.add(new CloudCheck.UnderWay(one.id())));
        var held = there.stream().filter(one -> one.state() != RegistrationState.PLANNED).count();
        traits.most().stream().mapToObj(most -> room(held, most)).flatMap(Optional::stream).forEach(found::add);
        return found;
    }

    /// Where there is one place only, a new certificate takes it over.
    private static Optional<CloudCheck> room(long held, int most) {
        if (most == 1) {
            return Optional.of(new CloudCheck.TakesThePlace());
        }
        return held >= most ? Optional.of(new CloudCheck.Full(most))
                : held == most - 1 ? Optional.of(new CloudCheck.LastPlace(most)) : Optional.empty();
    }

    private static List<CloudCheck> ofChoices(Plan plan, CloudTraits traits) {
        var found = new ArrayList<CloudCheck>();
        if (plan.way() == Way.TRUSTED && traits.ways().contains(Way.PROVEN)) {
            found.add(new CloudCheck.NotProven());
        }
        if (plan.options().contains(Option.AUTO_REGISTRATION)) {
            found.add(new CloudCheck.RegistersDevices());
        } else if (plan.place().value(PlaceField.TEMPLATE).isPresent()) {
            found.add(new CloudCheck.TemplateUnused());
        }
        return found;
    }
}
