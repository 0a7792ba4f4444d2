package dev.chancery.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.Any;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RecoveryKeyTest {

    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static RecoveryKey known() {
        return RecoveryKey.random(counting());
    }

    private static SecureRandom counting() {
        return new SecureRandom() {
            @Override public void nextBytes(byte[] octets) {
                for (int i = 0; i < octets.length; i++) {
                    octets[i] = (byte) (i * 13);
                }
            }
        };
    }

    private static Checked<RecoveryKey> parsed(String typed) {
        return RecoveryKey.parse(typed.toCharArray());
    }

    @Test void itIsWrittenInEightGroupsForGood() {
        assertThat(new String(known().text())).isEqualTo("006H9-M9SMZ-85750-PT3N5-GA7SS-SADPS-RF8DF-VTQQ7");
        assertThat(known().octets()).hasSize(20);
        assertThat(HexFormat.of().formatHex(known().octets())).startsWith("000d1a27");
    }

    @Test void whatIsWrittenIsReadAgain() {
        Any.holdsFor(random -> RecoveryKey.random(seeded(random)), key -> {
            var text = new String(key.text());
            assertThat(text).matches("([0-9A-HJKMNP-TV-Z]{5}-){7}[0-9A-HJKMNP-TV-Z]{5}");
            assertThat(parsed(text).orRefuse().octets()).isEqualTo(key.octets());
            assertThat(parsed(text.toLowerCase().replace("-", " ").replace('1', 'l').replace('0', 'o')).orRefuse().octets())
                    .isEqualTo(key.octets());
        });
    }

    private static SecureRandom seeded(Random random) {
        return new SecureRandom() {
            @Override public void nextBytes(byte[] octets) {
                random.nextBytes(octets);
            }
        };
    }

    @Test void everyWrongCharacterIsNamedByItsGroup() {
        var text = new String(known().text());
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) == '-') {
                continue;
            }
            for (char letter : (LETTERS + "U#ä").toCharArray()) {
                if (letter != text.charAt(at)) {
                    var typed = text.substring(0, at) + letter + text.substring(at + 1);
                    assertThat(parsed(typed).violations()).as(typed).containsExactly(new TextViolation.MistypedGroup(at / 6 + 1));
                }
            }
        }
    }

    @Test void charactersAndGroupsThatChangedPlacesAreFound() {
        var random = new Random(7);
        for (int i = 0; i < 2000; i++) {
            var text = new String(RecoveryKey.random(seeded(random)).text());
            var group = random.nextInt(8);
            var at = group * 6 + random.nextInt(4);
            var swapped = text.substring(0, at) + text.charAt(at + 1) + text.charAt(at) + text.substring(at + 2);
            assertThat(parsed(swapped).violations().isEmpty()).isEqualTo(swapped.equals(text));
            var groups = text.split("-");
            var first = groups[group];
            groups[group] = groups[(group + 1) % 8];
            groups[(group + 1) % 8] = first;
            assertThat(parsed(String.join("-", groups)).violations()).hasSize(2);
        }
    }

    @Test void aPartIsNotWhole() {
        var text = new String(known().text());
        assertThat(parsed("").violations()).containsExactly(new TextViolation.Missing(Field.RECOVERY_KEY));
        assertThat(parsed(text.substring(0, 20)).violations()).containsExactly(new TextViolation.UnfinishedRecoveryKey(17, 40));
        assertThat(parsed(text + "-A").violations()).containsExactly(new TextViolation.UnfinishedRecoveryKey(41, 40));
    }

    @Test void aGroupIsRecognisedHoweverItIsTyped() {
        var key = known();
        var third = new String(key.group(2));
        assertThat(new String(key.text()).split("-")[2]).isEqualTo(third);
        assertThat(key.isGroup(2, (" " + third.toLowerCase() + " ").toCharArray())).isTrue();
        assertThat(key.isGroup(3, third.toCharArray())).isFalse();
        assertThat(key.isGroup(2, third.substring(1).toCharArray())).isFalse();
        assertThat(key.isGroup(2, (third + "0").toCharArray())).isFalse();
    }

    @Test void aClosedOneHoldsNothing() {
        var key = known();
        key.close();
        assertThat(key.octets()).containsOnly(0);
        assertThat(key).hasToString("RecoveryKey");
    }
}
