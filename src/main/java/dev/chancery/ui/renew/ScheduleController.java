package dev.chancery.ui.renew;

import dev.chancery.domain.RenewalSettings;
import dev.chancery.ui.BackToDefault;
import dev.chancery.ui.DetailGrid;
import dev.chancery.ui.FieldRow;
import dev.chancery.ui.Shown;
import dev.chancery.ui.Toasts;
import dev.chancery.words.Words;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.StringProperty;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;

/// Ties the settings of the scheduler and its last runs to [ScheduleModel].
public final class ScheduleController {

    private final ScheduleModel model;
    private final Toasts toasts;
    private final Runnable close;

    @FXML private Label authorities;
    @FXML private FieldRow timeRow;
    @FXML private TextField time;
    @FXML private BackToDefault timeDefault;
    @FXML private FieldRow windowRow;
    @FXML private TextField window;
    @FXML private BackToDefault windowDefault;
    @FXML private FieldRow graceRow;
    @FXML private TextField grace;
    @FXML private BackToDefault graceDefault;
    @FXML private CheckBox expiredToo;
    @FXML private Label tried;
    @FXML private DetailGrid runs;
    @FXML private Label none;
    @FXML private Button save;

    public ScheduleController(ScheduleModel model, Toasts toasts, Runnable close) {
        this.model = model;
        this.toasts = toasts;
        this.close = close;
    }

    @FXML private void initialize() {
        time.textProperty().bindBidirectional(model.timeProperty());
        window.textProperty().bindBidirectional(model.windowProperty());
        grace.textProperty().bindBidirectional(model.graceProperty());
        var usual = RenewalSettings.DEFAULT;
        usual(timeDefault, model.timeProperty(), timeRow, usual.time().toString());
        usual(windowDefault, model.windowProperty(), windowRow, String.valueOf(usual.windowDays()));
        usual(graceDefault, model.graceProperty(), graceRow, String.valueOf(usual.graceDays()));
        expiredToo.selectedProperty().bindBidirectional(model.expiredTooProperty());
        List.of(timeRow, windowRow, graceRow).forEach(row -> row.watch(model.violations()));
        save.disableProperty().bind(Bindings.isNotEmpty(model.violations()));
        Shown.set(tried, false);
        model.shownProperty().subscribe(now -> now.ifPresent(this::show));
        model.triedProperty().subscribe(now -> now.ifPresent(this::show));
        model.begin();
    }

    private static void usual(BackToDefault button, StringProperty field, FieldRow row, String usual) {
        button.tie(field, usual, row.getLabel(), usual);
    }

    private void show(ScheduleModel.Shown now) {
        authorities.setText(now.authorities().isEmpty() ? Words.of("renew.schedule.nobody")
                : Words.of("renew.schedule.authorities", String.join(", ", now.authorities())));
        runs.clear();
        now.runs().forEach(run -> runs.text(Words.dateTime(run.begun()), RenewWords.of(run)));
        Shown.set(none, now.runs().isEmpty());
    }

    private void show(ScheduleModel.Tried found) {
        Shown.set(tried, true);
        tried.setText(Words.of("renew.schedule.tried", found.ready(), found.problems()));
    }

    @FXML private void tryNow() {
        model.tryNow();
    }

    @FXML private void runNow() {
        model.runNow(run -> toasts.note(RenewWords.of(run)));
    }

    @FXML private void save() {
        model.save(() -> {
            close.run();
            toasts.success(Words.of("renew.schedule.saved"));
        });
    }

    @FXML private void cancel() {
        close.run();
    }
}
