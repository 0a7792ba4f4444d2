package dev.chancery.ui;

import java.util.List;

/// A question before an act that cannot be taken back: what it is, what it will do, and the names of what it hits.
///
/// `yes` names the act itself ('Remove 3 things'), never 'OK'. `destructive` makes the other answer the default.
public record Question(String title, String consequence, List<String> affected, String yes, boolean destructive) {

    public Question {
        affected = List.copyOf(affected);
    }
}
