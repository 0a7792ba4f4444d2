package dev.chancery.engine;

import dev.chancery.domain.EndpointSettings;
import java.util.List;

/// Switches on and off whatever listens for a store. The engine does not listen, and a window does not know who does.
public interface EndpointSwitch extends AutoCloseable {

    /// Does what the store's settings say: listens, or not. What stands in the way is kept in [#state] and not thrown.
    EndpointState apply();

    /// Keeps these settings, and does what they say.
    ///
    /// @throws dev.chancery.domain.Failure when they say on and it cannot be; the settings are kept as off then
    EndpointState change(EndpointSettings settings);

    EndpointState state();

    /// At most so many of the last questions, the last one first, as the access log has them.
    List<String> asked(int most);

    @Override void close();
}
