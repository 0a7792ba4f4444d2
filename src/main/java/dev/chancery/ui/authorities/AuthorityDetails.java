package dev.chancery.ui.authorities;

import dev.chancery.domain.Authority;
import dev.chancery.ui.ChainView;
import dev.chancery.ui.CopyButton;
import dev.chancery.ui.DetailGrid;
import dev.chancery.ui.SelectableText;
import dev.chancery.ui.Words;
import java.time.Duration;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What there is to know about one authority, in tabs.
public final class AuthorityDetails extends TabPane {

    private final VBox summary = new VBox();
    private final VBox certificate = new VBox();

    public AuthorityDetails() {
        setTabClosingPolicy(TabClosingPolicy.UNAVAILABLE);
        getTabs().addAll(tab("authorities.tab.summary", summary), tab("authorities.tab.certificate", certificate));
    }

    private static Tab tab(String titleKey, VBox content) {
        content.getStyleClass().add("details");
        var scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        return new Tab(Words.of(titleKey), scroll);
    }

    void show(AuthoritiesModel.Details details) {
        var authority = details.row().authority();
        var title = new Label(authority.name());
        title.getStyleClass().add("details-title");
        title.setWrapText(true);
        summary.getChildren().setAll(title, section("authorities.chain"), chain(details),
                section("authorities.identity"), identity(details));
        var pem = new SelectableText(details.pem(), "mono");
        pem.setId("pem");
        var head = new HBox(8, section("authorities.pem"), new CopyButton(Words.of("authorities.pem"), details::pem));
        head.getStyleClass().add("actions");
        certificate.getChildren().setAll(DecodedGrid.of(details.decoded()), head, pem);
    }

    private static Label section(String key) {
        var label = new Label(Words.of(key));
        label.getStyleClass().add("section-title");
        return label;
    }

    private static Node chain(AuthoritiesModel.Details details) {
        var view = new ChainView();
        view.show(details.chain().stream().map(AuthorityDetails::link).toList());
        return view;
    }

    private static ChainView.Link link(AuthoritiesModel.Row row) {
        var authority = row.authority();
        var place = authority.isRoot() ? ChainView.Place.ROOT : ChainView.Place.INTERMEDIATE;
        var detail = Words.of("authorities.chain.detail", authority.certificate().key().label(),
                Words.date(authority.certificate().validity().notAfter()));
        return new ChainView.Link(place, authority.name(), detail, row.status());
    }

    private static Node identity(AuthoritiesModel.Details details) {
        var authority = details.row().authority();
        var of = authority.certificate();
        var grid = new DetailGrid();
        grid.text(Words.of("authorities.field.subject"), of.subject().toString());
        grid.text(Words.of("authorities.field.key"), of.key().label());
        grid.text(Words.of("authorities.field.valid"), Words.of("authorities.field.valid.span",
                Words.date(of.validity().notBefore()), Words.date(of.validity().notAfter())));
        grid.node(Words.of("authorities.field.left"), left(details));
        grid.text(Words.of("authorities.field.below"), below(authority));
        grid.text(Words.of("authorities.field.issued"), Words.number(details.row().issued()));
        grid.code(Words.of("authorities.field.serial"), of.serial().colonHex());
        grid.code(Words.of("authorities.field.serial.decimal"), of.serial().decimal());
        grid.code(Words.of("authorities.field.sha256"), details.fingerprint());
        return grid;
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

    static String left(Duration left) {
        return left.isPositive() ? Words.span(left) : Words.of("authorities.field.left.none");
    }

    private static String below(Authority authority) {
        return authority.pathLength().isEmpty() ? Words.of("authorities.field.below.unlimited")
                : Words.of("authorities.field.below.levels", authority.pathLength().getAsInt());
    }
}
