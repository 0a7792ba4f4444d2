package dev.chancery.ui.requests;

import dev.chancery.domain.Notice;
import dev.chancery.ui.Icons;
import dev.chancery.words.DecodedWords;
import dev.chancery.words.Words;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Finds the words for what the reader of a request or an answer should know.
final class NoticeWords {

    private NoticeWords() {}

    /// One plain sentence.
    static String of(Notice notice) {
        return switch (notice) {
            case Notice.AsksForAuthority() -> Words.of("requests.notice.authority");
            case Notice.UsageFromProfile(var oid) -> Words.of("requests.notice.usage", DecodedWords.name(oid));
            case Notice.ExtensionLeftOut(var oid) -> Words.of("requests.notice.extension", DecodedWords.name(oid));
            case Notice.NameLeftOut(var name) -> Words.of("requests.notice.name", name);
            case Notice.SubjectPartLeftOut(var part) -> Words.of("requests.notice.subjectPart", part);
            case Notice.ChallengePassword() -> Words.of("requests.notice.challenge");
            case Notice.AttributeIgnored(var attribute) -> Words.of("requests.notice.attribute", attribute);
            case Notice.KeySeenBefore(var request) -> Words.of("requests.notice.keySeen", request);
            case Notice.SubjectDiffers(var subject) -> Words.of("requests.notice.subjectDiffers", subject);
            case Notice.NameMissing(var name) -> Words.of("requests.notice.nameMissing", name);
            case Notice.IssuerUnknown(var issuer) -> Words.of("requests.notice.issuerUnknown", issuer);
            case Notice.OthersLeftOut(int count) -> Words.of("requests.notice.others", count);
        };
    }

    /// One line for each, with an icon.
    static void fill(VBox box, List<Notice> notices) {
        box.getChildren().setAll(notices.stream().map(notice -> line("fth-info", "notice-line", of(notice))).toList());
    }

    static Node line(String icon, String styleClass, String words) {
        var label = new Label(words, Icons.of(icon));
        label.getStyleClass().add(styleClass);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
