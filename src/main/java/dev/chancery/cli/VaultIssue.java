package dev.chancery.cli;

import dev.chancery.domain.Certificate;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Thing;
import dev.chancery.domain.VaultNotice;
import dev.chancery.engine.Office;
import dev.chancery.engine.Order;
import dev.chancery.engine.VaultResult;
import dev.chancery.words.VaultWords;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Issues through a Vault, and asks about what it signs otherwise than asked for.
final class VaultIssue {

    private final Console console;
    private final Office office;
    private final boolean asSigned;
    private final List<Map<String, Object>> issued = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private final TextTable table = new TextTable("SERIAL", "FOR", "UNTIL");

    /// With `asSigned` everything genuine is kept.
    VaultIssue(Console console, Office office, boolean asSigned) {
        this.console = console;
        this.office = office;
        this.asSigned = asSigned;
    }

    Answer of(List<Order> orders, int passedOver) {
        for (var order : orders) {
            take(office.vaults().issuing().issue(order, Progress.NONE));
        }
        var facts = new LinkedHashMap<String, Object>();
        facts.put("issued", issued);
        facts.put("passedOver", passedOver);
        facts.put("revokedAgain", refused);
        return new Answer(facts, table + "\n" + issued.size() + " issued, " + passedOver + " passed over, " + refused.size()
                + " revoked again.", refused.isEmpty() ? Exit.DONE : issued.isEmpty() ? Exit.REFUSED : Exit.PARTLY);
    }

    private void take(VaultResult result) {
        var certificate = switch (result) {
            case VaultResult.Kept(var kept, _) -> Optional.of(kept);
            case VaultResult.Asks asks when isGood(asks) -> Optional.of(office.vaults().issuing().keep(asks.errand()));
            case VaultResult.Asks(var errand, _, var notices) -> {
                office.vaults().issuing().giveUp(errand, Progress.NONE);
                refused.add(errand.asked().label() + ": " + VaultWords.joined(notices));
                yield Optional.<Certificate>empty();
            }
        };
        certificate.ifPresent(one -> {
            var facts = new LinkedHashMap<>(Facts.of(one, office.certificates().now()));
            facts.put("notices", result.notices().stream().map(VaultNotice::message).toList());
            issued.add(facts);
            table.row(one.serial().colonHex(), one.label(), one.validity().notAfter());
        });
        result.notices().forEach(notice -> console.err().println("chancery: " + VaultWords.of(notice)));
        console.err().flush();
    }

    /// Nobody at the terminal means that it is not kept.
    private boolean isGood(VaultResult.Asks asks) {
        return asSigned || console.question().apply(asks.errand().asked().label() + ": " + VaultWords.joined(asks.notices()) + " Keep it? [y/N]")
                .filter(answer -> answer.strip().toLowerCase(Locale.ROOT).startsWith("y")).isPresent();
    }

    /// The things that have no good certificate of this issuer yet.
    static List<Thing> without(Office office, Order.Terms terms, long[] numbers) {
        return office.things().rows(numbers).stream().filter(row -> row.current().filter(one -> one.issuer().equals(terms.issuer())
                && office.certificates().now().isBefore(one.validity().notAfter())).isEmpty()).map(row -> row.thing()).toList();
    }
}
