// Scaleway's own client: node scaleway.mjs <step> <address> <secret key> ...

import { run } from "./step.mjs";
import { createClient } from "@scaleway/sdk-client";
import { Iotv1 } from "@scaleway/sdk-iot";

const hubId = "8a5bd2f1-4c3d-4b0e-9d59-3a3f0f0e7a55";

function hubs(address, secretKey) {
  return new Iotv1.API(createClient({
    accessKey: "SCWPRACTICE000000000", secretKey, apiURL: address, defaultRegion: "fr-par",
    defaultProjectId: "11111111-1111-4111-8111-111111111111",
  }));
}

await run({
  set: (address, secretKey, caCertPem, challengeCertPem) => hubs(address, secretKey).setHubCA({ hubId, caCertPem, challengeCertPem }),
  list: (address, secretKey) => hubs(address, secretKey).getHubCA({ hubId }),
});
