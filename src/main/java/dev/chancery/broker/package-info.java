/// What goes to an MQTT broker: one connection under TLS, and messages that it confirms.
package dev.chancery.broker;
