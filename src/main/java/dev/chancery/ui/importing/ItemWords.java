package dev.chancery.ui.importing;

import dev.chancery.domain.ThingId;
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
            case CERTIFICATE -> item.withKey() ? "importing.kind.certificate.key" : "importing.kind.certificate";
            case KEY -> "importing.kind.key";
            case REQUEST -> item.withKey() ? "importing.kind.request.key" : "importing.kind.request";
            case REVOCATIONS -> "importing.kind.revocations";
            case OTHER -> item.standing() == Standing.LOCKED ? "importing.kind.locked" : "importing.kind.other";
        });
    }

    static String icon(ImportItem item) {
        return switch (item.kind()) {
            case ROOT, INTERMEDIATE -> "fth-layers";
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
