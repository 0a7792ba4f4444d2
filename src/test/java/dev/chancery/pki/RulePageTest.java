package dev.chancery.pki;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.domain.Rule;
import dev.chancery.words.RuleWords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The table of `docs/certificate-rules.md` is written from the rules. `-Drules.refresh=true` writes it again.
class RulePageTest {

    private static final Path PAGE = Path.of("docs/certificate-rules.md");
    private static final String HEAD = "| code | source | severity | the rule | what comes of breaking it |\n| --- | --- | --- | --- | --- |\n";

    @Test void thePageHasEveryRuleAsItIs() throws IOException {
        var page = Files.readString(PAGE);
        var before = page.substring(0, page.indexOf(HEAD));
        var expected = before + HEAD + Arrays.stream(Rule.values()).map(RulePageTest::row).collect(Collectors.joining());
        if (Boolean.getBoolean("rules.refresh")) {
            Files.writeString(PAGE, expected);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(expected);
    }

    private static String row(Rule rule) {
        return "| `%s` | %s | %s | %s | %s |\n".formatted(rule.code(), rule.source(), RuleWords.severity(rule.severity()).toLowerCase(),
                RuleWords.rule(rule), RuleWords.effect(rule));
    }
}
