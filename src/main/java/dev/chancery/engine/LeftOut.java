package dev.chancery.engine;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;

/// What stands beside exported files about the certificates that are not among them. Whoever gets the files reads it, so it
/// says nothing of places on this machine.
final class LeftOut {

    private LeftOut() {}

    static String text(List<KeyGate.Judged> out) {
        return """
                These certificates are not here: their private key left the store already, and it leaves only once.

                """ + out.stream().map(LeftOut::line).collect(Collectors.joining());
    }

    private static String line(KeyGate.Judged one) {
        return "%s  serial %s  left %s\n".formatted(one.bearer().label(), one.bearer().serial().hex(),
                one.departure().when().truncatedTo(ChronoUnit.SECONDS));
    }
}
