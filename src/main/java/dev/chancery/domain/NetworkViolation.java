package dev.chancery.domain;

/// An address, or something else that is needed to speak over a network, that cannot be used.
public sealed interface NetworkViolation extends Violation {

    record NotAUrl(Field field, String text) implements NetworkViolation {
        @Override public String message() {
            return "not an http or https address: " + Text.shown(text);
        }
    }

    record NotAServer(String text) implements NetworkViolation {
        @Override public Field field() {
            return Field.ADDRESS;
        }

        @Override public String message() {
            return "not a server's name or IP address with a port: " + Text.shown(text);
        }
    }

    /// Plain HTTP to another machine: what is sent can be read and changed on the way.
    record PlainHttp(Field field, String host) implements NetworkViolation {
        @Override public String message() {
            return "plain HTTP to %s, where everybody on the way reads the token: use https".formatted(Text.shown(host));
        }
    }

    /// Events of several kinds for one topic, which does not tell them apart.
    record EventsOfOneTopic() implements NetworkViolation {
        @Override public Field field() {
            return Field.EVENT_TOPIC;
        }
        @Override public String message() {
            return "several kinds of events and no {event} in the topic";
        }
    }

    /// A field in braces that a topic does not know.
    record UnknownTopicPart(String word) implements NetworkViolation {
        @Override public Field field() {
            return Field.EVENT_TOPIC;
        }
        @Override public String message() {
            return "no part of a topic: " + Text.shown(word);
        }
    }

    /// What was given to trust a broker by holds no certificate that can be read.
    record NoCertificateGiven() implements NetworkViolation {
        @Override public Field field() {
            return Field.BROKER_TRUST;
        }
        @Override public String message() {
            return "no certificate in what was given";
        }
    }

    /// A certificate that is to be shown to a broker and whose key is not here, or that is good for nothing any more.
    record CannotBeShown() implements NetworkViolation {
        @Override public Field field() {
            return Field.CERTIFICATE;
        }
        @Override public String message() {
            return "the certificate has no key here, has ended or is revoked";
        }
    }
}
