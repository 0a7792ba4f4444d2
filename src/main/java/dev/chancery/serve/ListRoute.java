package dev.chancery.serve;

import dev.chancery.engine.LocalEndpoints;
import dev.chancery.engine.ServedAuthority;
import dev.chancery.engine.ServedList;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;

/// Revocation lists: `/crl/NAME.crl` in DER, `/crl/NAME.pem`, and the lists of changes as `/crl/NAME-delta.crl`. NAME is the
/// identifier of the authority's key or its alias.
final class ListRoute implements Route {

    private static final String DELTA = "-delta";

    private final LocalEndpoints endpoints;
    private final Supplier<Instant> clock;

    ListRoute(LocalEndpoints endpoints, Supplier<Instant> clock) {
        this.endpoints = endpoints;
        this.clock = clock;
    }

    @Override public boolean takes(Ask ask) {
        return ask.path().startsWith("/crl/");
    }

    @Override public boolean needsTls() {
        return false;
    }

    @Override public Reply answer(Ask ask) {
        if (!ask.isReading()) {
            return Reply.wrongMethod("GET, HEAD");
        }
        return Place.in("crl", ask.path()).filter(place -> place.ending().equals(".crl") || place.ending().equals(".pem"))
                .flatMap(place -> list(place.name()).map(list -> kept(place, list).reply(ask, clock.get())))
                .orElseGet(() -> Reply.text(404, "There is no such list."));
    }

    private Optional<ServedList> list(String name) {
        var complete = endpoints.called(name);
        if (complete.isPresent() || !name.endsWith(DELTA)) {
            return complete.map(ServedAuthority::authority).map(one -> endpoints.lists().complete(one.id()));
        }
        return endpoints.called(name.substring(0, name.length() - DELTA.length()))
                .flatMap(one -> endpoints.lists().delta(one.authority().id()));
    }

    private static Kept kept(Place place, ServedList list) {
        var der = list.der().toArray();
        return place.ending().equals(".crl") ? new Kept("application/pkix-crl", der, list.made(), list.nextUpdate())
                : new Kept("application/x-pem-file", pem(der), list.made(), list.nextUpdate());
    }

    private static byte[] pem(byte[] der) {
        return ("-----BEGIN X509 CRL-----\n" + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
                + "\n-----END X509 CRL-----\n").getBytes(StandardCharsets.US_ASCII);
    }
}
