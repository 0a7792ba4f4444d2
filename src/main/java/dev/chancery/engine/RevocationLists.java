package dev.chancery.engine;

import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.Authority;
import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.Failure;
import dev.chancery.domain.Field;
import dev.chancery.domain.FileFailure;
import dev.chancery.domain.KeyFailure;
import dev.chancery.domain.ListNumber;
import dev.chancery.domain.PublishedList;
import dev.chancery.domain.RevocationListSettings;
import dev.chancery.domain.TextViolation;
import dev.chancery.store.Transaction;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/// The revocation lists of the authorities: what is in them, and when and where they are published.
///
/// A list is published when the store is opened ([#publishAll]), after every change, and before it ends: whoever keeps the
/// store open calls [#publishDue] again and again, at the latest when [#nextDue] has come.
public final class RevocationLists {

    /// How long after a failure it is tried again.
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private record Trouble(Failure failure, Instant again) {}

    private final Desk desk;
    private final Authorities authorities;
    private final Events events;
    private final ListMaker maker;
    private final ListFiles files;
    private final Map<AuthorityId, Trouble> troubles = new ConcurrentHashMap<>();
    private final ReentrantLock turn = new ReentrantLock();

    RevocationLists(Desk desk, Authorities authorities, Events events) {
        this.desk = desk;
        this.events = events;
        this.authorities = authorities;
        this.maker = new ListMaker(desk, authorities);
        this.files = new ListFiles(desk, maker);
    }

    public RevocationListSettings settings(AuthorityId authority) {
        return desk.read(tx -> tx.revocationLists().settings(authority));
    }

    /// Keeps the settings and publishes by them; empty when they name no file, or nothing can be signed.
    ///
    /// @throws Failure.Refused when another authority writes to that file
    public Optional<Publication> change(AuthorityId authority, RevocationListSettings settings) {
        desk.write(tx -> {
            requireOwnFile(tx, authority, settings);
            var before = tx.revocationLists().settings(authority);
            tx.revocationLists().putSettings(authority, settings);
            if (!before.distributionPoint().equals(settings.distributionPoint())) {
                forgetBase(tx, authority);
            }
            desk.note(tx, Act.LIST_SETTINGS_CHANGED, Authorities.required(tx, authority).name(), settings.toString());
        });
        return publish(authority);
    }

    private static void requireOwnFile(Transaction tx, AuthorityId authority, RevocationListSettings settings) {
        var taken = settings.file().isPresent() && tx.authorities().all().stream().map(Authority::id)
                .filter(other -> !other.equals(authority))
                .anyMatch(other -> tx.revocationLists().settings(other).file().equals(settings.file()));
        if (taken) {
            throw new Failure.Refused(new TextViolation.Taken(Field.LIST_PATH, settings.path(), 0));
        }
    }

    /// A delta list must have the scope of its base (RFC 5280, 5.2.4).
    private static void forgetBase(Transaction tx, AuthorityId authority) {
        tx.revocationLists().published(authority).ifPresent(last -> tx.revocationLists().putPublished(authority,
                new PublishedList(last.number(), last.made(), last.nextUpdate(), Optional.empty())));
    }

    /// How it stands with every authority's list, a parent before those below it.
    public List<ListState> states() {
        return authorities.all().stream().map(this::state).toList();
    }

    public ListState state(AuthorityId authority) {
        return state(authorities.one(authority));
    }

    ListState state(Authority authority) {
        turn.lock();
        try {
            return desk.read(tx -> state(tx, authority));
        } finally {
            turn.unlock();
        }
    }

    /// The same within a transaction, which waits for no list that is being published.
    ListState state(Transaction tx, Authority authority) {
        var settings = tx.revocationLists().settings(authority.id());
        var last = tx.revocationLists().published(authority.id());
        return new ListState(authority, settings, last, tx.revocations().count(authority.id()),
                health(tx, authority, settings, last), Optional.ofNullable(troubles.get(authority.id())).map(Trouble::failure));
    }

    private ListState.Health health(
            Transaction tx, Authority authority, RevocationListSettings settings, Optional<PublishedList> last) {
        if (settings.path().isEmpty()) {
            return ListState.Health.OFF;
        }
        if (hasEnded(authority)) {
            return ListState.Health.ENDED;
        }
        if (!authority.canSign()) {
            return ListState.Health.AWAY;
        }
        if (troubles.containsKey(authority.id())) {
            return ListState.Health.FAILED;
        }
        boolean tellsAll = last.isPresent() && last.get().isUsable(desk.now())
                && !tx.revocations().hasChangesSince(authority.id(), last.get().number().count());
        return tellsAll ? ListState.Health.FRESH : ListState.Health.STALE;
    }

    private boolean hasEnded(Authority authority) {
        return desk.now().isAfter(authority.certificate().validity().notAfter());
    }

    /// Publishes the list of every authority that has a file for it.
    public List<Publication> publishAll() {
        return authorities.all().stream().flatMap(authority -> publish(authority).stream()).toList();
    }

    /// Publishes the list now; empty when the authority has no file for it, has ended, or its key is not here.
    public Optional<Publication> publish(AuthorityId authority) {
        return publish(authorities.one(authority));
    }

    /// The lists that must tell of a change: the issuers' own, and those below that carry a copy for their readers.
    List<Publication> publishAfter(Collection<AuthorityId> issuers) {
        return issuers.isEmpty() ? List.of() : authorities.all().stream()
                .filter(one -> authorities.chain(one.id()).stream().map(Authority::id).anyMatch(issuers::contains))
                .flatMap(one -> publish(one).stream()).toList();
    }

    private Optional<Publication> publish(Authority authority) {
        var settings = settings(authority.id());
        if (settings.path().isEmpty() || hasEnded(authority) || !authority.canSign()) {
            return Optional.empty();
        }
        var tried = tried(authority, settings);
        events.tell(new Happening.ListTried(tried));
        return Optional.of(tried);
    }

    private Publication tried(Authority authority, RevocationListSettings settings) {
        turn.lock();
        try {
            var published = published(authority, settings);
            troubles.remove(authority.id());
            return published;
        } catch (Failure failure) {
            troubles.put(authority.id(), new Trouble(failure, desk.now().plus(PATIENCE)));
            return new Publication.Failed(authority.id(), failure);
        } finally {
            turn.unlock();
        }
    }

    private Publication published(Authority authority, RevocationListSettings settings) {
        var now = maker.made(authority.id(), desk.now());
        var file = settings.file().orElseThrow();
        var number = maker.reserve(authority, file);
        var base = desk.read(tx -> tx.revocationLists().published(authority.id())).flatMap(PublishedList::base);
        var entries = files.complete(authorities.chain(authority.id()), number, now, file);
        if (settings.delta()) {
            base.ifPresent(old -> files.delta(authority, number, now, old.number()));
        }
        var list = new PublishedList(number, now, now.plus(Duration.ofHours(settings.hours())),
                Optional.of(nextBase(base, settings, number, now)));
        desk.write(tx -> {
            tx.revocationLists().putPublished(authority.id(), list);
            desk.note(tx, Act.LIST_PUBLISHED, authority.name(), "number %d, %d entries, %s".formatted(number.value(), entries, file));
        });
        return new Publication.Published(authority.id(), list, entries, file);
    }

    /// A base is good for as long as a list is; then the list of that day becomes the next.
    private static PublishedList.Base nextBase(
            Optional<PublishedList.Base> base, RevocationListSettings settings, ListNumber number, Instant now) {
        return base.filter(old -> !now.isBefore(old.made()) && now.isBefore(old.made().plus(Duration.ofHours(settings.hours()))))
                .orElse(new PublishedList.Base(number, now));
    }

    /// Publishes every list whose time has come. To be called often: it does nothing where nothing is due, and asks nobody
    /// for the PIN of a token.
    public List<Publication> publishDue() {
        var published = new ArrayList<Publication>();
        TokenSessions.unattended(() -> publishDue(published));
        return published;
    }

    private void publishDue(List<Publication> published) {
        for (var state : states()) {
            if (due(state).filter(due -> !due.isAfter(desk.now())).isPresent()) {
                publish(state.authority()).ifPresent(published::add);
            }
        }
    }

    /// When the next list has to be published; empty when none has a file.
    public Optional<Instant> nextDue() {
        return states().stream().flatMap(state -> due(state).stream()).min(Instant::compareTo);
    }

    private Optional<Instant> due(ListState state) {
        return switch (state.health()) {
            case OFF, ENDED, AWAY -> Optional.empty();
            case STALE -> Optional.of(desk.now());
            case FRESH -> state.last().map(PublishedList::due);
            case FAILED -> Optional.of(again(state.authority().id()));
        };
    }

    private Instant again(AuthorityId authority) {
        turn.lock();
        try {
            return Optional.ofNullable(troubles.get(authority)).map(Trouble::again).orElseGet(desk::now);
        } finally {
            turn.unlock();
        }
    }

    /// Writes a list of its own to `file`, as DER when it ends in `.der` or `.crl`, else as PEM, for one to carry away.
    ///
    /// Of an authority that lives in a Vault it is the last list that was fetched from there.
    ///
    /// @throws FileFailure when the place cannot be written
    /// @throws KeyFailure.NoKeyHere when the authority's key is not in the store
    public void save(AuthorityId id, Path file) {
        var authority = authorities.one(id);
        if (authorities.inVault(id).isPresent()) {
            VaultInventory.saveList(desk, id, file);
            return;
        }
        var number = maker.reserve(id);
        files.single(authority, number, desk.now(), file);
        desk.write(tx -> desk.note(tx, Act.LIST_SAVED, authority.name(), "number %d, %s".formatted(number.value(), file)));
    }
}
