package dev.chancery.pki;

import static dev.chancery.pki.Check.none;
import static dev.chancery.pki.Check.that;

import dev.chancery.domain.Rule;
import dev.chancery.domain.Usages;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// Version, serial number, times and the encoding as a whole.
final class BodyRules {

    private static final int MOST_SERIAL_OCTETS = 20;
    private static final int LEAST_RANDOM_BITS = 64;
    private static final long LONGEST_SERVER_DAYS = 825;
    private static final String SERIAL_OF_DEVICE = "2.5.4.5";

    static final List<Check<Specimen>> ALL = List.of(
            that(Rule.DER, one -> DerForm.isCanonical(one.body()) && one.extensions().stream().allMatch(ExtensionPart::plain)),
            that(Rule.VERSION, Specimen::isVersion3),
            that(Rule.UNIQUE_ID, one -> !one.hasUniqueId()),
            that(Rule.SERIAL_POSITIVE, one -> one.serial().number().signum() > 0),
            none(Rule.SERIAL_LENGTH, one -> over(one.serial().length(), MOST_SERIAL_OCTETS)),
            that(Rule.SERIAL_RANDOM, one -> !one.isOurs() || one.serial().number().bitLength() >= LEAST_RANDOM_BITS),
            that(Rule.TIME_FORM, one -> one.validity().stream().allMatch(WrittenTime::isWritten)),
            that(Rule.TIME_ORDER, one -> !areWritten(one) || begin(one).compareTo(end(one)) <= 0),
            that(Rule.TIME_WITHIN_ISSUER, BodyRules::isWithinIssuer),
            that(Rule.TIME_ENDLESS, BodyRules::mayBeEndless),
            that(Rule.SERVER_LIFE, BodyRules::isShortForServer));

    private BodyRules() {}

    static Optional<String> over(int length, int most) {
        return length > most ? Optional.of(length + " > " + most) : Optional.empty();
    }

    /// A time that is not one breaks one rule, not four.
    private static boolean areWritten(Specimen one) {
        return one.validity().stream().allMatch(WrittenTime::isWritten);
    }

    private static String begin(Specimen one) {
        return WrittenTime.of(one.validity().getFirst());
    }

    private static String end(Specimen one) {
        return WrittenTime.of(one.validity().getLast());
    }

    private static boolean isWithinIssuer(Specimen one) {
        var issuer = one.issuer().filter(BodyRules::areWritten);
        return issuer.isEmpty() || !areWritten(one)
                || begin(one).compareTo(begin(issuer.get())) >= 0 && end(one).compareTo(end(issuer.get())) <= 0;
    }

    /// A device's own identity, told by the serial number in its name, may be without an end.
    private static boolean mayBeEndless(Specimen one) {
        return !areWritten(one) || !end(one).equals(WrittenTime.ENDLESS)
                || !one.isAuthority() && NamePart.all(one.subject()).stream().anyMatch(part -> part.oid().equals(SERIAL_OF_DEVICE));
    }

    private static boolean isShortForServer(Specimen one) {
        return one.isAuthority() || !one.purposes().contains(Usages.SERVER_AUTH) || !areWritten(one)
                || ChronoUnit.SECONDS.between(WrittenTime.moment(begin(one)), WrittenTime.moment(end(one)))
                        < (LONGEST_SERVER_DAYS + 1) * 86_400;
    }
}
