package dev.chancery.words;

import dev.chancery.domain.StoreFinding;
import dev.chancery.domain.StoreFinding.Area;
import dev.chancery.domain.StoreFinding.Column;
import dev.chancery.domain.StoreFinding.Link;
import dev.chancery.domain.StoreFinding.ListFault;
import dev.chancery.domain.StoreRepair;

/// What is wrong with a store, in plain words: what and where, what it means, and what to do.
public final class StoreWords {

    private StoreWords() {}

    public static Said of(StoreFinding finding) {
        return switch (finding) {
            case StoreFinding.OfFile file -> of(file);
            case StoreFinding.OfCertificate certificate -> of(certificate);
            case StoreFinding.OfSecret secret -> of(secret);
            case StoreFinding.OfRow row -> of(row);
            case StoreFinding.OfList list -> of(list);
            case StoreFinding.OfSeal seal -> of(seal);
        };
    }

    private static Said of(StoreFinding.OfFile finding) {
        return switch (finding) {
            case StoreFinding.PageDamaged(var said) -> Said.ill("check.page", "check.page.next", said);
            case StoreFinding.IndexDamaged(var said) -> Said.ill("check.index", "check.index.next", said);
            case StoreFinding.SearchAstray(long pieces) -> Said.ill("check.search", "check.search.next", pieces);
            case StoreFinding.Unread(var area) -> Said.ill("check.unread", "check.unread.next", of(area));
        };
    }

    private static Said of(StoreFinding.OfCertificate finding) {
        var which = finding.which();
        return switch (finding) {
            case StoreFinding.CertificateGone _ -> Said.ill("check.gone", "check.gone.next", which.serial(), which.label());
            case StoreFinding.CertificateChanged _ -> Said.ill("check.changed", "check.changed.next", which.serial(), which.label());
            case StoreFinding.CertificateUnreadable _ -> Said.ill("check.unreadable", "check.unreadable.next", which.serial(), which.label());
            case StoreFinding.ColumnDiffers(var _, var column, var kept, var read) ->
                    Said.ill("check.column", "check.column.next", which.serial(), which.label(), of(column), line(kept), line(read));
            case StoreFinding.SignatureWrong(var _, var authority) ->
                    Said.ill("check.signature", "check.signature.next", which.serial(), which.label(), authority);
            case StoreFinding.RevocationOdd _ -> Said.ill("check.revocation", "check.revocation.next", which.serial(), which.label());
            case StoreFinding.KeyUnopened _ -> Said.ill("check.keyShut", "check.keyShut.next", which.serial(), which.label());
            case StoreFinding.KeyForeign _ -> Said.ill("check.keyForeign", "check.keyForeign.next", which.serial(), which.label());
        };
    }

    private static Said of(StoreFinding.OfSecret finding) {
        return switch (finding) {
            case StoreFinding.RequestChanged(long _, var label) -> Said.ill("check.request", "check.request.next", label);
            case StoreFinding.RequestKeyUnopened(long _, var label) -> Said.ill("check.requestShut", "check.requestShut.next", label);
            case StoreFinding.RequestKeyForeign(long _, var label) -> Said.ill("check.requestForeign", "check.requestForeign.next", label);
            case StoreFinding.ThingSecretUnopened(var thing) -> Said.ill("check.thing", "check.thing.next", thing);
            case StoreFinding.CredentialUnopened(var cloud, var place) -> Said.ill("check.credential", "check.credential.next", cloud, place);
            case StoreFinding.VaultSecretUnopened(var server) -> Said.ill("check.vaultSecret", "check.vaultSecret.next", server);
            case StoreFinding.VaultKeyUnopened(var server, long errand) -> Said.ill("check.vaultKey", "check.vaultKey.next", server, errand);
            case StoreFinding.BrokerPasswordUnopened() -> Said.ill("check.brokerPassword", "check.brokerPassword.next");
        };
    }

    private static Said of(StoreFinding.OfRow finding) {
        return switch (finding) {
            case StoreFinding.ReferenceBroken(var table, long row, var target) ->
                    Said.ill("check.reference", "check.reference.next", table, row, target);
            case StoreFinding.SerialTwice(var authority, var serial) -> Said.ill("check.serial", "check.serial.next", authority, serial);
            case StoreFinding.AuthorityOdd(var authority) -> Said.ill("check.authority", "check.authority.next", authority);
            case StoreFinding.Senseless(var link, long row) -> Said.ill("check.senseless", "check.senseless.next", of(link), row);
        };
    }

    private static Said of(StoreFinding.OfList finding) {
        return switch (finding) {
            case StoreFinding.NumberLow(var _, var authority, var next, var had) ->
                    Said.ill("check.number", "check.number.next", authority, next.toString(), had.toString());
            case StoreFinding.ListWrong(var _, var authority, var path, var fault, boolean mendable) ->
                    Said.ill("check.list", mendable ? "check.list.next" : "check.list.nextAway", authority, path, of(fault));
        };
    }

    private static Said of(StoreFinding.OfSeal finding) {
        return switch (finding) {
            case StoreFinding.RowChanged(var table, var row) -> Said.ill("check.rowChanged", "check.rowChanged.next", table, row);
            case StoreFinding.RowUnsealed(var table, var row) -> Said.ill("check.rowUnsealed", "check.rowUnsealed.next", table, row);
            case StoreFinding.RowsMissing(var table, long expected, long there) when expected == there ->
                    Said.ill("check.rowOlder", "check.rowOlder.next", table);
            case StoreFinding.RowsMissing(var table, long expected, long there) ->
                    Said.ill("check.rowsMissing", "check.rowsMissing.next", table, expected, there);
            case StoreFinding.AuditChanged(long number) -> Said.ill("check.auditChanged", "check.auditChanged.next", number);
            case StoreFinding.AuditCut(long expected, long last) -> Said.ill("check.auditCut", "check.auditCut.next", expected, last);
            case StoreFinding.HeadChanged() -> Said.ill("check.headChanged", "check.headChanged.next");
            case StoreFinding.OlderThanSeen(long sequence, long seen) -> Said.ill("check.older", "check.older.next", sequence, seen);
        };
    }

    private static String line(String text) {
        return text.replace('\n', ' ');
    }

    private static String of(Area area) {
        return Words.of(switch (area) {
            case FILE -> "check.area.file";
            case CERTIFICATES -> "check.area.certificates";
            case REQUESTS -> "check.area.requests";
            case SECRETS -> "check.area.secrets";
            case LISTS -> "check.area.lists";
            case LINKS -> "check.area.links";
            case SEALS -> "check.area.seals";
        });
    }

    private static String of(Column column) {
        return Words.of(switch (column) {
            case SERIAL -> "check.column.serial";
            case KEY -> "check.column.key";
            case NOT_BEFORE -> "check.column.notbefore";
            case NOT_AFTER -> "check.column.notafter";
            case SUBJECT -> "check.column.subject";
            case LABEL -> "check.column.label";
            case SEARCH -> "check.column.search";
        });
    }

    private static String of(Link link) {
        return Words.of(switch (link) {
            case LINEAGE -> "check.link.lineage";
            case PENDING -> "check.link.pending";
            case GENERATION -> "check.link.generation";
            case PARENT -> "check.link.parent";
            case REGISTRATION -> "check.link.registration";
        });
    }

    private static String of(ListFault fault) {
        return Words.of(switch (fault) {
            case MISSING -> "check.fault.missing";
            case UNREADABLE -> "check.fault.unreadable";
            case FOREIGN -> "check.fault.foreign";
            case AHEAD -> "check.fault.ahead";
            case OUTDATED -> "check.fault.outdated";
            case ENDED -> "check.fault.ended";
            case BEHIND -> "check.fault.behind";
            case DIFFERS -> "check.fault.differs";
        });
    }

    /// What a button for it says, with its mnemonic.
    public static String of(StoreRepair repair) {
        return Words.of(switch (repair) {
            case StoreRepair.Columns _ -> "check.repair.columns";
            case StoreRepair.Search _ -> "check.repair.search";
            case StoreRepair.Indexes _ -> "check.repair.indexes";
            case StoreRepair.Number _ -> "check.repair.number";
            case StoreRepair.Publish _ -> "check.repair.publish";
        });
    }
}
