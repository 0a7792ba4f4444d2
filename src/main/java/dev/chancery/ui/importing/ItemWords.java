package dev.chancery.ui.importing;

import dev.chancery.domain.ThingId;
import dev.chancery.domain.XcaPlace;
import dev.chancery.engine.ImportItem;
import dev.chancery.engine.ImportItem.Kind;
import dev.chancery.engine.ImportItem.Standing;
import dev.chancery.words.Words;

/// What an item is and how it stands, in words.
final class ItemWords {

    private ItemWords() {}

    static String kind(ImportItem item) {
        return Words.of(switch (item.kind()) {
            case ROOT -> item.withKey() ? "importing.kind.root.key" : "importing.kind.root";
            case INTERMEDIATE -> item.withKey() ? "importing.kind.intermediate.key" : "importing.kind.intermediate";
            case RENEWAL -> item.withKey() ? "importing.kind.renewal.key" : "importing.kind.renewal";
            case CERTIFICATE -> item.withKey() ? "importing.kind.certificate.key" : "importing.kind.certificate";
            case KEY -> "importing.kind.key";
            case REQUEST -> item.withKey() ? "importing.kind.request.key" : "importing.kind.request";
            case REVOCATIONS -> "importing.kind.revocations";
            case OTHER -> item.standing() == Standing.LOCKED ? "importing.kind.locked" : "importing.kind.other";
        });
    }

    static String icon(ImportItem item) {
        return switch (item.kind()) {
            case ROOT, INTERMEDIATE, RENEWAL -> "fth-layers";
            case CERTIFICATE -> "fth-file-text";
            case KEY -> "fth-key";
            case REQUEST -> "fth-inbox";
            case REVOCATIONS -> "fth-slash";
            case OTHER -> item.standing() == Standing.LOCKED ? "fth-lock" : "fth-file";
        };
    }

    static String standing(ImportItem item) {
        return Words.of(switch (item.standing()) {
            case NEW -> "importing.standing.new";
            case COMPLETES -> "importing.standing.completes";
            case KNOWN -> "importing.standing.known";
            case LOCKED -> "importing.standing.locked";
            case REFUSED -> "importing.standing.refused";
        });
    }

    /// Where it was found: a file, or what XCA calls it.
    static String place(ImportItem item) {
        return XcaPlace.of(item.place()).map(xca -> Words.of(switch (xca.kind()) {
            case CERTIFICATE -> "importing.xca.certificate";
            case PRIVATE_KEY -> "importing.xca.privateKey";
            case PUBLIC_KEY -> "importing.xca.publicKey";
            case REQUEST -> "importing.xca.request";
            case REVOCATION_LIST -> "importing.xca.list";
            case REVOCATION -> "importing.xca.revocation";
            case TEMPLATE -> "importing.xca.template";
            case TOKEN -> "importing.xca.token";
            case OPENVPN_KEY -> "importing.xca.openVpn";
        }, xca.name())).orElse(item.place());
    }

    /// To what it will belong: its issuer, its certificate, its thing.
    static String joins(ImportItem item) {
        if (item.kind() == Kind.REVOCATIONS) {
            return Words.of("importing.revocations", item.count(), item.belongsTo());
        }
        if (item.kind() == Kind.ROOT) {
            return "";
        }
        return item.thing().map(ThingId::value).map(thing -> Words.of("importing.joins.thing", item.belongsTo(), thing))
                .orElse(item.belongsTo());
    }
}
