package dev.chancery.ui.overview;

import dev.chancery.domain.Status;
import dev.chancery.engine.Outlook;
import dev.chancery.words.Words;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// How many certificates end in each month, as a row of bars over the names of the months.
///
/// The keyboard reaches it as one place: the arrow keys, Home and End walk along the bars, Enter shows what ends then.
public final class ExpiryChart extends Region {

    private static final double ROOM = 6;

    private final List<MonthBar> bars = new ArrayList<>();
    private final List<Label> names = new ArrayList<>();
    private final List<Label> years = new ArrayList<>();
    private final Region ground = new Region();
    private List<Outlook.Month> months = List.of();
    private int place;

    /// Shows no month until [#show] is called; for FXML.
    public ExpiryChart() {
        getStyleClass().add("expiry-chart");
        ground.getStyleClass().add("expiry-ground");
        setAccessibleRole(AccessibleRole.PARENT);
        addEventHandler(KeyEvent.KEY_PRESSED, this::walk);
    }

    void tie(OverviewModel model) {
        model.whenFound(found -> show(found.months(), model::show));
    }

    /// `opened` hears which month somebody wants to see.
    private void show(List<Outlook.Month> shown, Consumer<Outlook.Month> opened) {
        if (!shown.equals(months)) {
            var focused = bars.stream().anyMatch(MonthBar::isFocused);
            months = shown;
            fill(opened);
            goTo(Math.clamp(place, 0, bars.size() - 1), focused);
        }
    }

    private void fill(Consumer<Outlook.Month> opened) {
        bars.clear();
        names.clear();
        years.clear();
        long most = months.stream().mapToLong(month -> month.ending().all()).max().orElse(0);
        var soon = months.getFirst().first().plus(Status.SOON.toDays(), ChronoUnit.DAYS);
        for (var month : months) {
            bars.add(new MonthBar(month, most, month.first().isBefore(soon), () -> {
                goTo(months.indexOf(month), false);
                opened.accept(month);
            }));
            names.add(label(month.first().getMonth().getDisplayName(TextStyle.SHORT_STANDALONE, Words.locale())));
            years.add(label(isFirstOfYear(month.first()) ? String.valueOf(month.first().getYear()) : ""));
        }
        getChildren().setAll(ground);
        getChildren().addAll(names);
        getChildren().addAll(years);
        getChildren().addAll(bars);
    }

    private boolean isFirstOfYear(LocalDate day) {
        return day.equals(months.getFirst().first()) || day.getMonthValue() == 1;
    }

    private static Label label(String words) {
        var label = new Label(words);
        label.getStyleClass().add("month-name");
        label.setMouseTransparent(true);
        return label;
    }

    private void walk(KeyEvent key) {
        if (!bars.isEmpty() && (key.getCode().isArrowKey() || key.getCode() == KeyCode.HOME || key.getCode() == KeyCode.END)) {
            goTo(Math.clamp(switch (key.getCode()) {
                case LEFT -> place - 1;
                case RIGHT -> place + 1;
                case HOME -> 0;
                case END -> bars.size() - 1;
                default -> place;
            }, 0, bars.size() - 1), true);
            if (key.getCode() != KeyCode.UP && key.getCode() != KeyCode.DOWN) {
                key.consume();
            }
        }
    }

    private void goTo(int next, boolean focus) {
        place = next;
        for (int i = 0; i < bars.size(); i++) {
            bars.get(i).setFocusTraversable(i == place);
        }
        if (focus) {
            bars.get(place).requestFocus();
        }
    }

    @Override public @Nullable Orientation getContentBias() {
        return null;
    }

    @Override protected double computePrefWidth(double height) {
        return 0;
    }

    @Override protected void layoutChildren() {
        if (bars.isEmpty()) {
            return;
        }
        double line = names.getFirst().prefHeight(-1);
        double foot = getHeight() - 2 * line;
        double width = getWidth() / bars.size();
        ground.resizeRelocate(0, foot, getWidth(), 1);
        int step = (int) Math.max(1, Math.ceil((widest() + ROOM) / width));
        for (int i = 0; i < bars.size(); i++) {
            double left = Math.round(i * width);
            double wide = Math.round((i + 1) * width) - left;
            bars.get(i).resizeRelocate(left, 0, wide, foot);
            put(names.get(i), i % step == 0, left, step == 1 ? wide : 0, foot + 2, line);
            put(years.get(i), i == 0 || i >= step, left, step == 1 ? wide : 0, foot + line, line);
        }
    }

    private double widest() {
        return names.stream().mapToDouble(name -> name.prefWidth(-1)).max().orElse(0);
    }

    /// In the middle of its bar where each has its name, else from the bar's left on.
    private static void put(Label label, boolean shown, double left, double wide, double top, double height) {
        double own = label.prefWidth(-1);
        label.setVisible(shown);
        label.resizeRelocate(Math.round(left + Math.max(0, (wide - own) / 2)), top, own, height);
    }
}
