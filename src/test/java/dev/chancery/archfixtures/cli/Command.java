package dev.chancery.archfixtures.cli;

import com.hivemq.client.mqtt.MqttVersion;
import dev.chancery.archfixtures.broker.Post;
import dev.chancery.archfixtures.ui.Shared;

/// A command that knows the window, and calls a broker by itself.
public final class Command {
    public Shared window;
    public Post post;
    public MqttVersion version;
}
