package dev.chancery.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeadTest {

    @TempDir Path folder;

    private Optional<Head> found(byte[] sealed, byte[] written) {
        try (var store = TestStore.create(folder)) {
            return store.write(tx -> {
                var chain = new byte[32];
                tx.session().update("INSERT OR REPLACE INTO seal_head (id, sequence, audit, chain, sums, mac) VALUES (1, 7, 3, ?, ?, ?)",
                        chain, written, TestStore.SEALER.row(SealMessage.of(SealMessage.HEAD, 7L, 3L, chain, sealed)));
                return Head.found(tx.session(), TestStore.SEALER);
            });
        }
    }

    @Test void theHeadOfAStoreThatKnewFewerTablesIsRead() {
        var sums = new byte[6 * 3 * Long.BYTES];
        sums[Long.BYTES * 3 * Protected.STORE.number() + 7] = 1;
        assertThat(found(sums, sums)).hasValueSatisfying(head -> {
            assertThat(head.sums().rows(Protected.STORE)).isEqualTo(1);
            assertThat(head.sums().rows(Protected.THING)).isZero();
        });
    }

    @Test void sumsThatSomebodyHasShortenedAreNoticed() {
        assertThat(found(new byte[6 * 3 * Long.BYTES], new byte[5 * 3 * Long.BYTES])).isEmpty();
    }
}
