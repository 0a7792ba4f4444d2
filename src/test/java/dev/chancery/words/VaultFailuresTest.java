package dev.chancery.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.domain.VaultFailure;
import dev.chancery.domain.VaultFailure.VaultRefused;
import dev.chancery.domain.VaultFailure.VaultUnreached;
import dev.chancery.domain.VaultFailure.VaultUnreadable;
import dev.chancery.domain.VaultNeed;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VaultFailuresTest {

    private static final VaultNeed NEED = new VaultNeed("pki_int/revoke", "update");

    @AfterEach void speakEnglishAgain() {
        Words.speak(Locale.UK);
    }

    private static Stream<VaultFailure> all() {
        return Stream.of(
                Arrays.stream(VaultUnreached.Why.values()).map(why -> new VaultUnreached("vault.lab:8200", why, new IOException("x"))),
                Arrays.stream(VaultRefused.Why.values()).map(why -> new VaultRefused("vault.lab:8200", "pki_int/sign/device", why, "its\u202Eown words\n")),
                Arrays.stream(VaultUnreadable.Why.values()).map(why -> new VaultUnreadable("vault.lab:8200", "pki_int/sign/device", why, "x")),
                Stream.of(new VaultFailure.VaultDenied("vault.lab:8200", NEED))).flatMap(each -> each);
    }

    @Test void everythingThatAVaultDoesNotDoIsToldInBothLanguagesWithWhatToDo() {
        for (var locale : List.of(Locale.UK, Locale.GERMANY)) {
            Words.speak(locale);
            var told = all().map(Failures::tell).toList();
            assertThat(told).extracting(Told::happened).doesNotHaveDuplicates().allMatch(text -> text.contains("vault.lab:8200"));
            assertThat(told).allSatisfy(each -> assertThat(List.of(each.title(), each.happened(), each.kept(), each.next()))
                    .allMatch(text -> !text.isBlank() && !text.matches("(?s).*\\{\\d}.*") && !text.contains("\u202E")));
        }
    }

    @Test void whetherItMayHaveBeenDoneIsSaid() {
        var open = all().filter(VaultFailure::mayBeDone).map(Failures::tell).toList();
        assertThat(open).hasSize(2 + 1 + VaultUnreadable.Why.values().length).extracting(Told::kept).allMatch(text -> text.contains("all the same"));
        assertThat(all().filter(failure -> !failure.mayBeDone()).map(Failures::tell)).extracting(Told::kept).containsOnly("Nothing was done there.");
    }

    @Test void aMissingPermissionIsWrittenAsThePolicyThatGivesIt() {
        assertThat(Failures.tell(new VaultFailure.VaultDenied("vault.lab", NEED)).next())
                .endsWith("path \"pki_int/revoke\" {\n  capabilities = [\"update\"]\n}");
    }
}
