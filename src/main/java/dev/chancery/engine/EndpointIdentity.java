package dev.chancery.engine;

import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.SubjectName;
import dev.chancery.pki.TlsIdentity;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;

/// The TLS side of the local endpoints: the server's certificate, which is followed by another before it ends, and the
/// authorities of the store, whose clients are believed.
public final class EndpointIdentity {

    private final Desk desk;
    private final Authorities authorities;
    private final OwnCertificates own;
    private final AuthorityId issuer;
    private final List<SubjectName> names;
    private final TlsIdentity identity;
    private volatile Certificate certificate;

    EndpointIdentity(Desk desk, Authorities authorities, OwnCertificates own, AuthorityId issuer, List<SubjectName> names) {
        this.desk = desk;
        this.authorities = authorities;
        this.own = own;
        this.issuer = issuer;
        this.names = names;
        this.certificate = own.server(issuer, names);
        this.identity = new TlsIdentity(chain(), own.key(certificate), this::trusted);
    }

    private List<byte[]> trusted() {
        return authorities.all().stream().map(one -> one.certificate().der().toArray()).toList();
    }

    /// Its own certificate and those above it but the root, which clients have.
    private List<byte[]> chain() {
        var chain = new ArrayList<>(List.of(certificate.der().toArray()));
        authorities.chain(issuer).stream().filter(above -> !above.isRoot()).forEach(above -> chain.add(above.certificate().der().toArray()));
        return chain;
    }

    public SSLContext context() {
        return identity.context(desk.surroundings().random());
    }

    /// The certificate that is shown now.
    public Certificate certificate() {
        return certificate;
    }

    /// To be called now and then: shows a new certificate once it is time for one. Says whether it did.
    ///
    /// @throws dev.chancery.domain.Failure when none can be issued; the old one stays
    public boolean keep() {
        var next = own.server(issuer, names);
        if (next.id().equals(certificate.id())) {
            return false;
        }
        certificate = next;
        identity.show(chain(), own.key(next));
        return true;
    }
}
