package dev.chancery.vault;

import dev.chancery.domain.Bytes;
import dev.chancery.domain.Failure;
import dev.chancery.domain.Progress;
import dev.chancery.domain.SerialNumber;
import dev.chancery.domain.SubjectName;
import dev.chancery.domain.VaultCertificate;
import dev.chancery.domain.VaultFailure;
import dev.chancery.domain.VaultFailure.VaultRefused.Why;
import dev.chancery.domain.VaultIssued;
import dev.chancery.domain.VaultPath;
import dev.chancery.domain.VaultRole;
import dev.chancery.domain.VaultWish;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One PKI engine. Every call throws a [VaultFailure] when it fails.
public final class PkiMount {

    private final Session session;
    private final VaultPath mount;
    private final Progress progress;

    PkiMount(Session session, VaultPath mount, Progress progress) {
        this.session = session;
        this.mount = mount;
        this.progress = progress;
    }

    /// The names of its roles; none where it has none.
    public List<String> roles() {
        return keys("roles");
    }

    /// @throws VaultFailure.VaultRefused when there is no such role
    public VaultRole role(VaultPath name) {
        return Roles.role(name, session.ask(Ask.read(mount + "/roles/" + name), progress));
    }

    /// Has the key of this certification request (PEM) certified. Whatever `wish` says, a role may take the names of the
    /// request, and a shorter life: compare what comes back.
    public VaultIssued sign(VaultPath role, VaultWish wish, String csrPem) {
        var body = new LinkedHashMap<String, Object>();
        body.put("csr", csrPem);
        body.putAll(fields(wish));
        return Issued.of(session.ask(Ask.post(mount + "/sign/" + role, body), progress));
    }

    /// Has a key made and certified. The answer is the only place where the key is, and is the caller's to close.
    public VaultIssued issue(VaultPath role, VaultWish wish) {
        var issued = Issued.of(session.ask(Ask.post(mount + "/issue/" + role, fields(wish)), progress));
        if (issued.key().isEmpty()) {
            throw new VaultFailure.VaultUnreadable(session.host(), mount + "/issue/" + role, VaultFailure.VaultUnreadable.Why.UNFIT, "no private_key");
        }
        return issued;
    }

    private static Map<String, Object> fields(VaultWish wish) {
        var fields = new LinkedHashMap<String, Object>();
        wish.commonName().ifPresent(name -> fields.put("common_name", name));
        put(fields, "alt_names", wish.names().stream().filter(name -> name instanceof SubjectName.Dns || name instanceof SubjectName.Email));
        put(fields, "ip_sans", wish.names().stream().filter(SubjectName.Ip.class::isInstance));
        put(fields, "uri_sans", wish.names().stream().filter(SubjectName.Uri.class::isInstance));
        wish.ttl().ifPresent(ttl -> fields.put("ttl", ttl.toString()));
        wish.format().ifPresent(format -> fields.put("format", format.code()));
        return fields;
    }

    private static void put(Map<String, Object> fields, String field, Stream<SubjectName> names) {
        var text = names.map(SubjectName::value).collect(Collectors.joining(","));
        if (!text.isEmpty()) {
            fields.put(field, text);
        }
    }

    /// The serial numbers of what it has signed and kept, its own authorities among them, in no order; what cannot be one
    /// is left out. None where it has kept nothing.
    public List<SerialNumber> serials() {
        return keys("certs").stream().flatMap(text -> Answer.serial(text).stream()).toList();
    }

    private List<String> keys(String path) {
        try {
            return session.ask(Ask.list(mount + "/" + path), progress).texts("data", "keys");
        } catch (VaultFailure.VaultRefused none) {
            if (none.why() == Why.NOT_THERE) {
                return List.of();
            }
            throw none;
        }
    }

    /// The certificate with this serial number; empty where it keeps none such. Needs no token.
    public Optional<VaultCertificate> certificate(SerialNumber serial) {
        try {
            var answer = session.ask(Ask.readOpen(mount + "/cert/" + serial.colonHex()), progress);
            return Optional.of(new VaultCertificate(answer.certificate("data", "certificate"), answer.time("data", "revocation_time")));
        } catch (VaultFailure.VaultRefused none) {
            if (none.why() == Why.NOT_THERE) {
                return Optional.empty();
            }
            throw none;
        }
    }

    /// Revokes it, once: what is revoked stays so from when it first was.
    ///
    /// @return since when
    /// @throws VaultFailure.VaultRefused when there is no such certificate ([Why#NOT_THERE]) or it is past its end ([Why#EXPIRED])
    public Instant revoke(SerialNumber serial) {
        var answer = session.ask(Ask.post(mount + "/revoke", Map.of("serial_number", serial.colonHex())), progress);
        return answer.time("data", "revocation_time").orElseThrow(() -> answer.warnings().isEmpty() ? answer.unfit("no revocation_time")
                : new VaultFailure.VaultRefused(session.host(), mount + "/revoke", Why.EXPIRED, String.join("; ", answer.warnings())));
    }

    /// Its revocation list (DER). Needs no token.
    ///
    /// @throws VaultFailure.VaultRefused when it has no authority yet ([Why#NO_AUTHORITY])
    public Bytes list() {
        var ask = Ask.readOpen(mount + "/crl/pem");
        var text = session.text(ask, progress);
        return Encoded.list(text).orElseThrow(() -> text.isBlank() ? noAuthority(ask) : unfit(ask, "revocation list"));
    }

    /// Has its revocation list made anew now.
    public void rotateList() {
        session.tell(Ask.read(mount + "/crl/rotate"), progress);
    }

    /// The certificate of the authority that signs there. Needs no token.
    ///
    /// @throws VaultFailure.VaultRefused when it has none yet ([Why#NO_AUTHORITY])
    public Bytes authority() {
        var ask = Ask.readOpen(mount + "/ca/pem");
        return certificates(ask).stream().findFirst().orElseThrow(() -> noAuthority(ask));
    }

    private Failure noAuthority(Ask ask) {
        return new VaultFailure.VaultRefused(session.host(), ask.path(), Why.NO_AUTHORITY, "");
    }

    /// The authority and those above it that the mount knows, from the issuer upwards; none where it does not say.
    /// Needs no token.
    public List<Bytes> chain() {
        return certificates(Ask.readOpen(mount + "/ca_chain"));
    }

    private List<Bytes> certificates(Ask ask) {
        var text = session.text(ask, progress);
        var found = Encoded.certificates(text);
        if (found.isEmpty() && !text.isBlank()) {
            throw unfit(ask, "certificate");
        }
        return found;
    }

    private Failure unfit(Ask ask, String what) {
        return new VaultFailure.VaultUnreadable(session.host(), ask.path(), VaultFailure.VaultUnreadable.Why.UNFIT, what);
    }
}
