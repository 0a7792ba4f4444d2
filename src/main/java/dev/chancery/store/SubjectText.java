package dev.chancery.store;

import dev.chancery.domain.DistinguishedName;
import dev.chancery.domain.DistinguishedName.Attribute;
import dev.chancery.domain.DistinguishedName.Part;
import java.util.Arrays;
import java.util.stream.Collectors;

/// A distinguished name in one column, read back exactly as it was: `CN=press-001`, a line for each part. No value holds
/// a line end and no label an equals sign.
final class SubjectText {

    private SubjectText() {}

    static String of(DistinguishedName name) {
        return name.parts().stream().map(part -> part.attribute().label() + "=" + part.value())
                .collect(Collectors.joining("\n"));
    }

    static DistinguishedName parse(String text) {
        return new DistinguishedName(text.lines().map(SubjectText::part).toList());
    }

    private static Part part(String line) {
        var split = line.indexOf('=');
        var label = line.substring(0, Math.max(split, 0));
        var attribute = Arrays.stream(Attribute.values()).filter(known -> known.label().equals(label)).findFirst().orElseThrow();
        return new Part(attribute, line.substring(split + 1));
    }
}
