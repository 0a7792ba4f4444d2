package dev.chancery.ui.overview;

import dev.chancery.engine.Outlook;
import dev.chancery.words.Words;
import java.time.format.DateTimeFormatter;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;

/// What ends in one month: how many stands over a bar as high as its share of the fullest month, and the part of those
/// that were revoked before is paler. The whole height of the chart answers the mouse.
final class MonthBar extends Region {

    private static final PseudoClass NEAR = PseudoClass.getPseudoClass("near");
    private static final double LEAST_HEIGHT = 3;

    private final Outlook.Month month;
    private final Runnable open;
    private final double share;
    private final Label count = new Label();
    private final Region good = part("month-good");
    private final Region revoked = part("month-revoked");

    /// @param most how many end in the fullest month
    /// @param near whether a certificate of this month may be called expiring now
    MonthBar(Outlook.Month month, long most, boolean near, Runnable open) {
        this.month = month;
        this.open = open;
        this.share = most == 0 ? 0 : (double) month.ending().all() / most;
        getStyleClass().add("month-bar");
        pseudoClassStateChanged(NEAR, near);
        count.setText(month.ending().all() == 0 ? "" : Words.number(month.ending().all()));
        count.getStyleClass().add("month-count");
        count.setAlignment(Pos.BOTTOM_CENTER);
        getChildren().addAll(count, revoked, good);
        setAccessibleRole(AccessibleRole.BUTTON);
        setAccessibleText(words());
        Tooltip.install(this, new Tooltip(words()));
        setOnMouseClicked(_ -> open());
        setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ENTER || key.getCode() == KeyCode.SPACE) {
                key.consume();
                open();
            }
        });
    }

    private static Region part(String style) {
        var part = new Region();
        part.getStyleClass().add(style);
        part.setMouseTransparent(true);
        return part;
    }

    private String words() {
        var name = DateTimeFormatter.ofPattern("LLLL yyyy", Words.locale()).format(month.first());
        return Words.of("overview.month", name, month.ending().all(), month.ending().revoked());
    }

    private void open() {
        requestFocus();
        open.run();
    }

    @Override public void executeAccessibleAction(AccessibleAction action, Object... parameters) {
        if (action == AccessibleAction.FIRE) {
            open();
        } else {
            super.executeAccessibleAction(action, parameters);
        }
    }

    @Override protected void layoutChildren() {
        double caption = count.prefHeight(-1);
        double room = getHeight() - caption;
        double all = share == 0 ? 0 : Math.max(LEAST_HEIGHT, Math.round(room * share));
        double pale = share == 0 ? 0 : Math.round(all * month.ending().revoked() / month.ending().all());
        double margin = Math.round(Math.min(getWidth() * 0.15, 6));
        double top = getHeight() - all;
        good.resizeRelocate(margin, top + pale, getWidth() - 2 * margin, all - pale);
        revoked.resizeRelocate(margin, top, getWidth() - 2 * margin, pale);
        double wide = count.prefWidth(-1);
        count.setVisible(wide <= getWidth());
        count.resizeRelocate((getWidth() - wide) / 2, top - caption, wide, caption);
    }
}
