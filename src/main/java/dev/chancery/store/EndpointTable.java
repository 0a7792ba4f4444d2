package dev.chancery.store;

import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.EndpointOffer;
import dev.chancery.domain.EndpointSettings;
import dev.chancery.domain.IpAddress;
import dev.chancery.domain.SubjectName;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// How the local endpoints are set, and the certificates that the store uses for them itself. What was never set is not kept.
public final class EndpointTable {

    private static final String ON = "endpoints.on";
    private static final String ADDRESS = "endpoints.address";
    private static final String PORT = "endpoints.port";
    private static final String TLS = "endpoints.tls";
    private static final String AUTHORITY = "endpoints.authority";
    private static final String HOSTS = "endpoints.hosts";
    private static final String OFFERS = "endpoints.offers";
    private static final String YES = "yes";

    private final Session session;
    private final SettingTable settings;

    EndpointTable(Session session) {
        this.session = session;
        this.settings = new SettingTable(session);
    }

    public EndpointSettings read() {
        var usual = EndpointSettings.DEFAULT;
        return new EndpointSettings(settings.get(ON).filter(YES::equals).isPresent(),
                settings.get(ADDRESS).flatMap(IpAddress::parse).orElse(usual.address()),
                settings.get(PORT).map(Integer::valueOf).orElse(usual.port()),
                settings.get(TLS).map(YES::equals).orElse(usual.tls()),
                settings.get(AUTHORITY).filter(id -> !id.isEmpty()).map(Long::valueOf).map(AuthorityId::new),
                settings.get(HOSTS).map(text -> SubjectName.parseAll(text).orElse(List.of())).orElse(usual.hosts()),
                settings.get(OFFERS).map(text -> Arrays.stream(text.split(",")).flatMap(code -> EndpointOffer.ofCode(code).stream())
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(EndpointOffer.class)))).orElseGet(() -> EnumSet.copyOf(usual.offers())));
    }

    public void put(EndpointSettings wanted) {
        settings.put(ON, wanted.on() ? YES : "");
        settings.put(ADDRESS, wanted.address().toString());
        settings.put(PORT, String.valueOf(wanted.port()));
        settings.put(TLS, wanted.tls() ? YES : "");
        settings.put(AUTHORITY, wanted.authority().map(id -> String.valueOf(id.value())).orElse(""));
        settings.put(HOSTS, wanted.hosts().stream().map(SubjectName::text).collect(Collectors.joining(",")));
        settings.put(OFFERS, wanted.offers().stream().map(EndpointOffer::code).collect(Collectors.joining(",")));
    }

    /// The last certificate that the authority has issued by this profile of the store's own, whatever became of it.
    public Optional<CertificateId> last(AuthorityId issuer, String profile) {
        return session.first(row -> new CertificateId(row.number()),
                "SELECT id FROM certificate WHERE issuer = ? AND profile = ? AND profile IN ('endpoint-server', 'endpoint-ocsp') ORDER BY id DESC LIMIT 1",
                issuer.value(), profile);
    }
}
