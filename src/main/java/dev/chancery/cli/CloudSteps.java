package dev.chancery.cli;

import dev.chancery.domain.FileFailure;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Registration;
import dev.chancery.domain.RegistrationId;
import dev.chancery.engine.Office;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The steps of a registration that a person takes.
final class CloudSteps {

    private CloudSteps() {}

    /// A command about one registration.
    abstract static class OfOne extends StoreCommand {

        @Parameters(paramLabel = "NUMBER", index = "0", description = "The registration, as 'cloud list' numbers it.")
        private long number;

        OfOne(Console console) {
            super(console);
        }

        final RegistrationId id() {
            return new RegistrationId(number);
        }

        @Override Answer run(Office office) {
            return CloudFactsOf.answer(office, changed(office));
        }

        /// Does it, and returns how the registration is then.
        abstract Registration changed(Office office);
    }

    /// A command that takes a text out of a file.
    abstract static class Taking extends OfOne {

        @Parameters(paramLabel = "FILE", index = "1", description = "Where it stands; - is the standard input.")
        private Path file;

        Taking(Console console) {
            super(console);
        }

        final String text(Office office) {
            if (!file.toString().equals("-")) {
                return office.registrations().files().read(file);
            }
            try {
                return new String(console().in().readNBytes(1 << 18), StandardCharsets.UTF_8);
            } catch (IOException unreadable) {
                throw new FileFailure.CannotRead(file, unreadable);
            }
        }
    }

    @Command(name = "answer", description = "Take what the cloud answered to the next step's request: the body, or all that curl -i printed.")
    static final class TakeAnswer extends Taking {

        TakeAnswer(Console console) {
            super(console);
        }

        @Override Registration changed(Office office) {
            return office.registrations().takeAnswer(id(), text(office));
        }
    }

    @Command(name = "code", description = "Take the registration or verification code that you read at the cloud.")
    static final class TakeCode extends OfOne {

        @Parameters(paramLabel = "CODE", index = "1", description = "The code.")
        private String code;

        TakeCode(Console console) {
            super(console);
        }

        @Override Registration changed(Office office) {
            return office.registrations().takeCode(id(), code);
        }
    }

    @Command(name = "prove", description = "Make the proof for the code with the authority's key.")
    static final class Prove extends OfOne {

        @Option(names = "--key", paramLabel = "KEY", defaultValue = "rsa-2048", description = "The proof's own key. Default: ${DEFAULT-VALUE}.")
        private KeySpec key;

        Prove(Console console) {
            super(console);
        }

        @Override Registration changed(Office office) {
            return office.registrations().prove(id(), key);
        }
    }

    @Command(name = "proof", description = "Take a proof that was made where the authority's key is: a certificate in PEM, or a signature in base64.")
    static final class TakeProof extends Taking {

        TakeProof(Console console) {
            super(console);
        }

        @Override Registration changed(Office office) {
            return office.registrations().takeProof(id(), text(office));
        }
    }

    @Command(name = "confirm", description = "Say that the cloud took the proof that you carried there.")
    static final class Confirm extends OfOne {

        Confirm(Console console) {
            super(console);
        }

        @Override Registration changed(Office office) {
            return office.registrations().confirm(id());
        }
    }

    @Command(name = "give-up", description = "Give a registration up here. Nothing is sent; what is at the cloud stays there.")
    static final class GiveUp extends OfOne {

        GiveUp(Console console) {
            super(console);
        }

        @Override Registration changed(Office office) {
            return office.registrations().giveUp(id());
        }
    }
}
