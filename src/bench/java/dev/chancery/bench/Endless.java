package dev.chancery.bench;

import dev.chancery.domain.DistinguishedName;
import dev.chancery.engine.Office;
import dev.chancery.engine.Order;
import dev.chancery.engine.Surroundings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// Issues into the store at the given path, made if it is not there, until it is killed or COUNT are issued: prints READY,
/// then `ACK` and the serial number of each certificate once the engine has said that it is durable. For programs that
/// kill it or pull the plug, and look at what is left: `Endless FILE [COUNT]`.
public final class Endless {

    private Endless() {}

    public static void main(String[] arguments) {
        var file = Path.of(arguments[0]);
        var count = arguments.length > 1 ? Long.parseLong(arguments[1]) : Long.MAX_VALUE;
        try (var office = Files.exists(file)
                ? Office.unlock(file, LabStore.PASSPHRASE.toCharArray(), Surroundings.ofThisMachine()) : LabStore.open(file)) {
            System.out.println("READY");
            var order = new Order(LabStore.terms(office), DistinguishedName.commonName("endless").orRefuse(), List.of(), Optional.empty());
            for (long i = 0; i < count; i++) {
                var serial = office.certificates().issue(order).serial().octets();
                System.out.println("ACK " + HexFormat.of().formatHex(serial));
            }
        }
    }
}
