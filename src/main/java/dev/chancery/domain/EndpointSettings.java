package dev.chancery.domain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// How a store offers its lists, certificates and answers on the network: at one address and port, when `on`.
///
/// `authority` issues the certificate of the server and is looked at with `tls` alone; `hosts` are further names and
/// addresses by which clients call this machine. The port 0 is any that is free.
public record EndpointSettings(boolean on, IpAddress address, int port, boolean tls, Optional<AuthorityId> authority,
        List<SubjectName> hosts, Set<EndpointOffer> offers) {

    public static final int MOST_PORT = 65535;

    /// Off; for this machine alone once it is on.
    public static final EndpointSettings DEFAULT = new EndpointSettings(false, IpAddress.ofOctets(new byte[] {127, 0, 0, 1}), 8443,
            true, Optional.empty(), List.of(), EnumSet.allOf(EndpointOffer.class));

    private static final int MOST_HOSTS = 20;

    public EndpointSettings {
        hosts = List.copyOf(hosts);
        offers = Collections.unmodifiableSet(offers.isEmpty() ? EnumSet.noneOf(EndpointOffer.class) : EnumSet.copyOf(offers));
    }

    /// Where they listen, in loose texts. Everything is offered, and nothing switched on.
    public static Checked<EndpointSettings> of(String address, String port, boolean tls, Optional<AuthorityId> authority, String hosts) {
        var found = new ArrayList<Violation>();
        var place = IpAddress.parse(address.strip()).filter(one -> !isEvery(one));
        if (place.isEmpty()) {
            found.add(new NameViolation.NotAnAddress(Field.ENDPOINT_ADDRESS, address));
        }
        var number = number(port.strip());
        if (number.isEmpty()) {
            found.add(new TextViolation.OutOfRange(Field.ENDPOINT_PORT, port, 1, MOST_PORT));
        }
        if (tls && authority.isEmpty()) {
            found.add(new TextViolation.Missing(Field.ENDPOINT_AUTHORITY));
        }
        var names = SubjectName.parseAll(hosts.strip().replaceAll("\\s+", ","));
        found.addAll(violations(names));
        return Checked.of(found, () -> new EndpointSettings(
                false, place.orElseThrow(), number.orElseThrow(), tls, authority, names.orRefuse(), DEFAULT.offers()));
    }

    /// All addresses of a machine at once are not one.
    private static boolean isEvery(IpAddress address) {
        return Arrays.equals(address.octets(), new byte[address.octets().length]);
    }

    private static Optional<Integer> number(String text) {
        try {
            return Optional.of(Integer.parseInt(text)).filter(port -> port >= 1 && port <= MOST_PORT);
        } catch (NumberFormatException none) {
            return Optional.empty();
        }
    }

    private static List<Violation> violations(Checked<List<SubjectName>> names) {
        var found = new ArrayList<>(names.violations());
        var hosts = names.orElse(List.of());
        hosts.stream().filter(name -> !(name instanceof SubjectName.Dns || name instanceof SubjectName.Ip))
                .forEach(name -> found.add(new NameViolation.NotADnsName(name.value())));
        if (hosts.size() > MOST_HOSTS) {
            found.add(new TextViolation.TooLong(Field.ENDPOINT_HOSTS, hosts.size(), MOST_HOSTS));
        }
        return found;
    }

    public EndpointSettings switched(boolean now) {
        return new EndpointSettings(now, address, port, tls, authority, hosts, offers);
    }

    public EndpointSettings offering(Set<EndpointOffer> wanted) {
        return new EndpointSettings(on, address, port, tls, authority, hosts, wanted);
    }

    /// At this port instead.
    public EndpointSettings at(int other) {
        return new EndpointSettings(on, address, other, tls, authority, hosts, offers);
    }

    /// Where clients begin: `https://10.0.0.7:8443`.
    public String base() {
        var host = address.toString();
        return (tls ? "https://" : "http://") + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
