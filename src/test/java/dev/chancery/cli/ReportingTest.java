package dev.chancery.cli;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportingTest {

    @TempDir Path folder;

    @Test void workThatBeginsWhileTheProcessEndsIsCancelledAndIsNoDefect() {
        try (var reporting = new Reporting(TestConsole.in(folder).console(), _ -> {
            throw new IllegalStateException("Shutdown in progress");
        })) {
            assertThatThrownBy(reporting::checkCancelled).isInstanceOf(CancellationException.class);
        }
    }

    @Test void workIsCancelledWhenTheProcessIsAskedToEnd() throws InterruptedException {
        var hooks = new Thread[1];
        var worker = new Thread(() -> {
            try (var reporting = new Reporting(TestConsole.in(folder).console(), hook -> hooks[0] = hook)) {
                assertThatCode(reporting::checkCancelled).doesNotThrowAnyException();
                hooks[0].start();
                while (true) {
                    reporting.checkCancelled();
                    Thread.onSpinWait();
                }
            } catch (CancellationException asked) {
                return;
            }
        });
        worker.start();
        worker.join();
        hooks[0].join();
    }
}
