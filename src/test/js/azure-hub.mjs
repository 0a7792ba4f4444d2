// Azure's own client of IoT Hub: node azure-hub.mjs <step> <address> <token> ...

import { run } from "./step.mjs";
import iothub from "@azure/arm-iothub";

const hub = ["practice-rg", "practice-hub"];
const name = "practice-ca";

function certificates(address, token) {
  const credential = { getToken: async () => ({ token, expiresOnTimestamp: Date.now() + 3600000 }) };
  const client = new iothub.IotHubClient(credential, "91d12660-3dec-467a-be2a-213b5544ddc0",
    { endpoint: address, retryOptions: { maxRetries: 0 } });
  return client.certificates;
}

await run({
  upload: (address, token, certificate) => certificates(address, token).createOrUpdate(...hub, name, { properties: { certificate, isVerified: false } }),
  code: (address, token, tag) => certificates(address, token).generateVerificationCode(...hub, name, tag),
  verify: (address, token, tag, certificate) => certificates(address, token).verify(...hub, name, tag, { certificate }),
  list: (address, token) => certificates(address, token).listByIotHub(...hub),
  remove: (address, token, tag) => certificates(address, token).delete(...hub, name, tag),
});
