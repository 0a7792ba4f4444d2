package dev.chancery.domain;

import dev.chancery.domain.Rule.Severity;

/// A rule that a certificate, list or request does not keep. `detail` says where, fit to be shown: the name that is wrong,
/// the extension that stands there twice. It is empty where the rule says it all.
public record Breach(Rule rule, String detail) {

    public Severity severity() {
        return rule.severity();
    }
}
