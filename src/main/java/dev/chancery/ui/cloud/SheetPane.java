package dev.chancery.ui.cloud;

import dev.chancery.domain.CloudCall;
import dev.chancery.domain.CloudRequest;
import dev.chancery.domain.CloudTraits;
import dev.chancery.words.Words;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.StringProperty;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.VBox;

/// A request that somebody sends from another machine, in the forms in which it can be carried, and the place for the answer.
final class SheetPane extends VBox {

    /// What is to be sent. `pem` and `escaped` are empty where no certificate is in it.
    record Sheet(CloudCall call, CloudRequest request, String pem, String escaped) {}

    private final Carried carried;

    SheetPane(Sheet sheet, CloudTraits traits, Carried carried, StringProperty answer) {
        super(12);
        this.carried = carried;
        var name = traits.kind().code() + "-" + sheet.call().code();
        var request = sheet.request();
        var tabs = new ArrayList<Tab>();
        tabs.add(tab("curl", Words.of("cloud.sheet.curl"), name + "-curl.txt", request.curl(traits.auth().getFirst())));
        if (!request.body().isEmpty()) {
            tabs.add(tab("body", Words.of("cloud.sheet.body"), name + "-body.json", request.body()));
        }
        if (!sheet.pem().isEmpty()) {
            tabs.add(tab("escaped", Words.of("cloud.sheet.escaped"), name + "-escaped.txt", sheet.escaped()));
            tabs.add(tab("pem", Words.of("cloud.sheet.pem"), name + ".pem", sheet.pem()));
        }
        getChildren().addAll(where(request), tabs(tabs), new PastePane("sheetAnswer", Words.of("cloud.sheet.answer"),
                Words.of("cloud.sheet.answer.hint"), answer, carried));
    }

    private static Label where(CloudRequest request) {
        var where = new Label(request.method() + " " + request.address());
        where.setWrapText(true);
        where.setMinHeight(USE_PREF_SIZE);
        where.getStyleClass().add("mono");
        return where;
    }

    private static TabPane tabs(List<Tab> all) {
        var pane = new TabPane(all.toArray(Tab[]::new));
        pane.setId("sheetTabs");
        pane.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        pane.getStyleClass().add("sheet-tabs");
        return pane;
    }

    private Tab tab(String id, String title, String fileName, String text) {
        return new Tab(title, carried.text(id, title, fileName, text));
    }
}
