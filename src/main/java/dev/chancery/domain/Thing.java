package dev.chancery.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A device or whatever else gets a certificate. `number` is its row in the store.
public record Thing(long number, ThingId id, Description description, Instant created) {

    /// What is known of a thing besides its identity; every text may be empty. `address` is an IP address,
    /// `hardwareSerial` what the maker printed on it.
    public record Description(
            String name, String group, List<String> tags, String notes, String hardwareSerial, String address) {

        public static final Description NONE = new Description("", "", List.of(), "", "", "");

        private static final int LONGEST_LINE = 128;
        private static final int LONGEST_TAGS = 1024;
        private static final int LONGEST_NOTES = 4096;
        private static final Pattern TAG_SEPARATOR = Pattern.compile("[;,]");
        private static final String ALLOWED_IN_NOTES = "\n\r\t\uFE0F";

        public Description {
            tags = List.copyOf(tags);
        }

        /// The description in loose texts; `tags` are separated by semicolons or commas.
        public static Checked<Description> of(
                String name, String group, String tags, String notes, String hardwareSerial, String address) {
            var tagged = TAG_SEPARATOR.splitAsStream(tags).map(Text::tidy).filter(tag -> !tag.isEmpty()).distinct().toList();
            var value = new Description(Text.tidy(name), Text.tidy(group), tagged, Text.tidy(notes),
                    Text.tidy(hardwareSerial), Text.tidy(address));
            return Checked.of(value.violations(), value::withCanonicalAddress);
        }

        private List<Violation> violations() {
            var found = new ArrayList<Violation>();
            found.addAll(Text.line(Field.NAME, name, LONGEST_LINE));
            found.addAll(Text.line(Field.GROUP, group, LONGEST_LINE));
            found.addAll(Text.line(Field.HARDWARE_SERIAL, hardwareSerial, LONGEST_LINE));
            found.addAll(Text.line(Field.TAGS, String.join(";", tags), LONGEST_TAGS));
            found.addAll(Text.check(Field.NOTES, notes, LONGEST_NOTES,
                    point -> ALLOWED_IN_NOTES.indexOf(point) < 0 && Text.invisible(point)));
            if (!address.isEmpty() && IpAddress.parse(address).isEmpty()) {
                found.add(new NameViolation.NotAnAddress(Field.ADDRESS, address));
            }
            return found;
        }

        private Description withCanonicalAddress() {
            var canonical = IpAddress.parse(address).map(IpAddress::toString).orElse("");
            return new Description(name, group, tags, notes, hardwareSerial, canonical);
        }
    }
}
