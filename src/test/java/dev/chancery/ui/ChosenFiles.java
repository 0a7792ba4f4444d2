package dev.chancery.ui;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// Answers that a test gave beforehand, in their order; with none left, the user thought better of it.
public final class ChosenFiles implements FileChoice {

    private final Deque<Path> answers = new ArrayDeque<>();
    private final List<Path> revealed = new ArrayList<>();
    private String suggested = "";

    public ChosenFiles(Path... answers) {
        this.answers.addAll(List.of(answers));
    }

    public void next(Path answer) {
        answers.add(answer);
    }

    /// The folders that the file manager was asked to show.
    public List<Path> revealed() {
        return List.copyOf(revealed);
    }

    @Override public Optional<Path> open(String title, Kind... kinds) {
        return Optional.ofNullable(answers.poll());
    }

    /// The name that was on offer when a file was to be saved last.
    public String suggested() {
        return suggested;
    }

    @Override public Optional<Path> save(String title, String suggestedName, Kind... kinds) {
        suggested = suggestedName;
        return Optional.ofNullable(answers.poll());
    }

    @Override public Optional<Path> folder(String title) {
        return Optional.ofNullable(answers.poll());
    }

    @Override public void reveal(Path folder) {
        revealed.add(folder);
    }
}
