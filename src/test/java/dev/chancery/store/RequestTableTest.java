package dev.chancery.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.domain.Bytes;
import dev.chancery.domain.Csr;
import dev.chancery.domain.Failure;
import dev.chancery.domain.FiledRequest;
import dev.chancery.domain.FiledRequest.Direction;
import dev.chancery.domain.FiledRequest.State;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.RequestId;
import dev.chancery.domain.ThingId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequestTableTest {

    @TempDir Path folder;
    private Database store;

    @BeforeEach void create() {
        store = TestStore.create(folder);
    }

    @AfterEach void close() {
        store.close();
    }

    private <T> T read(Function<RequestTable, T> query) {
        return store.read(transaction -> query.apply(transaction.requests()));
    }

    private void write(Consumer<RequestTable> change) {
        store.write(transaction -> {
            change.accept(transaction.requests());
            return 0;
        });
    }

    private static NewRequest request(Direction direction, String content, String key) {
        var der = content.getBytes(StandardCharsets.UTF_8);
        var csr = new Csr("CN=" + content, TestStore.subject(new Random(1)), List.of(), Optional.of(KeySpec.EC_P256), "EC P-256",
                "ECDSA with SHA-256", List.of(), List.of(), List.of(), Bytes.of(TestStore.sha256(key.getBytes(StandardCharsets.UTF_8))),
                Bytes.of(TestStore.sha256(der)));
        return new NewRequest(direction, csr, Bytes.of(der), Optional.empty());
    }

    private FiledRequest insert(NewRequest request) {
        return store.write(transaction -> transaction.requests().insert(request, TestStore.NOW));
    }

    private FiledRequest theirs(String content) {
        return insert(request(Direction.THEIRS, content, content));
    }

    private FiledRequest ours(String content) {
        return insert(request(Direction.OURS, content, content));
    }

    @Test void whatIsFiledIsFoundAsItWas() {
        var filed = theirs("press-1");
        assertThat(filed.isPending()).isTrue();
        assertThat(filed.der()).isEqualTo(Bytes.of("press-1".getBytes(StandardCharsets.UTF_8)));
        assertThat(filed.filed()).isEqualTo(TestStore.NOW);
        assertThat(this.<Optional<FiledRequest>>read(table -> table.byId(filed.id()))).contains(filed);
        assertThat(this.<Optional<FiledRequest>>read(table -> table.bySha256(filed.sha256()))).contains(filed);
        var key = Bytes.of(TestStore.sha256("press-1".getBytes(StandardCharsets.UTF_8)));
        assertThat(this.<List<FiledRequest>>read(table -> table.byKey(key))).containsExactly(filed);
        assertThat(this.<Optional<FiledRequest>>read(table -> table.byId(new RequestId(99)))).isEmpty();
    }

    @Test void oneRequestIsNotFiledTwice() {
        theirs("press-1");
        assertThatThrownBy(() -> theirs("press-1")).isInstanceOf(IllegalStateException.class);
        assertThat(this.<List<FiledRequest>>read(RequestTable::all)).hasSize(1);
    }

    @Test void everyStateIsReadBackAsItWasWritten() {
        var root = TestStore.root(store, "Root", new Random(1));
        var states = List.of(new State.Signed(TestStore.NOW, root.certificate().id()), new State.Rejected(TestStore.NOW, "not ours"),
                new State.Completed(TestStore.NOW, List.of(Bytes.of(new byte[] {1}), Bytes.of(new byte[] {2, 2}))));
        var requests = List.of(theirs("a"), theirs("b"), ours("c"));
        for (int i = 0; i < states.size(); i++) {
            var at = i;
            write(table -> table.settle(requests.get(at).id(), states.get(at)));
            assertThat(read(table -> table.byId(requests.get(at).id())).orElseThrow().state()).isEqualTo(states.get(at));
        }
        assertThat(this.<Long>read(RequestTable::countPending)).isZero();
    }

    @Test void aSettledRequestStaysSettled() {
        var request = theirs("a");
        write(table -> table.settle(request.id(), new State.Rejected(TestStore.NOW, "no")));
        assertThatThrownBy(() -> write(table -> table.settle(request.id(), new State.Rejected(TestStore.NOW, "again"))))
                .isInstanceOf(Failure.Refused.class);
        assertThat(read(table -> table.byId(request.id())).orElseThrow().state()).isEqualTo(new State.Rejected(TestStore.NOW, "no"));
        var answer = new State.Completed(TestStore.NOW, List.of(Bytes.of(new byte[] {1})));
        var own = ours("b");
        write(table -> table.settle(own.id(), answer));
        assertThatThrownBy(() -> write(table -> table.settle(own.id(), answer))).isInstanceOf(Failure.Refused.class);
    }

    @Test void theSchemaKeepsDirectionsApart() {
        var own = ours("a");
        assertThatThrownBy(() -> write(table -> table.settle(own.id(), new State.Rejected(TestStore.NOW, "no"))))
                .isInstanceOf(IllegalStateException.class);
        var other = theirs("b");
        assertThatThrownBy(() -> write(table -> table.settle(other.id(), new State.Completed(TestStore.NOW, List.of()))))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test void thoseThatWaitComeFirst() {
        var first = theirs("a");
        var second = theirs("b");
        var third = ours("c");
        write(table -> table.settle(second.id(), new State.Rejected(TestStore.NOW.plusSeconds(9), "no")));
        assertThat(this.<List<FiledRequest>>read(RequestTable::all)).extracting(FiledRequest::id).containsExactly(third.id(), first.id(), second.id());
    }

    @Test void aSealedKeyStandsUnderItsRequest() {
        var own = ours("a");
        write(table -> table.insertKey(own.id(), new byte[] {1, 2}));
        assertThat(this.<Optional<byte[]>>read(table -> table.sealedKey(own.id()))).hasValueSatisfying(sealed -> assertThat(sealed).containsExactly(1, 2));
        assertThatThrownBy(() -> write(table -> table.insertKey(new RequestId(99), new byte[1]))).isInstanceOf(IllegalStateException.class);
    }

    @Test void aThingThatGoesLeavesItsRequest() {
        var thing = store.write(transaction -> transaction.things().insert(TestStore.thing("press-1"), TestStore.NOW));
        var plain = request(Direction.THEIRS, "a", "a");
        var filed = insert(new NewRequest(Direction.THEIRS, plain.csr(), plain.der(), Optional.of(thing.id())));
        assertThat(filed.thing()).contains(thing.id());
        assertThat(store.<Boolean>write(transaction -> transaction.things().delete(thing.number()))).isTrue();
        assertThat(read(table -> table.byId(filed.id())).orElseThrow().thing()).isEmpty();
        var nowhere = request(Direction.THEIRS, "b", "b");
        assertThatThrownBy(() -> insert(new NewRequest(Direction.THEIRS, nowhere.csr(), nowhere.der(), Optional.of(new ThingId("gone")))))
                .isInstanceOf(Failure.Gone.class);
    }

    @Test void aChangedRequestIsNoticed() {
        var filed = theirs("a");
        store.write(transaction -> transaction.session().update("UPDATE request SET der = x'00'"));
        assertThatThrownBy(() -> read(table -> table.byId(filed.id()))).isInstanceOf(Failure.Tampered.class);
    }
}
