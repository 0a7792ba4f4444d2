/* Sends one message over MQTT with a certificate.
 * gcc -Wall -o mqtt_client mqtt_client.c -lmosquitto */
#include <mosquitto.h>
#include <stdbool.h>
#include <stdio.h>

static const char *const HOST = {{host}};
static const char *const CLIENT_ID = {{client}};
static const char *const TOPIC = {{topic}};
static const char *const CA = {{ca}};
static const char *const CERTIFICATE = {{chain}};
static const char *const KEY = {{key}};

static bool sent = false;

static void connected(struct mosquitto *client, void *unused, int reason)
{
    (void) unused;
    if (reason == 0)
        mosquitto_publish(client, NULL, TOPIC, 5, "hello", 1, false);
    else
        fprintf(stderr, "refused: %s\n", mosquitto_connack_string(reason));
}

static void published(struct mosquitto *client, void *unused, int message)
{
    (void) unused;
    (void) message;
    sent = true;
    mosquitto_disconnect(client);
}

int main(void)
{
    mosquitto_lib_init();
    struct mosquitto *client = mosquitto_new(CLIENT_ID, true, NULL);
    if (client == NULL)
        return 1;
    mosquitto_connect_callback_set(client, connected);
    mosquitto_publish_callback_set(client, published);
    int result = mosquitto_tls_set(client, CA, NULL, CERTIFICATE, KEY, NULL);
    if (result == MOSQ_ERR_SUCCESS)
        result = mosquitto_connect(client, HOST, {{port}}, 60);
    while (result == MOSQ_ERR_SUCCESS && !sent)
        result = mosquitto_loop(client, 1000, 1);
    if (!sent)
        fprintf(stderr, "not sent: %s\n", mosquitto_strerror(result));
    mosquitto_destroy(client);
    mosquitto_lib_cleanup();
    return sent ? 0 : 1;
}
