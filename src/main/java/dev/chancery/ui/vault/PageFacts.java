package dev.chancery.ui.vault;

import dev.chancery.domain.VaultPlace;
import dev.chancery.ui.DetailGrid;
import dev.chancery.words.Words;

/// What stands on the page of an authority in a Vault about where it lives.
final class PageFacts {

    private PageFacts() {}

    static void show(PageModel.Facts facts, DetailGrid grid) {
        var home = facts.home();
        var place = home.server().place();
        grid.clear();
        grid.text(Words.of("vault.page.server"), place.label());
        grid.text(Words.of("vault.page.mount"), home.mount());
        grid.text(Words.of("vault.page.role"), home.role());
        grid.text(Words.of("vault.page.keys"), Words.of(home.keysThere() ? "vault.page.keys.there" : "vault.page.keys.here"));
        grid.text(Words.of("vault.page.login"), login(place.login()));
        grid.text(Words.of("vault.page.state"), state(facts));
        grid.text(Words.of("vault.page.contact"), facts.contact().map(Words::dateTime).orElseGet(() -> Words.of("vault.page.never")));
        if (facts.unanswered() > 0) {
            grid.text(Words.of("vault.page.unanswered"), Words.of("vault.page.unanswered.count", facts.unanswered()));
        }
    }

    private static String login(VaultPlace.Login login) {
        return switch (login.kind()) {
            case TOKEN -> Words.of("vault.page.login.token");
            case APP_ROLE -> Words.of("vault.page.login.appRole", login.roleId(), login.mount());
        };
    }

    private static String state(PageModel.Facts facts) {
        return facts.home().server().kept().map(since -> Words.of("vault.page.state.kept", Words.dateTime(since)))
                .orElseGet(() -> Words.of(facts.signedIn() ? "vault.page.state.in" : "vault.page.state.out"));
    }
}
