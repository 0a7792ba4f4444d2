package dev.chancery.engine;

import dev.chancery.domain.Authority;
import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.Failure;
import dev.chancery.domain.ListNumber;
import dev.chancery.domain.PublishedList;
import dev.chancery.domain.RevocationListSettings;
import dev.chancery.pki.RevocationList;
import dev.chancery.store.RevocationTable;
import dev.chancery.store.Transaction;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// Signs revocation lists from what the store says at that moment.
final class ListMaker {

    private final Desk desk;
    private final Authorities authorities;

    ListMaker(Desk desk, Authorities authorities) {
        this.desk = desk;
        this.authorities = authorities;
    }

    /// A number that no list of the authority has had, durable before it is used.
    ///
    /// @throws Failure.ClockInDoubt when nothing may be signed now
    ListNumber reserve(AuthorityId authority) {
        return desk.change(tx -> {
            StoreClock.require(tx, desk.now());
            return tx.revocationLists().reserve(authority);
        });
    }

    /// A number above that of the list in `file` too, if it is the authority's: a store that was brought back from a copy
    /// knows nothing of the lists that were made since.
    ListNumber reserve(Authority authority, Path file) {
        var seen = ListFiles.number(file, authority.certificate());
        seen.ifPresent(number -> desk.write(tx -> tx.revocationLists().skip(authority.id(), number)));
        return reserve(authority.id());
    }

    /// A complete list, to be used for `hours` from `now`.
    ///
    /// A certificate that has ended leaves it no sooner than a list was made after its end (RFC 5280, 3.3).
    RevocationList complete(Authority authority, ListNumber number, Instant now, int hours) {
        var id = authority.id();
        var settings = desk.read(tx -> tx.revocationLists().settings(id));
        var from = settings.keepsExpired() ? Instant.EPOCH
                : desk.read(tx -> tx.revocationLists().published(id)).map(PublishedList::made).filter(made -> made.isBefore(now)).orElse(now);
        return sign(authority, terms(settings, number, made(id, now), hours, Optional.empty()),
                (tx, taker) -> tx.revocations().each(id, from, taker));
    }

    /// The changes since `base`.
    RevocationList delta(Authority authority, ListNumber number, Instant now, ListNumber base) {
        var id = authority.id();
        var settings = desk.read(tx -> tx.revocationLists().settings(id));
        return sign(authority, terms(settings, number, made(id, now), settings.hours(), Optional.of(base.value())),
                (tx, taker) -> tx.revocations().eachChange(id, base.count(), now, taker));
    }

    /// When a list that is made now is made: a clock that the network has set back a little must not let a list look older than the one before.
    Instant made(AuthorityId id, Instant now) {
        return desk.read(tx -> tx.revocationLists().published(id)).map(PublishedList::made)
                .filter(last -> last.isAfter(now) && !last.isAfter(now.plus(StoreClock.BACK))).orElse(now);
    }

    private static RevocationList.Terms terms(
            RevocationListSettings settings, ListNumber number, Instant now, int hours, Optional<BigInteger> base) {
        var point = Optional.of(settings.distributionPoint()).filter(url -> !url.isEmpty());
        return new RevocationList.Terms(number.value(), PublishedList.thisUpdate(now),
                now.plus(Duration.ofHours(hours)), point, base);
    }

    private RevocationList sign(Authority authority, RevocationList.Terms terms,
            BiConsumer<Transaction, Consumer<RevocationTable.Listed>> entries) {
        return RevocationList.sign(terms, authorities.signingKey(authority.id()), taker -> desk.read(tx -> {
            entries.accept(tx, listed -> taker.take(listed.serial(), listed.when(), listed.reason()));
            return true;
        }));
    }
}
