package dev.chancery.ui.things;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MarksTest {

    private final Marks marks = new Marks();

    @BeforeEach void showSome() {
        marks.shown(new long[] {5, 3, 9}, false);
    }

    @Test void whatIsMarkedComesInTheOrderOfTheList() {
        marks.mark(List.of(9L, 5L));
        assertThat(marks.ids()).containsExactly(5, 9);
        assertThat(marks.count()).isEqualTo(2);
    }

    @Test void aMarkThatIsToggledTwiceIsGone() {
        marks.toggle(3);
        marks.toggle(3);
        assertThat(marks.has(3)).isFalse();
        assertThat(marks.count()).isZero();
    }

    @Test void allMeansAllOfAnyNumber() {
        marks.shown(LongStream.range(0, 1_000_000).toArray(), false);
        marks.markAll();
        assertThat(marks.count()).isEqualTo(1_000_000);
        assertThat(marks.has(999_999)).isTrue();
    }

    @Test void allButOneIsNoLongerAll() {
        marks.markAll();
        marks.toggle(3);
        assertThat(marks.areAll()).isFalse();
        assertThat(marks.ids()).containsExactly(5, 9);
    }

    @Test void markingAMarkedRowChangesNothing() {
        marks.markAll();
        marks.mark(List.of(3L));
        assertThat(marks.areAll()).isTrue();
        assertThat(marks.ids()).containsExactly(5, 3, 9);
    }

    @Test void marksOutliveARefreshAndAnotherOrder() {
        marks.toggle(3);
        marks.shown(new long[] {3, 5, 9, 11}, true);
        assertThat(marks.ids()).containsExactly(3);
    }

    @Test void allTakesNewRowsInAfterARefresh() {
        marks.markAll();
        marks.shown(new long[] {3, 5, 9, 11}, true);
        assertThat(marks.ids()).containsExactly(3, 5, 9, 11);
    }

    @Test void anotherQuestionEndsAllAndDropsWhatNobodySees() {
        marks.markAll();
        marks.shown(new long[] {3}, false);
        assertThat(marks.count()).isZero();

        marks.toggle(3);
        marks.shown(new long[] {5}, false);
        assertThat(marks.ids()).isEmpty();
    }
}
