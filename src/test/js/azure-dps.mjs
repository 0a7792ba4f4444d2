// Azure's own client of the Device Provisioning Service: node azure-dps.mjs <step> <address> <token> ...

import { run } from "./step.mjs";
import provisioning from "@azure/arm-deviceprovisioningservices";

const service = ["practice-rg", "practice-hub"];
const name = "practice-ca";

function certificates(address, token) {
  const credential = { getToken: async () => ({ token, expiresOnTimestamp: Date.now() + 3600000 }) };
  const client = new provisioning.IotDpsClient(credential, "91d12660-3dec-467a-be2a-213b5544ddc0",
    { endpoint: address, retryOptions: { maxRetries: 0 } });
  return client.dpsCertificate;
}

await run({
  upload: (address, token, certificate) => certificates(address, token).createOrUpdate(...service, name,
    { properties: { certificate: Buffer.from(certificate, "base64"), isVerified: false } }),
  code: (address, token, tag) => certificates(address, token).generateVerificationCode(name, tag, ...service),
  verify: (address, token, tag, certificate) => certificates(address, token).verifyCertificate(name, tag, ...service, { certificate }),
  list: (address, token) => certificates(address, token).list(...service),
  remove: (address, token, tag) => certificates(address, token).delete(service[0], tag, service[1], name),
});
