package dev.chancery.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.EndpointSettings;
import dev.chancery.domain.NetworkFailure;
import dev.chancery.engine.EndpointState;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is switched on stays on from one opening of the store to the next; what cannot be on says why.
class OfficeEndpointsTest {

    private static EndpointSettings free(TestEndpoints lab) throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return lab.plain().at(socket.getLocalPort());
        }
    }

    private static OfficeEndpoints of(TestEndpoints lab) {
        return new OfficeEndpoints(lab.lab.office, lab.log, lab.lab.clock);
    }

    @Test void theyAreOffUntilSomebodySwitchesThemOn(@TempDir Path folder) throws Exception {
        try (var lab = TestEndpoints.in(folder)) {
            var endpoints = of(lab);
            assertThat(endpoints.apply()).isEqualTo(new EndpointState.Off());
            var settings = free(lab);
            assertThat(endpoints.change(settings)).isInstanceOfSatisfying(EndpointState.On.class,
                    on -> assertThat(on.base()).isEqualTo("http://127.0.0.1:" + settings.port()));
            assertThat(lab.lab.office.endpoints().settings()).isEqualTo(settings);
            endpoints.close();
            lab.lab.reopen();
            try (var later = of(lab)) {
                assertThat(later.apply()).isInstanceOf(EndpointState.On.class);
                later.change(settings.switched(false));
                assertThatThrownBy(() -> new Socket("127.0.0.1", settings.port()).close()).isInstanceOf(IOException.class);
            }
            assertThat(lab.lab.office.audit().recent(9)).anyMatch(entry -> entry.act() == Act.ENDPOINTS_CHANGED);
        }
    }

    @Test void aPlaceThatIsTakenIsRefusedAndKeptAsOff(@TempDir Path folder) throws Exception {
        try (var lab = TestEndpoints.in(folder); var endpoints = of(lab); var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            var settings = lab.plain().at(taken.getLocalPort());
            assertThatThrownBy(() -> endpoints.change(settings)).isInstanceOf(NetworkFailure.CannotListen.class);
            assertThat(lab.lab.office.endpoints().settings()).isEqualTo(settings.switched(false));
            lab.lab.office.endpoints().change(settings);
            assertThat(endpoints.apply()).isInstanceOf(EndpointState.Failed.class);
            assertThat(endpoints.state()).isInstanceOf(EndpointState.Failed.class);
        }
    }

    @Test void onceTheStoreIsLeftNothingBegins(@TempDir Path folder) throws Exception {
        try (var lab = TestEndpoints.in(folder)) {
            var endpoints = of(lab);
            lab.lab.office.endpoints().change(free(lab));
            endpoints.close();
            assertThat(endpoints.apply()).isEqualTo(new EndpointState.Off());
        }
    }
}
