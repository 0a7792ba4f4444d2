package dev.chancery.domain;

import java.math.BigInteger;
import java.util.Optional;

/// Something that is wrong with a store: what, and where. None of it is a secret.
public sealed interface StoreFinding {

    /// A certificate as people know it: its number in the store, its serial number in hex, and its name.
    record Which(long number, String serial, String label) {}

    /// What can be mended without loss: it is made again from what is signed or from the rows that it is an index of.
    default Optional<StoreRepair> repair() {
        return switch (this) {
            case OfFile file -> file.mended();
            case ColumnDiffers _ -> Optional.of(new StoreRepair.Columns());
            case OfCertificate _, OfSecret _, OfRow _, OfSeal _ -> Optional.empty();
            case OfList list -> list.mended();
        };
    }

    /// About the file itself, as SQLite sees it.
    sealed interface OfFile extends StoreFinding {
        default Optional<StoreRepair> mended() {
            return switch (this) {
                case IndexDamaged _ -> Optional.of(new StoreRepair.Indexes());
                case SearchAstray _ -> Optional.of(new StoreRepair.Search());
                case PageDamaged _, Unread _ -> Optional.empty();
            };
        }
    }

    /// SQLite's own words, in English.
    record PageDamaged(String said) implements OfFile {}

    /// An index does not tell what is in its table; SQLite's own words.
    record IndexDamaged(String said) implements OfFile {}

    /// So many of the pieces of words by which certificates are found stand for more or fewer of them than they should.
    record SearchAstray(long pieces) implements OfFile {}

    /// A part of the store could not be read to its end, and was looked at no further.
    record Unread(Area area) implements OfFile {}

    /// The parts of a check.
    enum Area { FILE, CERTIFICATES, REQUESTS, SECRETS, LISTS, LINKS, SEALS }

    /// About a certificate.
    sealed interface OfCertificate extends StoreFinding {
        Which which();
    }

    /// There is a row without the certificate.
    record CertificateGone(Which which) implements OfCertificate {}

    /// It is not the one whose fingerprint was kept.
    record CertificateChanged(Which which) implements OfCertificate {}

    record CertificateUnreadable(Which which) implements OfCertificate {}

    /// What lists show and search of it is not what it says itself.
    record ColumnDiffers(Which which, Column column, String kept, String read) implements OfCertificate {}

    /// What is kept of a certificate beside it.
    enum Column { SERIAL, KEY, NOT_BEFORE, NOT_AFTER, SUBJECT, LABEL, SEARCH }

    /// The authority that it is filed under has not signed it.
    record SignatureWrong(Which which, String authority) implements OfCertificate {}

    /// Its revocation is not whole: a time without a reason, or no number of a list that tells of it.
    record RevocationOdd(Which which) implements OfCertificate {}

    /// Its sealed private key does not open here.
    record KeyUnopened(Which which) implements OfCertificate {}

    /// The private key that is kept for it belongs to another public key.
    record KeyForeign(Which which) implements OfCertificate {}

    /// About what is sealed beside certificates.
    sealed interface OfSecret extends StoreFinding {}

    /// A request is not the one whose fingerprint was kept, or does not say what lists show of it.
    record RequestChanged(long number, String label) implements OfSecret {}

    record RequestKeyUnopened(long number, String label) implements OfSecret {}

    record RequestKeyForeign(long number, String label) implements OfSecret {}

    record ThingSecretUnopened(String thing) implements OfSecret {}

    record CredentialUnopened(String cloud, String place) implements OfSecret {}

    /// The token or secret id that was kept for this server.
    record VaultSecretUnopened(String server) implements OfSecret {}

    /// The key that waits for its certificate from this server.
    record VaultKeyUnopened(String server, long errand) implements OfSecret {}

    record BrokerPasswordUnopened() implements OfSecret {}

    /// About how rows hang together.
    sealed interface OfRow extends StoreFinding {}

    /// A row names another one that is not there.
    record ReferenceBroken(String table, long row, String target) implements OfRow {}

    /// A serial number that is reserved, revoked as one of elsewhere, or another certificate's, is a certificate's already.
    record SerialTwice(String authority, String serial) implements OfRow {}

    /// An authority whose certificate is not its own, or allows otherwise than is kept.
    record AuthorityOdd(String authority) implements OfRow {}

    /// Rows that cannot be true together.
    record Senseless(Link link, long row) implements OfRow {}

    /// What cannot be: a successor before what it replaces, a waiting revocation whose successor replaces nothing, a
    /// generation that follows a younger one, an authority below a younger one, a registration of another's certificate.
    enum Link { LINEAGE, PENDING, GENERATION, PARENT, REGISTRATION }

    /// About revocation lists. `mendable` tells whether a new list can be published here and now.
    sealed interface OfList extends StoreFinding {
        AuthorityId id();

        default Optional<StoreRepair> mended() {
            return switch (this) {
                case NumberLow low -> Optional.of(new StoreRepair.Number(low.id()));
                case ListWrong wrong -> wrong.mendable() ? Optional.of(new StoreRepair.Publish(wrong.id())) : Optional.empty();
            };
        }
    }

    /// The next number is one that a list has had.
    record NumberLow(AuthorityId id, String authority, BigInteger next, BigInteger had) implements OfList {}

    record ListWrong(AuthorityId id, String authority, String path, ListFault fault, boolean mendable) implements OfList {}

    /// What can be wrong with a published file.
    enum ListFault {
        MISSING, UNREADABLE,
        /// It is not signed by this authority.
        FOREIGN,
        /// Its number is one that this store has not given out.
        AHEAD,
        /// An older one than was published last.
        OUTDATED,
        /// Its time is over.
        ENDED,
        /// It does not tell yet of what was revoked since.
        BEHIND,
        /// It does not hold exactly what is revoked.
        DIFFERS
    }

    /// About seals over rows, the audit log and the whole: it shows that the store was changed by something else than Chancery.
    /// Tables and keys are those of its schema.
    sealed interface OfSeal extends StoreFinding {}

    record RowChanged(String table, String row) implements OfSeal {}

    /// It was added, or its seal was removed.
    record RowUnsealed(String table, String row) implements OfSeal {}

    /// When both numbers are the same, a row was put back from an older copy with the seal that it had then.
    record RowsMissing(String table, long expected, long there) implements OfSeal {}

    /// The entry of the audit log was changed or added, or one before it is missing.
    record AuditChanged(long number) implements OfSeal {}

    record AuditCut(long expectedLast, long last) implements OfSeal {}

    /// What holds everything together is missing or was changed.
    record HeadChanged() implements OfSeal {}

    /// The file is older than what was last seen of it in its place.
    record OlderThanSeen(long sequence, long seen) implements OfSeal {}
}
