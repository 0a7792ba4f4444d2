"""Sends one message over MQTT with a certificate. Needs paho-mqtt, 1.6 or 2."""
import ssl

import paho.mqtt.publish as publish

tls = ssl.create_default_context(cafile={{ca}})
tls.load_cert_chain(certfile={{chain}}, keyfile={{key}})

publish.single({{topic}}, "hello", qos=1, hostname={{host}}, port={{port}}, client_id={{client}}, tls=tls)
