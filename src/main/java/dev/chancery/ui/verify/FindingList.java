package dev.chancery.ui.verify;

import dev.chancery.domain.Finding.Outcome;
import dev.chancery.domain.Finding;
import dev.chancery.domain.Verdict;
import dev.chancery.words.FindingWords;
import dev.chancery.words.Words;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// The findings by certificate: everything about the one that is verified, and of those above what did not simply pass.
public final class FindingList extends VBox {

    public FindingList() {
        getStyleClass().add("findings");
    }

    void show(Verdict verdict) {
        getChildren().clear();
        if (verdict.chain().isEmpty()) {
            add(verdict.findings());
        }
        for (int i = 0; i < verdict.chain().size(); i++) {
            int place = i;
            var about = verdict.findings().stream().filter(finding -> finding.at() == place).toList();
            heading(verdict.chain().get(i).name());
            add(place == 0 ? about : about.stream().filter(finding -> finding.outcome() != Outcome.PASSED || isWorthTelling(finding)).toList());
            if (place > 0) {
                count(about);
            }
        }
    }

    // Of an issuer, who has signed it is what people look for.
    private static boolean isWorthTelling(Finding finding) {
        return finding.step() == Finding.Step.SIGNATURE || finding.step() == Finding.Step.VALIDITY;
    }

    private void heading(String name) {
        var title = new Label(name);
        title.getStyleClass().add("section-title");
        getChildren().add(title);
    }

    private void add(List<Finding> findings) {
        findings.forEach(finding -> getChildren().add(FindingRow.of(finding.outcome(), FindingWords.step(finding.step()),
                FindingWords.of(finding.cause()))));
    }

    private void count(List<Finding> about) {
        var others = about.stream().filter(finding -> finding.outcome() == Outcome.PASSED && !isWorthTelling(finding)).count();
        if (others > 0) {
            var note = new Label(Words.of("verify.others", others));
            note.getStyleClass().add("note");
            getChildren().add(note);
        }
    }
}
