// Cumulocity's own client: node cumulocity.mjs <step> <address> <password> ...

import { run } from "./step.mjs";
import { createRequire } from "node:module";

const { BasicAuth, FetchClient, TrustedCertificateService } = createRequire(import.meta.url)("@c8y/client");

function certificates(address, password) {
  const client = new FetchClient(new BasicAuth({ tenant: "t07007007", user: "practice", password }), address);
  client.tenant = "t07007007";
  return new TrustedCertificateService(client);
}

// The client hands a refusal of the proof back as if it were an answer.
async function answered({ res, data }) {
  if (!res.ok) {
    throw { res, data };
  }
  return data;
}

await run({
  upload: async (address, password, certInPemFormat) => answered(await certificates(address, password)
    .create({ name: "Practice CA", certInPemFormat, status: "DISABLED", autoRegistrationEnabled: false })),
  code: async (address, password, id) => answered(await certificates(address, password).regeneratePoPVerificationCode(id)),
  verify: async (address, password, id, signature) => answered(await certificates(address, password).verifySignedVerificationCode(id, signature)),
  list: async (address, password) => answered(await certificates(address, password).list()),
  remove: async (address, password, id) => { await certificates(address, password).delete(id); },
});
