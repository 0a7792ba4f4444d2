package dev.chancery.ui.cloud;

import dev.chancery.domain.CloudCheck;
import dev.chancery.engine.NextStep;
import dev.chancery.ui.Icons;
import dev.chancery.words.Words;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// The pages of the wizard, each made when it comes up.
final class RegisterPages {

    /// Where a page can lead: what mends a check, and to issuing for the devices.
    record Ways(Consumer<CloudCheck> fix, Runnable issue) {}

    private static final PseudoClass NOW = PseudoClass.getPseudoClass("now");
    private static final PseudoClass PASSED = PseudoClass.getPseudoClass("passed");

    private final RegisterModel model;
    private final Means means;
    private final Ways ways;

    RegisterPages(RegisterModel model, Means means, Ways ways) {
        this.model = model;
        this.means = means;
        this.ways = ways;
    }

    Node page() {
        return switch (model.pageProperty().get()) {
            case CLOUD -> new CloudPage(model.plan());
            case PLACE -> new PlacePage(model.plan());
            case CHECKS -> new ChecksPage(model.plan(), ways.fix());
            case CONNECTION -> new ConnectionPage(model, means.window().files());
            case UPLOAD, CODE, PROOF, VERIFY -> new StepPage(model.steps(), new Carried(means));
            case RESULT -> model.isPlanned()
                    ? new ResultPage(model.steps().standProperty().get().registration(), ways.issue()) : new VBox();
        };
    }

    /// Whether the rest can be done in one go.
    boolean mayDoAll() {
        return switch (model.pageProperty().get()) {
            case UPLOAD, CODE, PROOF -> !model.steps().byHandProperty().get() && model.steps().line().isPresent()
                    && !(model.steps().standProperty().get().next() instanceof NextStep.Finished);
            case CLOUD, PLACE, CHECKS, CONNECTION, VERIFY, RESULT -> false;
        };
    }

    static String title(Page page) {
        return Words.of(switch (page) {
            case CLOUD -> "cloud.wizard.cloud";
            case PLACE -> "cloud.wizard.place";
            case CHECKS -> "cloud.wizard.checks";
            case CONNECTION -> "cloud.wizard.connection";
            case UPLOAD -> "cloud.wizard.upload";
            case CODE -> "cloud.wizard.code";
            case PROOF -> "cloud.wizard.proof";
            case VERIFY -> "cloud.wizard.verify";
            case RESULT -> "cloud.wizard.result";
        });
    }

    /// The list of the pages, as far as they are passed.
    static List<Label> marks(List<Page> pages, int now) {
        return IntStream.range(0, pages.size()).mapToObj(number -> mark(title(pages.get(number)), number, now)).toList();
    }

    private static Label mark(String title, int number, int now) {
        var mark = new Label(title, Icons.of(number < now ? "fth-check-circle" : "fth-circle"));
        mark.getStyleClass().add("wizard-step");
        mark.setMaxWidth(Double.MAX_VALUE);
        mark.pseudoClassStateChanged(NOW, number == now);
        mark.pseudoClassStateChanged(PASSED, number < now);
        return mark;
    }
}
