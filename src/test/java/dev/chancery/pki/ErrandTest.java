package dev.chancery.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.domain.Progress;
import java.io.Closeable;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ErrandTest {

    private static final Duration SHORT = Duration.ofMillis(120);
    private static final Duration LONG = Duration.ofMinutes(1);

    private final AtomicInteger stopped = new AtomicInteger();
    private final CountDownLatch never = new CountDownLatch(1);

    private <T> T run(Callable<T> work, Duration limit, Progress progress) throws IOException {
        Closeable stop = () -> {
            stopped.incrementAndGet();
            never.countDown();
        };
        return Errand.run(work, stop, limit, progress);
    }

    private Callable<String> nobodyAnswers() {
        return () -> {
            never.await();
            return "stopped";
        };
    }

    @Test void theAnswerIsHandedOn() throws IOException {
        assertThat(run(() -> "answer", LONG, Progress.NONE)).isEqualTo("answer");
        assertThat(stopped).hasValue(1);
    }

    @Test void anAnswerThatTakesAWhileIsWaitedFor() throws IOException {
        assertThat(run(() -> {
            Thread.sleep(200);
            return "late";
        }, LONG, Progress.NONE)).isEqualTo("late");
    }

    @Test void whoeverDoesNotAnswerIsNotWaitedForLonger() {
        assertThatThrownBy(() -> run(nobodyAnswers(), SHORT, Progress.NONE)).isInstanceOf(SocketTimeoutException.class).hasMessageContaining("PT0.12S");
        assertThat(stopped).hasValue(1);
    }

    @Test void theUserMayHaveEnough() {
        var asked = new AtomicInteger();
        var impatient = new Progress() {
            @Override public void expect(long total) {}

            @Override public void advance(long done) {}

            @Override public void checkCancelled() {
                if (asked.incrementAndGet() == 3) {
                    throw new CancellationException();
                }
            }
        };
        assertThatThrownBy(() -> run(nobodyAnswers(), LONG, impatient)).isInstanceOf(CancellationException.class);
        assertThat(stopped).hasValue(1);
    }

    @Test void whatGoesWrongIsToldAsItIs() {
        assertThatThrownBy(() -> run(() -> {
            throw new ConnectException("refused");
        }, LONG, Progress.NONE)).isInstanceOf(ConnectException.class).hasMessage("refused");
        assertThatThrownBy(() -> run(() -> {
            throw new IllegalArgumentException("odd");
        }, LONG, Progress.NONE)).isInstanceOf(IOException.class).hasRootCauseInstanceOf(IllegalArgumentException.class);
    }

    @Test void whoeverIsInterruptedStopsAndStaysInterrupted() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> run(nobodyAnswers(), LONG, Progress.NONE)).isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(stopped).hasValue(1);
    }
}
