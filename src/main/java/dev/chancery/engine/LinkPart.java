package dev.chancery.engine;

import dev.chancery.domain.Failure;
import dev.chancery.domain.Progress;
import dev.chancery.domain.SerialNumber;
import dev.chancery.domain.StoreFinding;
import dev.chancery.domain.StoreFinding.Area;
import dev.chancery.pki.CertificateReader;
import dev.chancery.store.CheckedAuthority;
import dev.chancery.store.Transaction;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;

/// How rows hang together: authorities and their certificates, serial numbers, successors, generations, registrations.
record LinkPart(Desk desk) implements StoreCheck.Part {

    @Override public Area area() {
        return Area.LINKS;
    }

    @Override public long weight() {
        return 1;
    }

    @Override public void look(Progress progress, Consumer<StoreFinding> taker) {
        desk.read(tx -> {
            look(tx, taker);
            return true;
        });
        progress.advance(weight());
    }

    private static void look(Transaction tx, Consumer<StoreFinding> taker) {
        var authorities = tx.checks().authorities();
        authorities.stream().filter(one -> !fits(one)).map(one -> new StoreFinding.AuthorityOdd(one.name())).forEach(taker);
        tx.checks().serialsTwice((authority, serial) -> taker.accept(
                new StoreFinding.SerialTwice(name(authorities, authority), hex(serial.toArray()))));
        tx.checks().senseless().forEach((link, rows) -> Arrays.stream(rows)
                .mapToObj(row -> new StoreFinding.Senseless(link, row)).forEach(taker));
    }

    /// Whether its certificate is an authority's and allows below it what is kept. One that cannot be read is told of as a
    /// certificate.
    private static boolean fits(CheckedAuthority one) {
        if (one.der().isEmpty()) {
            return true;
        }
        try {
            var facts = CertificateReader.facts(one.der().get().toArray());
            var allowed = facts.pathLength().isPresent() ? OptionalLong.of(facts.pathLength().getAsInt()) : OptionalLong.empty();
            return one.owned() && facts.ca() && allowed.equals(one.pathLength());
        } catch (Failure.Malformed unreadable) {
            return true;
        }
    }

    private static String name(List<CheckedAuthority> authorities, long id) {
        return authorities.stream().filter(one -> one.id() == id).map(CheckedAuthority::name).findFirst().orElse("");
    }

    private static String hex(byte[] serial) {
        try {
            return SerialNumber.ofOctets(serial).hex();
        } catch (IllegalArgumentException none) {
            return HexFormat.of().formatHex(serial);
        }
    }
}
