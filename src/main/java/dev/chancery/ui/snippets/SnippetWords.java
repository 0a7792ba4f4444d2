package dev.chancery.ui.snippets;

import dev.chancery.domain.Snippet;
import dev.chancery.words.Words;

/// What the snippets are called.
final class SnippetWords {

    private SnippetWords() {}

    static String name(Snippet snippet) {
        return Words.of(switch (snippet) {
            case MOSQUITTO -> "snippets.mosquitto";
            case MOSQUITTO_CLIENT -> "snippets.mosquittoClient";
            case PYTHON -> "snippets.python";
            case C -> "snippets.c";
            case NGINX -> "snippets.nginx";
            case AMQTT -> "snippets.amqtt";
            case AMQTT_CLIENT -> "snippets.amqttClient";
            case AMQTT_PYTHON -> "snippets.amqttPython";
            case EMQX -> "snippets.emqx";
            case HIVEMQ -> "snippets.hivemq";
            case KEY_STORES -> "snippets.keyStores";
            case UNPACK -> "snippets.unpack";
        });
    }
}
