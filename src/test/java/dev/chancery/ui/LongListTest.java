package dev.chancery.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.LongStream;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;

class LongListTest {

    private final Deque<Runnable> work = new ArrayDeque<>();
    private final List<Throwable> reported = new ArrayList<>();
    private final List<Long> firstIdsRead = new ArrayList<>();
    private final Background background = new Background(work::add, Runnable::run, reported::add, InstantSource.system());
    private final LongList<String> list = new LongList<>(background, this::read, id -> "? " + id);

    private List<String> read(long[] ids) {
        firstIdsRead.add(ids[0]);
        return LongStream.of(ids).mapToObj(id -> "row " + id).toList();
    }

    private void readAll() {
        while (!work.isEmpty()) {
            work.remove().run();
        }
    }

    @Test void aRowIsAPlaceholderUntilItIsRead() {
        list.show(LongStream.range(0, 1_000).toArray());
        assertThat(list).hasSize(1_000);
        assertThat(list.get(7)).isEqualTo("? 7");
        readAll();
        assertThat(list.get(7)).isEqualTo("row 7");
    }

    @Test void onlyThePagesLookedAtAreRead() {
        list.show(LongStream.range(0, 100_000).toArray());
        list.get(50_100);
        readAll();
        assertThat(firstIdsRead).containsExactly(50_000L);
    }

    @Test void theNextPageIsReadAheadNearTheEndOfOne() {
        list.show(LongStream.range(0, 1_000).toArray());
        list.get(100);
        readAll();
        list.get(190);
        readAll();
        assertThat(firstIdsRead).containsExactly(0L, 200L);
    }

    @Test void arrivingRowsAreAnUpdateOfTheirPlaces() {
        list.show(LongStream.range(0, 300).toArray());
        var updated = new ArrayList<Integer>();
        list.addListener((ListChangeListener<String>) change -> {
            while (change.next()) {
                assertThat(change.wasUpdated()).isTrue();
                updated.add(change.getFrom());
            }
        });
        list.get(250);
        readAll();
        assertThat(updated).contains(200).doesNotContain(199);
    }

    @Test void rowsThatWereReadAheadAreNoUpdate() {
        list.show(LongStream.range(0, 1_000).toArray());
        list.get(100);
        readAll();
        var changes = new ArrayList<Integer>();
        list.addListener((ListChangeListener<String>) change -> changes.add(list.size()));
        list.get(190);
        readAll();
        assertThat(firstIdsRead).containsExactly(0L, 200L);
        assertThat(changes).isEmpty();
        assertThat(list.get(210)).isEqualTo("row 210");
    }

    @Test void aRefreshIsAnUpdateOfWhatWasRead() {
        list.show(LongStream.range(0, 1_000).toArray());
        list.get(450);
        readAll();
        var updated = new ArrayList<Integer>();
        list.addListener((ListChangeListener<String>) change -> {
            while (change.next()) {
                updated.addAll(List.of(change.getFrom(), change.getTo()));
            }
        });
        list.refresh();
        assertThat(updated.getFirst()).isEqualTo(400);
        assertThat(updated.getLast()).isEqualTo(600);
    }

    @Test void afterAFastScrollThePageOnTheScreenIsReadNext() {
        list.show(LongStream.range(0, 100_000).toArray());
        list.get(0);
        for (int page = 1; page < 400; page++) {
            list.get(page * LongList.PAGE + 100);
        }
        readAll();
        assertThat(firstIdsRead.subList(0, 2)).containsExactly(0L, 399L * LongList.PAGE);
        assertThat(firstIdsRead).hasSizeLessThan(12);
    }

    @Test void rowsOfTheListBeforeAreNotShownInTheNewOne() {
        list.show(LongStream.range(0, 10).toArray());
        list.get(0);
        list.show(LongStream.range(500, 510).toArray());
        assertThat(list.get(0)).isEqualTo("? 500");
        readAll();
        assertThat(list.get(0)).isEqualTo("row 500");
    }

    @Test void aShorterListTakesThePlaceOfALongerOne() {
        list.show(LongStream.range(0, 10).toArray());
        var removed = new ArrayList<Integer>();
        list.addListener((ListChangeListener<String>) change -> {
            while (change.next()) {
                removed.add(change.getRemovedSize());
            }
        });
        list.show(new long[] {3});
        assertThat(list).hasSize(1);
        assertThat(removed).containsExactly(10);
    }

    @Test void rowsThatComeWithTheirIdsNeedNoReading() {
        list.show(LongStream.range(0, 500).toArray(), LongStream.range(0, LongList.PAGE).mapToObj(id -> "row " + id).toList());
        assertThat(list.get(7)).isEqualTo("row 7");
        assertThat(work).isEmpty();
        list.get(300);
        readAll();
        assertThat(firstIdsRead).containsExactly(200L);
    }

    @Test void theSameRowsReadAnewAreAnUpdate() {
        list.show(new long[] {1, 2}, List.of("one", "two"));
        var replaced = new ArrayList<Boolean>();
        list.addListener((ListChangeListener<String>) change -> {
            while (change.next()) {
                replaced.add(change.wasReplaced());
            }
        });
        list.show(new long[] {1, 2}, List.of("one", "two again"));
        assertThat(replaced).containsOnly(false);
        assertThat(list).containsExactly("one", "two again");
        list.show(new long[] {2, 1}, List.of("two", "one"));
        assertThat(replaced).endsWith(true);
    }

    @Test void refreshedRowsAreReadAgain() {
        list.show(new long[] {1, 2});
        list.get(0);
        readAll();
        list.refresh();
        list.get(0);
        readAll();
        assertThat(firstIdsRead).containsExactly(1L, 1L);
    }

    @Test void anIdIsFoundWithoutReading() {
        list.show(new long[] {5, 9, 2});
        assertThat(list.indexOfId(2)).isEqualTo(2);
        assertThat(list.indexOfId(3)).isEqualTo(-1);
        assertThat(list.id(1)).isEqualTo(9);
        assertThat(work).isEmpty();
    }

    @Test void aFailedReadIsReportedAndLeavesPlaceholders() {
        var broken = new LongList<String>(background, _ -> List.of(), id -> "? " + id);
        broken.show(new long[] {1});
        broken.get(0);
        readAll();
        assertThat(reported).hasSize(1);
        assertThat(broken.get(0)).isEqualTo("? 1");
        assertThat(work).isEmpty();
    }
}
