package dev.chancery.engine;

import dev.chancery.domain.AuditEntry;
import dev.chancery.domain.Authority;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.TextForm;
import dev.chancery.domain.Thing;
import dev.chancery.domain.ThingId;
import dev.chancery.export.MindSphereUpload;
import dev.chancery.export.Reply;
import dev.chancery.export.Shape;
import dev.chancery.pki.Pem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Certificates as texts to paste elsewhere. No private key is ever in them.
public final class Copies {

    private final Desk desk;
    private final Certificates certificates;

    Copies(Desk desk, Certificates certificates) {
        this.desk = desk;
        this.certificates = certificates;
    }

    /// The forms that make sense for this one: lists are of things, and MindSphere takes roots alone.
    public Set<TextForm> offered(Certificate certificate) {
        var offered = EnumSet.allOf(TextForm.class);
        if (certificate.thing().isEmpty()) {
            offered.removeAll(Set.of(TextForm.MAINFLUX_LIST, TextForm.SUPERMQ_LIST));
        }
        if (!isRoot(certificate)) {
            offered.removeAll(Set.of(TextForm.MINDSPHERE_BODY, TextForm.MINDSPHERE_CURL));
        }
        return offered;
    }

    private boolean isRoot(Certificate certificate) {
        return certificates.issuers(certificate).getFirst().certificate().id().equals(certificate.id());
    }

    public String text(CertificateId id, TextForm form) {
        var certificate = certificates.one(id);
        var chain = chain(certificate);
        return switch (form) {
            case PEM -> Pem.certificate(chain.getFirst());
            case PEM_LINE -> oneLine(Pem.certificate(chain.getFirst()));
            case CHAIN -> Pem.certificates(presented(chain));
            case CHAIN_LINE -> oneLine(Pem.certificates(presented(chain)));
            case ROOT -> Pem.certificate(chain.getLast());
            case ROOT_LINE -> oneLine(Pem.certificate(chain.getLast()));
            case MAINFLUX -> ascii(Shape.MAINFLUX.viewed(reply(certificate)));
            case MAINFLUX_LIST -> ascii(Shape.MAINFLUX.listed(ofSameThing(certificate)));
            case SUPERMQ -> ascii(Shape.SUPERMQ.viewed(reply(certificate)));
            case SUPERMQ_LIST -> ascii(Shape.SUPERMQ.listed(ofSameThing(certificate)));
            case MINDSPHERE_BODY -> upload(certificate).body();
            case MINDSPHERE_CURL -> upload(certificate).curl();
        };
    }

    /// As it stands in a JSON or C string: each line end, the last too, is a backslash and an n.
    private static String oneLine(String pem) {
        return pem.replace("\n", "\\n");
    }

    private static String ascii(byte[] json) {
        return new String(json, StandardCharsets.US_ASCII);
    }

    private List<byte[]> chain(Certificate certificate) {
        var chain = new ArrayList<>(List.of(certificate.der().toArray()));
        certificates.issuers(certificate).stream().map(Authority::certificate).filter(above -> !above.id().equals(certificate.id()))
                .forEach(above -> chain.add(above.der().toArray()));
        return chain;
    }

    private static List<byte[]> presented(List<byte[]> chain) {
        return chain.subList(0, Math.max(1, chain.size() - 1));
    }

    private Reply reply(Certificate certificate) {
        var keyHasLeft = desk.read(tx -> tx.audit().ofObject(certificate.serial().hex())).stream()
                .anyMatch(entry -> entry.act() == AuditEntry.Act.KEY_EXPORTED);
        return Replies.withoutKey(certificate.thing().map(ThingId::value).orElseGet(certificate::label), chain(certificate), keyHasLeft);
    }

    /// As the services list them: what ends first comes first, and what is revoked is not there.
    private List<Reply> ofSameThing(Certificate certificate) {
        var all = certificate.thing().flatMap(id -> desk.read(tx -> tx.things().byId(id))).map(Thing::number)
                .map(number -> desk.read(tx -> tx.certificates().ofThing(number)).reversed()).orElse(List.of(certificate));
        return all.stream().filter(one -> one.revoked().isEmpty()).map(this::reply).toList();
    }

    private MindSphereUpload upload(Certificate certificate) {
        return new MindSphereUpload(certificate.label(), certificates.pem(certificate));
    }
}
