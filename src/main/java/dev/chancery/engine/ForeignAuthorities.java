package dev.chancery.engine;

import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.Authority;
import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.Bytes;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.Checked;
import dev.chancery.domain.Csr;
import dev.chancery.domain.DistinguishedName;
import dev.chancery.domain.FileFailure;
import dev.chancery.domain.IssuerViolation;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Profile;
import dev.chancery.domain.SerialNumber;
import dev.chancery.domain.Ttl;
import dev.chancery.pki.Draft;
import dev.chancery.pki.SigningRequest;
import dev.chancery.store.Reservation;
import dev.chancery.store.Transaction;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// Authorities whose key is elsewhere and which an authority of the store signs, so that a root can stay offline.
public final class ForeignAuthorities {

    private final Desk desk;
    private final Authorities authorities;

    ForeignAuthorities(Desk desk, Authorities authorities) {
        this.desk = desk;
        this.authorities = authorities;
    }

    /// The certificate as it would be signed, or every reason why it must not be. Nothing is changed.
    public Checked<Draft> draft(ForeignAuthority wanted) {
        return desk.read(tx -> draft(tx, wanted, desk.newSerial()));
    }

    private Checked<Draft> draft(Transaction tx, ForeignAuthority wanted, SerialNumber serial) {
        var csr = RequestIntake.judged(tx, wanted.request().toArray());
        var found = new ArrayList<>(csr.violations());
        if (!Authorities.required(tx, wanted.signer()).canSign()) {
            found.add(new IssuerViolation.IssuerKeyAway());
        }
        return found.isEmpty() ? new Founding(desk).draft(tx, asked(wanted, csr), serial) : new Checked.Invalid<>(found);
    }

    private static NewAuthority asked(ForeignAuthority wanted, Csr csr) {
        var key = csr.key().orElseThrow();
        return new NewAuthority(wanted.name(), Optional.of(wanted.signer()), wanted.subject(), key, wanted.life(),
                OptionalInt.of(0), defaults(key));
    }

    private static Authority.Defaults defaults(KeySpec key) {
        return new Authority.Defaults(Profile.DEVICE.code(), Ttl.DEFAULT, key.algorithm() == KeySpec.Algorithm.RSA ? KeySpec.RSA_2048 : key);
    }

    /// Signs the authority. Its serial number is on disk before a key is used; it is in the store, without a key, when this
    /// returns.
    ///
    /// @throws dev.chancery.domain.Failure.Refused with all violations; nothing is changed then
    public Authority sign(ForeignAuthority wanted) {
        var publicKey = SigningRequest.publicKey(wanted.request().toArray());
        var draft = draft(wanted).orRefuse();
        var intent = desk.change(tx -> desk.reserve(tx, List.of(new Reservation(Optional.of(wanted.signer()),
                draft.serial(), OptionalLong.empty())))).getFirst();
        try {
            var der = draft.sign(publicKey, authorities.signingKey(wanted.signer()));
            var certificate = Filing.withoutKey(Filing.certificate(intent.id(), wanted.signer(), Profile.INTERMEDIATE, der, desk.now()));
            return desk.change(tx -> save(tx, wanted, certificate));
        } catch (RuntimeException failed) {
            desk.write(tx -> {
                tx.intents().abandon(intent.id());
                desk.note(tx, Act.SERIAL_ABANDONED, draft.serial().hex(), "signing for another authority ended early");
            });
            throw failed;
        }
    }

    /// Signs the authority whose request is in `file`, for the subject that stands there. Without a name it is called by its
    /// common name.
    ///
    /// @throws dev.chancery.domain.FileFailure.CannotRead when the file cannot be read
    /// @throws dev.chancery.domain.Failure.Malformed when no request is in it
    /// @throws dev.chancery.domain.Failure.Refused with all violations; nothing is changed then
    public Authority sign(AuthorityId signer, Path file, Optional<String> name, Ttl life) {
        var der = SigningRequest.find(RequestIntake.octets(file)).getFirst();
        var csr = SigningRequest.read(der);
        return sign(new ForeignAuthority(signer, name.orElseGet(() -> free(csr.label())), csr.subject(), life, Bytes.of(der), "elsewhere"));
    }

    private Authority save(Transaction tx, ForeignAuthority wanted, Certificate certificate) {
        var authority = new Authority(new AuthorityId(certificate.id().value()), Authority.name(wanted.name()).orRefuse(),
                Optional.of(wanted.signer()), certificate, OptionalInt.of(0), defaults(certificate.key()));
        tx.certificates().insert(certificate);
        tx.authorities().insert(authority);
        tx.intents().fulfil(certificate.id());
        desk.note(tx, Act.AUTHORITY_CREATED, authority.name(), "%s, its key is at %s".formatted(certificate.subject(), wanted.place()));
        desk.note(tx, Act.CERTIFICATE_ISSUED, certificate.serial().hex(), "authority " + authority.name());
        return authority;
    }

    /// Those that were signed for this name and can still be used, the newest first.
    List<Authority> signed(AuthorityId signer, DistinguishedName subject) {
        return authorities.all().reversed().stream()
                .filter(one -> one.parent().equals(Optional.of(signer)) && !one.canSign())
                .filter(one -> one.certificate().subject().equals(subject) && CrossSigning.isGood(one.certificate(), desk.now()))
                .toList();
    }

    /// The name, or with a number the first that no authority has.
    String free(String name) {
        var taken = authorities.all().stream().map(one -> one.name().toLowerCase(Locale.ROOT)).toList();
        return Stream.iterate(1, count -> count + 1).map(count -> count == 1 ? name : name + " " + count)
                .filter(one -> !taken.contains(one.toLowerCase(Locale.ROOT))).findFirst().orElseThrow();
    }
}
