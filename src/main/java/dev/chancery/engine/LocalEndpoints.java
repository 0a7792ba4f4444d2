package dev.chancery.engine;

import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.EndpointSettings;
import dev.chancery.domain.Failure;
import dev.chancery.domain.Field;
import dev.chancery.domain.IpAddress;
import dev.chancery.domain.KeyFailure;
import dev.chancery.domain.SubjectName;
import dev.chancery.domain.TextViolation;
import dev.chancery.pki.CertificateReader;
import dev.chancery.pki.Pem;
import dev.chancery.pki.Pkcs7;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/// What the store gives out over the network, and how that is set. It does not listen itself.
public final class LocalEndpoints {

    private final Desk desk;
    private final Authorities authorities;
    private final OwnCertificates own;
    private final ServedLists lists;
    private final OcspAnswers answers;

    LocalEndpoints(Desk desk, Authorities authorities, RevocationLists lists) {
        this.desk = desk;
        this.authorities = authorities;
        this.own = new OwnCertificates(desk, authorities);
        this.lists = new ServedLists(desk, authorities, lists);
        this.answers = new OcspAnswers(desk, authorities, own);
    }

    public EndpointSettings settings() {
        return desk.read(tx -> tx.endpoints().read());
    }

    /// Keeps the settings. Whoever listens has to be told.
    public void change(EndpointSettings settings) {
        desk.write(tx -> {
            tx.endpoints().put(settings);
            desk.note(tx, Act.ENDPOINTS_CHANGED, settings.base(), settings.on() ? "on" : "off");
        });
    }

    public ServedLists lists() {
        return lists;
    }

    public OcspAnswers answers() {
        return answers;
    }

    /// What the server shows and believes with these settings; its certificate is issued now unless there is a good one.
    ///
    /// @throws Failure.Refused when no authority is chosen, or it cannot issue the certificate
    /// @throws KeyFailure.NoKeyHere when the authority's key is not in the store
    public EndpointIdentity identity(EndpointSettings settings) {
        var issuer = settings.authority().orElseThrow(() -> new Failure.Refused(new TextViolation.Missing(Field.ENDPOINT_AUTHORITY)));
        return new EndpointIdentity(desk, authorities, own, issuer, names(settings));
    }

    /// The addresses of this machine, its loopback first. Those of one link alone are left out: they need a zone.
    public static List<String> addresses() {
        try {
            return NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses).filter(one -> !one.isLinkLocalAddress())
                    .sorted(Comparator.comparing(InetAddress::isLoopbackAddress).reversed().thenComparing(one -> one.getAddress().length))
                    .map(one -> IpAddress.ofOctets(one.getAddress()).toString()).distinct().toList();
        } catch (SocketException none) {
            return List.of(EndpointSettings.DEFAULT.address().toString());
        }
    }

    private static List<SubjectName> names(EndpointSettings settings) {
        var names = new LinkedHashSet<SubjectName>();
        names.add(new SubjectName.Ip(settings.address().toString()));
        if (isLoopback(settings)) {
            names.add(new SubjectName.Dns("localhost"));
        }
        names.addAll(settings.hosts());
        return List.copyOf(names);
    }

    private static boolean isLoopback(EndpointSettings settings) {
        try {
            return InetAddress.getByAddress(settings.address().octets()).isLoopbackAddress();
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// All authorities with what they are called by. No two have the same alias; of two that might the older one has it.
    public List<ServedAuthority> authorities() {
        var taken = new HashSet<String>();
        var found = new ArrayList<ServedAuthority>();
        for (var one : authorities.all().stream().sorted((a, b) -> Long.compare(a.id().value(), b.id().value())).toList()) {
            var plain = alias(one.name());
            var alias = IntStream.iterate(1, count -> count + 1).mapToObj(count -> count == 1 ? plain : plain + "-" + count)
                    .filter(taken::add).findFirst().orElseThrow();
            found.add(new ServedAuthority(one, HexFormat.of().formatHex(
                    CertificateReader.keyIdentifier(one.certificate().der().toArray()).toArray()), alias));
        }
        return found;
    }

    private static String alias(String name) {
        var plain = Normalizer.normalize(name, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}+", "").replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return plain.isEmpty() ? "ca" : plain;
    }

    /// The authority that is called so.
    public Optional<ServedAuthority> called(String name) {
        return authorities().stream().filter(one -> one.isCalled(name)).findFirst();
    }

    /// The authority's certificate as PEM, with those above it where `chained`.
    public byte[] pem(AuthorityId id, boolean chained) {
        return Pem.certificates(chained ? ders(id) : ders(id).subList(0, 1)).getBytes(StandardCharsets.US_ASCII);
    }

    /// The authority's certificate and those above it, in a message without a signature (RFC 5652; RFC 5280, 4.2.2.1).
    public byte[] pkcs7(AuthorityId id) {
        return Pkcs7.der(ders(id));
    }

    private List<byte[]> ders(AuthorityId id) {
        return authorities.chain(id).stream().map(one -> one.certificate().der().toArray()).toList();
    }
}
