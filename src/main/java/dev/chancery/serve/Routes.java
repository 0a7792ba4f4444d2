package dev.chancery.serve;

import dev.chancery.domain.EndpointOffer;
import dev.chancery.engine.Office;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The routes of an office.
public final class Routes {

    private Routes() {}

    /// Those that answer what is offered, and those for devices, to which each authority says what may be fetched.
    public static List<Route> of(Office office, Set<EndpointOffer> offers) {
        var offered = offers.stream().<Route>map(offer -> switch (offer) {
            case LISTS -> new ListRoute(office.endpoints(), office.certificates()::now);
            case CERTIFICATES -> new CertificateRoute(office.endpoints());
            case ANSWERS -> new OcspRoute(office.endpoints().answers(), office.certificates()::now);
        });
        return Stream.concat(offered, Stream.of(new DownloadRoute(office), new EstRoute(office))).toList();
    }
}
