package dev.chancery.words;

import dev.chancery.domain.Breach;
import dev.chancery.domain.Rule;

/// The rules for certificates in plain words: what each says, what comes of a certificate that breaks it, what to do.
public final class RuleWords {

    private static final String FILE = "rules.";
    private static final String EFFECT = ".effect";

    private RuleWords() {}

    /// What the rule says.
    public static String rule(Rule rule) {
        return Words.of(FILE + rule.code());
    }

    /// What happens in the field with what breaks it.
    public static String effect(Rule rule) {
        return Words.of(FILE + rule.code() + EFFECT);
    }

    public static String remedy(Rule rule) {
        return Words.of(switch (rule.remedy()) {
            case AGAIN -> "rules.remedy.again";
            case KEY -> "rules.remedy.key";
            case NAME -> "rules.remedy.name";
            case PROFILE -> "rules.remedy.profile";
            case ISSUER -> "rules.remedy.issuer";
            case LIST -> "rules.remedy.list";
        });
    }

    public static String severity(Rule.Severity severity) {
        return Words.of(switch (severity) {
            case DANGER -> "rules.severity.danger";
            case ERROR -> "rules.severity.error";
            case WARNING -> "rules.severity.warning";
        });
    }

    /// The rule and where it is broken: `The subject’s texts are visible: press␛001`.
    public static String what(Breach breach) {
        return breach.detail().isEmpty() ? rule(breach.rule()) : Words.of("rules.where", rule(breach.rule()), breach.detail());
    }

    /// What is said where no rule is broken.
    public static String none() {
        return Words.of("rules.none");
    }

    /// What to do, and where the rule stands.
    public static String next(Breach breach) {
        return Words.of("rules.next", remedy(breach.rule()), breach.rule().code(), breach.rule().source());
    }

    /// All of it in one paragraph.
    public static String paragraph(Breach breach) {
        return broken(breach) + " " + next(breach);
    }

    static Said said(Breach breach) {
        return new Said(broken(breach), next(breach));
    }

    /// What a rule says would be taken for what is so, where nothing around it tells that it is broken.
    private static String broken(Breach breach) {
        return Words.of("rules.broken", what(breach) + " " + effect(breach.rule()));
    }
}
