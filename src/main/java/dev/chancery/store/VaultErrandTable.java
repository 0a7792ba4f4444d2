package dev.chancery.store;

import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.Bytes;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.Failure;
import dev.chancery.domain.Lineage.Way;
import dev.chancery.domain.SubjectName;
import dev.chancery.domain.ThingId;
import dev.chancery.domain.VaultErrand;
import dev.chancery.domain.VaultErrand.Asked;
import dev.chancery.domain.VaultErrand.Replaces;
import dev.chancery.domain.VaultErrand.Sent;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What was asked of a Vault and is not settled. What it reads is compared with its seals.
public final class VaultErrandTable {

    private static final String SELECT = "SELECT id, authority, at, subject, names, profile, thing, ends, replaces, way, handover, request, key, answer FROM vault_errand ";

    private final Session session;

    VaultErrandTable(Session session) {
        this.session = session;
    }

    /// A row for it, still without the private key; its id is what to seal that for. `sent` is empty when Vault makes the
    /// key.
    ///
    /// @throws Failure.Tampered when somebody else has changed what certificates are issued by
    public long insert(AuthorityId authority, Asked asked, Optional<Sent> sent, Instant now) {
        session.seals().ifPresent(Seals::requireSound);
        var replaces = asked.replaces();
        return session.insert("""
                INSERT INTO vault_errand (authority, at, subject, names, profile, thing, ends, request, key, sealed, answer, replaces, way, handover)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, x'', x'', ?, ?, ?)""",
                authority.value(), now.toEpochMilli(), SubjectText.of(asked.subject()), names(asked.names()), asked.profile(),
                asked.thing().map(ThingId::value).orElse(""),
                asked.ends().toEpochMilli(), octets(sent.map(Sent::der)), octets(sent.map(Sent::keySha256)),
                replaces.map(one -> one.old().value()).orElse(null), replaces.map(one -> one.way().code()).orElse(""),
                replaces.flatMap(Replaces::within).map(Duration::toSeconds).orElse(null));
    }

    public void seal(long id, byte[] key) {
        session.update("UPDATE vault_errand SET sealed = ? WHERE id = ?", key, id);
    }

    public Optional<byte[]> sealed(long id) {
        requireWhole();
        return session.first(Row::bytes, "SELECT sealed FROM vault_errand WHERE id = ? AND length(sealed) > 0", id);
    }

    /// The certificate that came for it.
    public void answer(long id, byte[] der) {
        session.update("UPDATE vault_errand SET answer = ? WHERE id = ?", der, id);
    }

    public Optional<VaultErrand> byId(long id) {
        requireWhole();
        return session.first(VaultErrandTable::errand, SELECT + "WHERE id = ?", id);
    }

    /// Those of an authority, the oldest first.
    public List<VaultErrand> of(AuthorityId authority) {
        requireWhole();
        return session.list(VaultErrandTable::errand, SELECT + "WHERE authority = ? ORDER BY id", authority.value());
    }

    /// It is settled.
    ///
    /// @throws Failure.Overtaken when it was settled in the meantime
    public void delete(long id) {
        if (session.update("DELETE FROM vault_errand WHERE id = ?", id) == 0) {
            throw new Failure.Overtaken("errand " + id);
        }
    }

    private void requireWhole() {
        session.seals().ifPresent(seals -> seals.requireWhole(Protected.VAULT_ERRAND));
    }

    private static VaultErrand errand(Row row) throws SQLException {
        var id = row.number();
        var authority = new AuthorityId(row.number());
        var at = row.millisecond();
        var asked = new Asked(SubjectText.parse(row.text()), names(row.text()), row.text(), thing(row.text()), row.millisecond(),
                replaces(row));
        var request = filled(row.bytes());
        var key = Bytes.of(row.bytes());
        return new VaultErrand(id, authority, at, asked, request.map(der -> new Sent(der, key)), filled(row.bytes()));
    }

    private static byte[] octets(Optional<Bytes> bytes) {
        return bytes.map(Bytes::toArray).orElse(new byte[0]);
    }

    private static String names(List<SubjectName> names) {
        return names.stream().map(SubjectName::text).collect(Collectors.joining("\n"));
    }

    private static List<SubjectName> names(String text) {
        return text.lines().map(line -> SubjectName.parse(line).orRefuse()).toList();
    }

    private static Optional<ThingId> thing(String text) {
        return ThingId.of(text).map(Optional::of).orElse(Optional.empty());
    }

    private static Optional<Replaces> replaces(Row row) throws SQLException {
        var old = row.optionalNumber();
        var way = Way.ofCode(row.text());
        var within = row.optionalNumber();
        var pause = within.isPresent() ? Optional.of(Duration.ofSeconds(within.getAsLong())) : Optional.<Duration>empty();
        return way.map(found -> new Replaces(new CertificateId(old.orElseThrow()), found, pause));
    }

    private static Optional<Bytes> filled(byte[] octets) {
        return octets.length == 0 ? Optional.empty() : Optional.of(Bytes.of(octets));
    }
}
