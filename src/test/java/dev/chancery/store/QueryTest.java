package dev.chancery.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.Any;
import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.CertificateQuery;
import dev.chancery.domain.DistinguishedName.Part;
import dev.chancery.domain.SerialNumber;
import dev.chancery.domain.Status;
import dev.chancery.domain.Thing;
import dev.chancery.domain.ThingId;
import dev.chancery.domain.ThingQuery;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever is asked, the store answers as lists in memory would.
class QueryTest {

    @TempDir Path folder;
    private Database store;
    private final Map<AuthorityId, String> authorities = new HashMap<>();
    private List<Thing> things;
    private List<Certificate> certificates;

    @BeforeEach void fill() {
        store = TestStore.create(folder);
        var random = new Random(Long.getLong("any.seed", System.nanoTime()));
        for (var name : List.of("Root", "älteste", "Zweite")) {
            authorities.put(TestStore.root(store, name, random).id(), name);
        }
        var issuers = List.copyOf(authorities.keySet());
        store.write(transaction -> {
            for (int i = 0; i < 60; i++) {
                var thing = transaction.things().insert(TestStore.thing(random, i), TestStore.NOW.plusMillis(random.nextInt(5)));
                for (int j = random.nextInt(4); j > 0; j--) {
                    TestStore.issue(transaction, issuers.get(random.nextInt(3)), Optional.of(thing), random);
                }
            }
            for (int i = 0; i < 20; i++) {
                TestStore.issue(transaction, issuers.get(random.nextInt(3)), Optional.empty(), random);
            }
            return 0;
        });
        certificates = store.read(transaction -> transaction.certificates().rows(LongStream.range(1, 400).toArray()));
        things = store.read(transaction -> transaction.things().rows(LongStream.range(1, 100).toArray()));
    }

    @AfterEach void close() {
        store.close();
    }

    /// Often exactly a moment at which some certificate changes its status.
    private Instant moment(Random random) {
        var validity = certificates.get(random.nextInt(certificates.size())).validity();
        return Any.of(random, TestStore.NOW, validity.notBefore(), validity.notAfter(), validity.notAfter().minus(Status.SOON))
                .plusNanos(Any.of(random, 0, 0, 1, -1, 999_999_999));
    }

    private record Asked<Q>(Q query, Instant now) {}

    private <T> Optional<T> sometimes(Random random, List<T> values) {
        return random.nextInt(3) > 0 ? Optional.empty() : Optional.of(values.get(random.nextInt(values.size())));
    }

    private Asked<CertificateQuery> certificateQuery(Random random) {
        var query = new CertificateQuery(text(random), sometimes(random, List.of(Status.values())),
                sometimes(random, List.copyOf(authorities.keySet())), sometimes(random, List.of("server", "device", "nothing")),
                sometimes(random, things.stream().map(Thing::id).toList()).filter(_ -> random.nextBoolean()),
                sometimes(random, List.of(moment(random))), sometimes(random, List.of(moment(random))),
                Any.of(random, CertificateQuery.Column.values()), random.nextBoolean());
        return new Asked<>(query, moment(random));
    }

    private String text(Random random) {
        var one = certificates.get(random.nextInt(certificates.size()));
        var hex = one.serial().hex();
        return switch (random.nextInt(14)) {
            case 0 -> hex;
            case 1 -> one.serial().colonHex().toUpperCase(Locale.ROOT);
            case 2 -> one.serial().decimal();
            case 3 -> " 0x" + hex;
            case 4 -> hex.substring(0, 6);
            case 5 -> hex.substring(hex.length() / 2);
            case 6 -> one.label().toUpperCase(Locale.ROOT);
            case 7 -> one.subject().toString();
            case 8 -> one.thing().map(ThingId::value).orElse("ÖFEN");
            case 9 -> Any.of(random, "%", "_", "  SÜD ", "   ", "press_", "'", "\\", "labor s", "SÜD", "οδος", "kiln, large", "hot", "sn-1", "dead", "halle");
            default -> "";
        };
    }

    /// Things are few to an instant: ask for a state at the very moment at which one of them changes it.
    private Asked<ThingQuery> thingQuery(Random random) {
        var query = new ThingQuery(random.nextBoolean() ? "" : text(random), sometimes(random, List.of(ThingQuery.State.values())),
                Any.of(random, ThingQuery.Column.values()), random.nextBoolean());
        var end = ends(things.get(random.nextInt(things.size())));
        return end.isPresent() && random.nextBoolean()
                ? new Asked<>(query.withState(Optional.of(Any.of(random, ThingQuery.State.values()))),
                        end.get().minus(random.nextBoolean() ? Status.SOON : Duration.ZERO).plusNanos(random.nextInt(2)))
                : new Asked<>(query, moment(random));
    }

    @Test void certificatesAreFoundAsInMemory() {
        Any.holdsFor(this::certificateQuery, asked -> {
            long[] ids = store.read(transaction -> transaction.certificates().ids(asked.query(), asked.now()));
            assertThat(Arrays.stream(ids).boxed().toList()).isEqualTo(expected(asked.query(), asked.now()));
        });
    }

    private List<Long> expected(CertificateQuery query, Instant now) {
        return certificates.stream().filter(certificate -> wanted(certificate, query, now))
                .sorted(order(query)).map(certificate -> certificate.id().value()).toList();
    }

    private static boolean wanted(Certificate certificate, CertificateQuery query, Instant now) {
        return mentions(certificate, query.text().strip())
                && query.status().map(status -> certificate.status(now) == status).orElse(true)
                && query.issuer().map(certificate.issuer()::equals).orElse(true)
                && query.profile().map(certificate.profile()::equals).orElse(true)
                && query.thing().map(thing -> certificate.thing().equals(Optional.of(thing))).orElse(true)
                && query.expiresFrom().map(from -> !certificate.validity().notAfter().isBefore(from)).orElse(true)
                && query.expiresBefore().map(before -> certificate.validity().notAfter().isBefore(before)).orElse(true);
    }

    private static boolean mentions(Certificate certificate, String text) {
        var folded = Folded.of(text);
        var digits = text.toLowerCase(Locale.ROOT).replaceFirst("^0x", "").replaceAll("[:\\s]", "");
        var texts = Stream.concat(Stream.of(certificate.subject().toString(), certificate.thing().map(ThingId::value).orElse("")),
                certificate.subject().parts().stream().map(Part::value));
        return texts.anyMatch(one -> Folded.of(one).contains(folded)) || SerialNumber.candidates(text).contains(certificate.serial())
                || digits.matches("[0-9a-f]{4,}") && signedHex(certificate.serial()).contains(digits);
    }

    private static String signedHex(SerialNumber serial) {
        return HexFormat.of().formatHex(serial.octets());
    }

    private Comparator<Certificate> order(CertificateQuery query) {
        Comparator<Certificate> order = switch (query.order()) {
            case ISSUED -> Comparator.comparing(Certificate::issued);
            case EXPIRES -> Comparator.comparing(certificate -> certificate.validity().notAfter());
            case SUBJECT -> Comparator.comparing(certificate -> Folded.of(certificate.label()));
            case SERIAL -> Comparator.comparing(Certificate::serial);
            case ISSUER -> Comparator.comparing(certificate -> Folded.of(authorities.get(certificate.issuer())));
            case PROFILE -> Comparator.comparing(Certificate::profile);
            case KEY -> Comparator.comparing(certificate -> certificate.key().code());
        };
        var total = order.thenComparing(certificate -> certificate.id().value());
        return query.descending() ? total.reversed() : total;
    }

    @Test void thingsAreFoundAsInMemory() {
        Any.holdsFor(this::thingQuery, asked -> {
            long[] numbers = store.read(transaction -> transaction.things().numbers(asked.query(), asked.now()));
            assertThat(Arrays.stream(numbers).boxed().toList()).isEqualTo(expected(asked.query(), asked.now()));
        });
    }

    private List<Long> expected(ThingQuery query, Instant now) {
        var text = Folded.of(query.text().strip());
        return things.stream()
                .filter(thing -> texts(thing).anyMatch(one -> Folded.of(one).contains(text)))
                .filter(thing -> query.state().map(state -> state(thing, now) == state).orElse(true))
                .sorted(order(query)).map(Thing::number).toList();
    }

    private static Stream<String> texts(Thing thing) {
        var description = thing.description();
        return Stream.concat(description.tags().stream(),
                Stream.of(thing.id().value(), description.name(), description.group(), description.hardwareSerial()));
    }

    private Optional<Instant> ends(Thing thing) {
        return certificates.stream().filter(one -> one.thing().equals(Optional.of(thing.id())) && one.revoked().isEmpty())
                .map(one -> one.validity().notAfter()).max(Comparator.naturalOrder());
    }

    private ThingQuery.State state(Thing thing, Instant now) {
        return ends(thing).map(end -> now.isAfter(end) ? ThingQuery.State.LAPSED
                        : now.plus(Status.SOON).isAfter(end) ? ThingQuery.State.EXPIRING : ThingQuery.State.EQUIPPED)
                .orElse(ThingQuery.State.WITHOUT_CERTIFICATE);
    }

    private Comparator<Thing> order(ThingQuery query) {
        Comparator<Thing> order = switch (query.order()) {
            case ID -> Comparator.comparing(thing -> Folded.of(thing.id().value()));
            case NAME -> Comparator.comparing(thing -> Folded.of(thing.description().name()));
            case GROUP -> Comparator.comparing(thing -> Folded.of(thing.description().group()));
            case EXPIRES -> Comparator.comparing(thing -> ends(thing).orElse(Instant.MIN));
            case CREATED -> Comparator.comparing(Thing::created);
        };
        var total = order.thenComparing(Thing::number);
        return query.descending() ? total.reversed() : total;
    }

    @Test void everyStatusIsCounted() {
        Any.holdsFor(this::moment, now -> assertThat(store.<Map<Status, Long>>read(transaction -> transaction.certificates().countByStatus(now)))
                .isEqualTo(Arrays.stream(Status.values()).collect(Collectors.toMap(Function.identity(),
                        status -> certificates.stream().filter(one -> one.status(now) == status).count()))));
    }

    @Test void aSummaryShowsTheUnrevokedCertificateThatEndsLast() {
        var numbers = new ArrayList<>(things.stream().map(Thing::number).toList());
        Collections.shuffle(numbers);
        numbers.add(9_999L);
        var summaries = store.read(transaction -> transaction.things().summaries(numbers.stream().mapToLong(n -> n).toArray()));
        assertThat(summaries).extracting(summary -> summary.thing().number()).isEqualTo(numbers.subList(0, things.size()));
        for (var summary : summaries) {
            assertThat(summary.thing()).isIn(things);
            assertThat(summary.current().map(current -> current.validity().notAfter())).isEqualTo(ends(summary.thing()));
            assertThat(summary.current().map(certificates::contains)).isNotEqualTo(Optional.of(false));
        }
    }

    @Test void aThingIsEquippedByACertificateOfThatIssuerThatIsNeitherRevokedNorExpired() {
        var numbers = things.stream().mapToLong(Thing::number).toArray();
        Any.holdsFor(random -> new Asked<>(Any.of(random, authorities.keySet().toArray(AuthorityId[]::new)), moment(random)), asked ->
                assertThat(store.<Set<Long>>read(transaction -> transaction.certificates().equipped(asked.query(), numbers, asked.now())))
                        .isEqualTo(things.stream().filter(thing -> certificates.stream().anyMatch(one -> one.issuer().equals(asked.query())
                                && one.thing().equals(Optional.of(thing.id())) && one.revoked().isEmpty()
                                && !asked.now().isAfter(one.validity().notAfter()))).map(Thing::number).collect(Collectors.toSet())));
    }

    @Test void momentsAreSpreadOverAllStatuses() {
        var seen = new HashSet<Status>();
        Any.holdsFor(this::moment, now -> certificates.forEach(one -> seen.add(one.status(now))));
        assertThat(seen).containsExactlyInAnyOrder(Status.values());
    }
}
