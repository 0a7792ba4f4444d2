package dev.chancery.ui.authorities;

import dev.chancery.domain.Authority;
import dev.chancery.domain.KeyHome;
import dev.chancery.ui.ChainView;
import dev.chancery.ui.DetailGrid;
import dev.chancery.ui.StatusChip;
import dev.chancery.words.ProfileWords;
import dev.chancery.words.Words;
import java.time.Duration;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// What is known of an authority, as nodes.
final class AuthorityFacts {

    private AuthorityFacts() {}

    static List<ChainView.Link> chain(AuthoritiesModel.Details details) {
        return details.chain().stream().map(AuthorityFacts::link).toList();
    }

    private static ChainView.Link link(AuthoritiesModel.Row row) {
        var authority = row.authority();
        var place = authority.isRoot() ? ChainView.Place.ROOT : ChainView.Place.INTERMEDIATE;
        var detail = Words.of("authorities.chain.detail", authority.certificate().key().label(),
                Words.date(authority.certificate().validity().notAfter()));
        return new ChainView.Link(place, authority.name(), detail, row.status());
    }

    static void identity(AuthoritiesModel.Details details, DetailGrid grid) {
        var authority = details.row().authority();
        var of = authority.certificate();
        grid.clear();
        grid.text(Words.of("authorities.field.subject"), of.subject().toString());
        grid.text(Words.of("authorities.field.key"), key(details));
        grid.text(Words.of("authorities.field.valid"), Words.of("authorities.field.valid.span",
                Words.date(of.validity().notBefore()), Words.date(of.validity().notAfter())));
        grid.node(Words.of("authorities.field.left"), left(details));
        grid.text(Words.of("authorities.field.below"), below(authority));
        grid.code(Words.of("authorities.field.serial"), of.serial().colonHex());
        grid.code(Words.of("authorities.field.serial.decimal"), of.serial().decimal());
        grid.code(Words.of("authorities.field.sha256"), details.fingerprint());
    }

    /// What it is and where it lives.
    private static String key(AuthoritiesModel.Details details) {
        var authority = details.row().authority();
        var kind = authority.certificate().key().label();
        return switch (authority.home()) {
            case KeyHome.Here _ -> kind;
            case KeyHome.Away _ -> details.vault().map(home -> Words.of("authorities.field.key.vault", kind, home.label()))
                    .orElseGet(() -> Words.of("authorities.field.key.away", kind));
            case KeyHome.OnToken(var token, var _) -> switch (details.plugged()) {
                case IN -> Words.of("authorities.field.key.token.here", kind, token.text());
                case OUT -> Words.of("authorities.field.key.token.away", kind, token.text());
                case UNKNOWN -> Words.of("authorities.field.key.token", kind, token.text());
            };
        };
    }

    private static Node left(AuthoritiesModel.Details details) {
        var bar = new ProgressBar(1 - details.lived());
        bar.setMinWidth(Region.USE_PREF_SIZE);
        var words = new Label(left(details.left()));
        words.setMinWidth(Region.USE_PREF_SIZE);
        var both = new HBox(12, words, bar);
        both.getStyleClass().add("actions");
        return both;
    }

    private static String left(Duration left) {
        return left.isPositive() ? Words.span(left) : Words.of("authorities.field.left.none");
    }

    private static String below(Authority authority) {
        return authority.pathLength().isEmpty() ? Words.of("authorities.field.below.unlimited")
                : Words.of("authorities.field.below.levels", authority.pathLength().getAsInt());
    }

    /// Whether an authority can be made below the one of this name, and why not.
    static String below(AuthoritiesModel.Below below, String name) {
        return switch (below) {
            case ALLOWED -> Words.of("authorities.new.intermediate.hint", name);
            case NONE_CHOSEN -> Words.of("authorities.new.intermediate.choose");
            case NO_ROOM -> Words.of("authorities.new.intermediate.noRoom", name);
            case NOT_VALID -> Words.of("authorities.new.intermediate.notValid", name);
            case NO_KEY -> Words.of("authorities.new.intermediate.noKey", name);
        };
    }

    /// What its issuing forms offer first.
    static void defaults(AuthoritiesModel.Details details, DetailGrid grid) {
        var defaults = details.row().authority().defaults();
        grid.clear();
        grid.text(Words.of("authorities.defaults.profile"),
                details.profile().map(ProfileWords::name).orElse(defaults.profile()));
        grid.text(Words.of("authorities.create.life"), Words.span(defaults.life().duration()));
        grid.text(Words.of("authorities.field.key"), defaults.key().label());
    }

    static void issued(AuthoritiesModel.Details details, DetailGrid grid) {
        grid.clear();
        details.latest().forEach(one -> grid.node(Words.dateTime(one.certificate().issued()), issued(one)));
    }

    private static Node issued(AuthoritiesModel.Issued one) {
        var chip = new StatusChip();
        chip.show(one.status());
        chip.setMinWidth(Region.USE_PREF_SIZE);
        var row = new HBox(8, chip, new Label(one.certificate().label()));
        row.getStyleClass().add("actions");
        return row;
    }
}
