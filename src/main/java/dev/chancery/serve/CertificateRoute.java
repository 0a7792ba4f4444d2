package dev.chancery.serve;

import dev.chancery.engine.LocalEndpoints;
import dev.chancery.engine.ServedAuthority;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// The certificates of the authorities: `/ca/NAME.cer` in DER, `/ca/NAME.pem`, `/ca/NAME-chain.pem` with those above it, and
/// all of these in one message as `/ca/NAME.p7c`. NAME is the identifier of the authority's key or its alias.
final class CertificateRoute implements Route {

    private static final String CHAIN = "-chain";
    /// An authority may be renewed, and nobody should have to wait long to see it.
    private static final Duration LIFE = Duration.ofHours(1);
    private static final String PEM = "application/x-pem-file";

    private final LocalEndpoints endpoints;

    CertificateRoute(LocalEndpoints endpoints) {
        this.endpoints = endpoints;
    }

    @Override public boolean takes(Ask ask) {
        return ask.path().startsWith("/ca/");
    }

    @Override public boolean needsTls() {
        return false;
    }

    @Override public Reply answer(Ask ask) {
        if (!ask.isReading()) {
            return Reply.wrongMethod("GET, HEAD");
        }
        return Place.in("ca", ask.path()).flatMap(place -> kept(place, false).or(() -> kept(place, true)))
                .map(kept -> kept.reply(ask, kept.until().minus(LIFE))).orElseGet(() -> Reply.text(404, "There is no such certificate."));
    }

    private Optional<Kept> kept(Place place, boolean chained) {
        if (chained && !(place.name().endsWith(CHAIN) && place.ending().equals(".pem"))) {
            return Optional.empty();
        }
        var name = chained ? place.name().substring(0, place.name().length() - CHAIN.length()) : place.name();
        return endpoints.called(name).flatMap(one -> kept(one, place.ending(), chained));
    }

    private Optional<Kept> kept(ServedAuthority one, String ending, boolean chained) {
        var id = one.authority().id();
        var since = one.authority().certificate().issued();
        return switch (ending) {
            case ".cer" -> Optional.of(kept("application/pkix-cert", one.authority().certificate().der().toArray(), since));
            case ".pem" -> Optional.of(kept(PEM, endpoints.pem(id, chained), since));
            case ".p7c" -> Optional.of(kept("application/pkcs7-mime; smime-type=certs-only", endpoints.pkcs7(id), since));
            default -> Optional.empty();
        };
    }

    private static Kept kept(String type, byte[] body, Instant since) {
        return new Kept(type, body, since, since.plus(LIFE));
    }
}
