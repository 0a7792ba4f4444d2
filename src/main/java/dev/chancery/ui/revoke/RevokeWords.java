package dev.chancery.ui.revoke;

import dev.chancery.domain.Certificate;
import dev.chancery.domain.Revocation.Reason;
import dev.chancery.domain.ThingId;
import dev.chancery.domain.VaultViolation;
import dev.chancery.engine.Effect;
import dev.chancery.engine.Effects;
import dev.chancery.engine.ListState;
import dev.chancery.engine.Publication;
import dev.chancery.engine.Revocations;
import dev.chancery.ui.Icons;
import dev.chancery.words.VaultWords;
import dev.chancery.words.Violations;
import dev.chancery.words.Words;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/// What is said about a revocation before and after.
final class RevokeWords {

    private RevokeWords() {}

    static String title(RevokeModel.Shown shown) {
        return Words.of(isHold(shown) ? "revoke.title.hold" : "revoke.title", shown.effects().changes());
    }

    static String yes(RevokeModel.Shown shown) {
        return Words.of(isHold(shown) ? "revoke.yes.hold" : "revoke.yes", shown.effects().changes());
    }

    static String consequence(RevokeModel.Shown shown) {
        if (shown.effects().changes() == 0) {
            return Words.of("revoke.nothing");
        }
        var authority = shown.hitsAuthority() ? " " + Words.of("revoke.consequence.authority") : "";
        return Words.of(isHold(shown) ? "revoke.consequence.hold" : "revoke.consequence",
                shown.effects().changes(), shown.effects().things()) + authority;
    }

    private static boolean isHold(RevokeModel.Shown shown) {
        return shown.reason().filter(reason -> reason == Reason.CERTIFICATE_HOLD).isPresent();
    }

    /// Why others stay as they are, a line for each reason.
    static List<String> staying(Effects effects) {
        var lines = new ArrayList<String>();
        for (var effect : Effect.values()) {
            var count = effects.count(effect);
            if (count > 0 && effect != Effect.CHANGES) {
                lines.add(Words.of(key(effect), count));
            }
        }
        return lines;
    }

    private static String key(Effect effect) {
        return switch (effect) {
            case CHANGES -> "revoke.title";
            case ALREADY_REVOKED -> "revoke.already";
            case EXPIRED -> "revoke.expired";
            case ROOT -> "revoke.root";
            case NOT_HELD -> "revoke.notHeld";
            case FINAL -> "revoke.final";
        };
    }

    /// What else is to be known before: who stays as he is, and whether servers learn of it.
    static List<Label> notes(RevokeModel.Shown shown) {
        var notes = new ArrayList<Label>();
        staying(shown.effects()).forEach(words -> notes.add(note("fth-info", "field-hint", words)));
        shown.lists().forEach(list -> notes.add(isTold(list) ? note("fth-check", "field-hint", list(list))
                : note("fth-alert-triangle", "field-warning", list(list))));
        shown.there().forEach(home -> notes.add(shown.holdsThere()
                ? note("fth-alert-triangle", "field-warning", Violations.words(new VaultViolation.NoHoldInVault(home.label())))
                : note("fth-server", "field-hint", Words.of("vaultissue.revokes", VaultWords.where(home)))));
        return notes;
    }

    private static Label note(String icon, String look, String words) {
        var label = new Label(words, Icons.of(icon));
        label.getStyleClass().add(look);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    static String name(Certificate certificate) {
        var holder = certificate.thing().map(ThingId::value).orElseGet(certificate::label);
        return Words.of("revoke.name", holder, Words.date(certificate.validity().notAfter()));
    }

    /// Whether those who read a list learn of it.
    static String list(ListState state) {
        return state.settings().path().isEmpty() ? Words.of("revoke.list.off", state.authority().name())
                : Words.of("revoke.list.published", state.authority().name(), state.settings().path());
    }

    static boolean isTold(ListState state) {
        return !state.settings().path().isEmpty();
    }

    static String done(Revocations.Done done, Reason reason) {
        return Words.of(reason == Reason.CERTIFICATE_HOLD ? "revoke.done.hold" : "revoke.done", done.effects().changes()) + published(done);
    }

    static String released(Revocations.Done done) {
        return Words.of("revoke.released", done.effects().changes()) + published(done);
    }

    private static String published(Revocations.Done done) {
        var files = done.publications().stream().filter(one -> one instanceof Publication.Published)
                .map(one -> ((Publication.Published) one).file().toString()).toList();
        return files.isEmpty() ? "" : " " + Words.of("revoke.done.published", files.size(), files.getFirst());
    }
}
