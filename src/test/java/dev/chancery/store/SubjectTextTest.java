package dev.chancery.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.Any;
import dev.chancery.domain.Checked;
import dev.chancery.domain.DistinguishedName;
import dev.chancery.domain.DistinguishedName.Attribute;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SubjectTextTest {

    @Test void everyNameIsReadBackExactlyAsItWas() {
        Any.holdsFor(SubjectTextTest::name, name -> assertThat(SubjectText.parse(SubjectText.of(name))).isEqualTo(name));
    }

    /// In any order, with attributes more than once, as certificates from elsewhere have them.
    private static DistinguishedName name(Random random) {
        var parts = new ArrayList<DistinguishedName.Part>();
        for (int i = random.nextInt(6); i > 0; i--) {
            part(random).ifPresent(parts::add);
        }
        Collections.shuffle(parts, random);
        return new DistinguishedName(parts);
    }

    private static Optional<DistinguishedName.Part> part(Random random) {
        var attribute = Any.of(random, Attribute.values());
        var value = switch (attribute) {
            case COUNTRY -> "DE";
            case EMAIL -> "a=b@lab.example";
            case STATE, LOCALITY, ORGANIZATION, ORGANIZATIONAL_UNIT, COMMON_NAME -> Any.text(random, 12);
        };
        return DistinguishedName.of(Map.of(attribute, value)) instanceof Checked.Valid<DistinguishedName>(var name)
                ? name.parts().stream().findFirst() : Optional.empty();
    }

    @Test void anEmptyNameIsReadBackAsOne() {
        assertThat(SubjectText.parse(SubjectText.of(new DistinguishedName(List.of()))).isEmpty()).isTrue();
    }

    @Test void whatIsNoNameIsRefused() {
        for (var text : List.of("CN", "XX=press", "=press", "CN=press\nnonsense")) {
            assertThatThrownBy(() -> SubjectText.parse(text)).isInstanceOf(NoSuchElementException.class);
        }
    }
}
