package dev.chancery.engine;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// More room for Java's heap while a large job runs. The program keeps it small otherwise (`packaging/java.options`), so small
/// that a job which begins cold spends a fifth of its time on collecting garbage.
final class Headroom implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Headroom.class);

    private static final Ratios AS_STARTED = Ratios.now();

    /// How much of the heap is free at least and at most after it was collected, in percent; a share that Java does not tell
    /// is empty.
    private record Ratios(String least, String most) {

        private static final String LEAST = "MinHeapFreeRatio";
        private static final String MOST = "MaxHeapFreeRatio";

        static Ratios now() {
            try {
                return new Ratios(java().getVMOption(LEAST).getValue(), java().getVMOption(MOST).getValue());
            } catch (IllegalArgumentException anotherJava) {
                LOG.debug("this Java keeps its heap as it likes", anotherJava);
                return new Ratios("", "");
            }
        }

        private static HotSpotDiagnosticMXBean java() {
            return Optional.ofNullable(ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class))
                    .orElseThrow(() -> new IllegalArgumentException("not HotSpot"));
        }

        /// The least is never above the most, on the way neither.
        void set() {
            try {
                var wider = Integer.parseInt(most) >= Integer.parseInt(now().most);
                java().setVMOption(wider ? MOST : LEAST, wider ? most : least);
                java().setVMOption(wider ? LEAST : MOST, wider ? least : most);
            } catch (IllegalArgumentException refused) {
                LOG.debug("the heap stays as it is", refused);
            }
        }
    }

    /// Until it is closed.
    static Headroom forJob() {
        new Ratios("20", "40").set();
        return new Headroom();
    }

    @Override public void close() {
        AS_STARTED.set();
    }
}
