package dev.chancery.words;

import java.util.Optional;

/// A failure as the window tells it: what happened, what was kept, what to do next. `technical` folds out and can be
/// copied; `code` is set for a defect and stands in the log beside its stack.
public record Told(
        String title, String happened, String kept, String next, String technical, Optional<String> code) {}
