package dev.chancery.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A job may keep more of the heap free than the program does, and afterwards everything is as it was started.
class HeadroomTest {

    private static List<String> ratios() {
        var java = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        return List.of(java.getVMOption("MinHeapFreeRatio").getValue(), java.getVMOption("MaxHeapFreeRatio").getValue());
    }

    @Test void aJobHasItsRoomAndLeavesNothingBehindAlsoBesideAnother() {
        var before = ratios();
        var job = Headroom.forJob();
        assertThat(ratios()).isEqualTo(List.of("20", "40")).isNotEqualTo(before);
        var another = Headroom.forJob();
        another.close();
        job.close();
        assertThat(ratios()).isEqualTo(before);
    }
}
