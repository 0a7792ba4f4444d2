"""Sends one message with aMQTT 0.11. The client id must be the device id in the certificate."""
import asyncio

from amqtt.client import MQTTClient

CONFIG = {
    "connection": {
        "uri": {{uri}},
        "cafile": {{ca}},
        "certfile": {{chain}},
        "keyfile": {{key}},
    },
    "check_hostname": True,
}


async def main():
    client = MQTTClient(client_id={{client}}, config=CONFIG)
    await client.connect()
    await client.publish({{topic}}, b"hello", qos=1)
    await client.disconnect()


if __name__ == "__main__":
    asyncio.run(main())
