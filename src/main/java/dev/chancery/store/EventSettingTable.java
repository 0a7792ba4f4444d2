package dev.chancery.store;

import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.BrokerPlace;
import dev.chancery.domain.BrokerTrust;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.EventKind;
import dev.chancery.domain.EventSettings;
import dev.chancery.domain.Failure;
import dev.chancery.domain.MqttVersion;
import dev.chancery.domain.ServerAddress;
import dev.chancery.domain.TopicPattern;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which broker is told of what, among the settings of the store, which are sealed.
public final class EventSettingTable {

    private static final String ON = "events.on";
    private static final String KINDS = "events.kinds";
    private static final String ADDRESS = "events.address";
    private static final String VERSION = "events.version";
    private static final String CLIENT = "events.client-id";
    private static final String TRUST = "events.trust";
    private static final String CERTIFICATE = "events.certificate";
    private static final String USER = "events.user";
    private static final String PASSWORD = "events.password";
    private static final String TOPIC = "events.topic";
    private static final String KEY = "events.with-key";
    private static final String YES = "1";

    private final SettingTable settings;
    private final Optional<Seals> seals;

    EventSettingTable(Session session) {
        this.settings = new SettingTable(session);
        this.seals = session.seals();
    }

    /// Empty until somebody has set it up.
    public Optional<EventSettings> read() {
        return settings.get(ADDRESS).map(address -> new EventSettings(is(ON),
                Stream.of(text(KINDS).split(" ")).flatMap(code -> EventKind.ofCode(code).stream()).collect(Collectors.toSet()),
                new BrokerPlace(ServerAddress.parse(address).orRefuse(), MqttVersion.ofCode(text(VERSION)).orElseThrow(), text(CLIENT),
                        trust(text(TRUST)), settings.get(CERTIFICATE).map(Long::valueOf).map(CertificateId::new), text(USER)),
                new TopicPattern(text(TOPIC)), is(KEY)));
    }

    /// The same, to be acted upon.
    ///
    /// @throws dev.chancery.domain.Failure.Tampered when somebody else has changed a setting
    public Optional<EventSettings> require() {
        seals.ifPresent(all -> all.requireWhole(Protected.SETTING));
        return read();
    }

    private boolean is(String name) {
        return settings.get(name).filter(YES::equals).isPresent();
    }

    private String text(String name) {
        return settings.get(name).orElseThrow(() -> new IllegalStateException("no setting " + name));
    }

    private static BrokerTrust trust(String text) {
        return text.isEmpty() ? new BrokerTrust.Platform() : text.startsWith("-----") ? new BrokerTrust.Own(text)
                : new BrokerTrust.OfStore(new AuthorityId(Long.parseLong(text)));
    }

    private static String text(BrokerTrust trust) {
        return switch (trust) {
            case BrokerTrust.Platform() -> "";
            case BrokerTrust.OfStore(var authority) -> String.valueOf(authority.value());
            case BrokerTrust.Own(var pem) -> pem;
        };
    }

    public void put(EventSettings wanted) {
        var broker = wanted.broker();
        settings.put(ON, wanted.on() ? YES : "0");
        settings.put(KINDS, wanted.kinds().stream().map(EventKind::code).sorted().collect(Collectors.joining(" ")));
        settings.put(ADDRESS, broker.address().toString());
        settings.put(VERSION, broker.version().code());
        settings.put(CLIENT, broker.clientId());
        settings.put(TRUST, text(broker.trust()));
        broker.certificate().ifPresentOrElse(id -> settings.put(CERTIFICATE, String.valueOf(id.value())),
                () -> settings.remove(CERTIFICATE));
        settings.put(USER, broker.user());
        settings.put(TOPIC, wanted.topic().text());
        settings.put(KEY, wanted.withKey() ? YES : "0");
    }

    /// The password, sealed.
    ///
    /// @throws Failure.Tampered when it is not as it was written
    public Optional<byte[]> password() {
        try {
            return settings.get(PASSWORD).map(Base64.getDecoder()::decode);
        } catch (IllegalArgumentException notBase64) {
            throw new Failure.Tampered(PASSWORD);
        }
    }

    public void putPassword(byte[] sealed) {
        settings.put(PASSWORD, Base64.getEncoder().encodeToString(sealed));
    }

    public void removePassword() {
        settings.remove(PASSWORD);
    }
}
