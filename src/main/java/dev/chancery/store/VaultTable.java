package dev.chancery.store;

import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.Bytes;
import dev.chancery.domain.Failure;
import dev.chancery.domain.VaultHome;
import dev.chancery.domain.VaultId;
import dev.chancery.domain.VaultPlace;
import dev.chancery.domain.VaultServer;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The Vault and OpenBao servers that the store knows, and which authorities live there. What it reads is compared with its
/// seals: a secret must not go to a server that somebody else wrote in.
public final class VaultTable {

    private static final String SERVER = "v.id, v.address, v.namespace, v.trusted, v.login, v.login_mount, v.role_id, s.kept";
    private static final String FROM = " FROM vault v LEFT JOIN vault_secret s ON s.id = v.id ";

    private final Session session;

    VaultTable(Session session) {
        this.session = session;
    }

    /// @throws Failure.Overtaken when its address is known already
    public VaultId insert(VaultPlace place) {
        try {
            return new VaultId(session.insert(
                    "INSERT INTO vault (address, namespace, trusted, login, login_mount, role_id) VALUES (?, ?, ?, ?, ?, ?)",
                    place.address(), place.namespace(), text(place.trusted()), place.login().kind().code(), place.login().mount(),
                    place.login().roleId()));
        } catch (Fault fault) {
            throw fault.isDuplicate() ? new Failure.Overtaken(place.label()) : fault;
        }
    }

    /// Another trust or login for the same address; a secret that is kept for the old ones is forgotten.
    public void update(VaultId id, VaultPlace place) {
        deleteSecret(id);
        session.update("UPDATE vault SET trusted = ?, login = ?, login_mount = ?, role_id = ? WHERE id = ?", text(place.trusted()),
                place.login().kind().code(), place.login().mount(), place.login().roleId(), id.value());
    }

    /// No authority may live there any more.
    public void delete(VaultId id) {
        session.update("DELETE FROM vault WHERE id = ?", id.value());
    }

    public List<VaultServer> all() {
        requireWhole();
        return session.list(VaultTable::server, "SELECT " + SERVER + FROM + "ORDER BY v.id");
    }

    public Optional<VaultServer> byId(VaultId id) {
        requireWhole();
        return session.first(VaultTable::server, "SELECT " + SERVER + FROM + "WHERE v.id = ?", id.value());
    }

    public Optional<VaultServer> at(String address, String namespace) {
        requireWhole();
        return session.first(VaultTable::server, "SELECT " + SERVER + FROM + "WHERE v.address = ? AND v.namespace = ?",
                address, namespace);
    }

    /// Keeps the secret, sealed for the server's row, in place of an older one.
    public void putSecret(VaultId id, Instant now, byte[] sealed) {
        deleteSecret(id);
        session.update("INSERT INTO vault_secret (id, kept, sealed) VALUES (?, ?, ?)", id.value(), now.toEpochMilli(), sealed);
    }

    public Optional<byte[]> secret(VaultId id) {
        requireWhole();
        return session.first(Row::bytes, "SELECT sealed FROM vault_secret WHERE id = ?", id.value());
    }

    /// Whether there was one.
    public boolean deleteSecret(VaultId id) {
        return session.update("DELETE FROM vault_secret WHERE id = ?", id.value()) > 0;
    }

    /// The authority must be there.
    public void settle(VaultHome home) {
        session.update("INSERT INTO vault_authority (id, vault, mount, role, keys_there) VALUES (?, ?, ?, ?, ?)",
                home.authority().value(), home.server().id().value(), home.mount(), home.role(), home.keysThere() ? 1 : 0);
        session.update("INSERT INTO vault_contact (id) VALUES (?)", home.authority().value());
    }

    /// Issues by another role, or with keys of another maker, from now on.
    public void change(AuthorityId authority, String role, boolean keysThere) {
        session.update("UPDATE vault_authority SET role = ?, keys_there = ? WHERE id = ?", role, keysThere ? 1 : 0, authority.value());
    }

    /// The authority lives there no more, as far as the store knows.
    public void leave(AuthorityId authority) {
        session.update("DELETE FROM vault_authority WHERE id = ?", authority.value());
    }

    public Optional<VaultHome> home(AuthorityId authority) {
        return homes("WHERE a.id = ?", authority.value()).stream().findFirst();
    }

    /// Every authority that lives in one of the servers.
    public List<VaultHome> homes() {
        return homes("");
    }

    private List<VaultHome> homes(String condition, Object... values) {
        requireWhole();
        return session.list(row -> new VaultHome(new AuthorityId(row.number()), server(row), row.text(), row.text(), row.flag()),
                "SELECT a.id, " + SERVER + ", a.mount, a.role, a.keys_there" + FROM + "JOIN vault_authority a ON a.vault = v.id "
                + condition + " ORDER BY a.id", values);
    }

    private void requireWhole() {
        session.seals().ifPresent(seals -> seals.requireWhole(Protected.VAULT, Protected.VAULT_AUTHORITY));
    }

    /// When the authority's server was last heard of.
    public Optional<Instant> contact(AuthorityId authority) {
        return session.first(Row::optionalMillisecond, "SELECT contact FROM vault_contact WHERE id = ?", authority.value())
                .flatMap(found -> found);
    }

    public void heard(AuthorityId authority, Instant now) {
        session.update("UPDATE vault_contact SET contact = ? WHERE id = ?", now.toEpochMilli(), authority.value());
    }

    /// The last revocation list of the authority (DER), whose signature whoever uses it checks.
    public Optional<byte[]> list(AuthorityId authority) {
        return session.first(Row::optionalBytes, "SELECT list FROM vault_contact WHERE id = ?", authority.value()).flatMap(found -> found);
    }

    public void putList(AuthorityId authority, byte[] der, Instant now) {
        session.update("UPDATE vault_contact SET list = ?, fetched = ? WHERE id = ?", der, now.toEpochMilli(), authority.value());
    }

    private static VaultServer server(Row row) throws SQLException {
        var id = new VaultId(row.number());
        var place = new VaultPlace(row.text(), row.text(), trusted(row.text()),
                new VaultPlace.Login(VaultPlace.Kind.ofCode(row.text()).orElseThrow(), row.text(), row.text()));
        return new VaultServer(id, place, row.optionalMillisecond());
    }

    private static String text(List<Bytes> trusted) {
        return trusted.stream().map(der -> Base64.getEncoder().encodeToString(der.toArray())).collect(Collectors.joining(" "));
    }

    private static List<Bytes> trusted(String text) {
        return text.isEmpty() ? List.of()
                : Stream.of(text.split(" ")).map(one -> Bytes.of(Base64.getDecoder().decode(one))).toList();
    }
}
