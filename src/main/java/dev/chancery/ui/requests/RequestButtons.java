package dev.chancery.ui.requests;

import dev.chancery.domain.FiledRequest.Direction;
import dev.chancery.ui.CopyButton;
import dev.chancery.ui.requests.RequestDetailsModel.Details;
import dev.chancery.words.Words;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;

/// What can be done with the request beside the list, as far as it has come.
public final class RequestButtons extends FlowPane {

    public RequestButtons() {
        getStyleClass().add("request-actions");
    }

    void show(Details shown, RequestActions actions) {
        getChildren().clear();
        if (shown.request().direction() == Direction.THEIRS) {
            theirs(shown, actions);
        } else {
            ours(shown, actions);
        }
        CopyButton.copies(add("request-copy-pem", Words.of("requests.pem.copy"), () -> { }), shown::pem);
    }

    private void theirs(Details shown, RequestActions actions) {
        var request = shown.request();
        if (request.isPending()) {
            first("request-sign", Words.of("requests.sign"), () -> actions.sign(request, shown.csr())).setDisable(!shown.csr().fit());
            add("request-reject", Words.of("requests.reject"), () -> actions.reject(request));
        }
        shown.signed().ifPresent(certificate -> {
            first("request-export", Words.of("requests.signed.save"), () -> actions.export(certificate));
            add("request-certificate", Words.of("requests.certificate"), () -> actions.show(certificate));
        });
    }

    private void ours(Details shown, RequestActions actions) {
        var request = shown.request();
        if (request.isPending()) {
            first("request-complete", Words.of("requests.complete"), () -> actions.complete(request));
            add("request-paste-answer", Words.of("requests.complete.paste"), () -> actions.pasteAnswer(request));
        } else {
            first("request-export-answer", Words.of("requests.export"), () -> actions.exportAnswer(request));
        }
        add("request-save", Words.of("requests.save"), () -> actions.save(request));
    }

    private Button first(String id, String words, Runnable act) {
        var button = add(id, words, act);
        button.getStyleClass().add("accent");
        return button;
    }

    private Button add(String id, String words, Runnable act) {
        var button = new Button(words);
        button.setId(id);
        button.setMnemonicParsing(true);
        button.setOnAction(_ -> act.run());
        getChildren().add(button);
        return button;
    }
}
