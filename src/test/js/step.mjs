// Runs the step that the command line names and prints its result as JSON. A refusal is printed too, and ends with 3.

import { webcrypto } from "node:crypto";

// Node 18, which Debian 12 has, keeps it out of sight; the clients of Azure want it.
globalThis.crypto ??= webcrypto;

export async function run(steps) {
  const [step, ...args] = process.argv.slice(2);
  try {
    console.log(JSON.stringify((await steps[step](...args)) ?? {}));
  } catch (refused) {
    console.log(JSON.stringify({
      status: refused.statusCode ?? refused.status ?? refused.res?.status,
      code: String(refused.code ?? refused.data?.error ?? refused.body?.type ?? refused.name),
      message: refused.message ?? refused.data?.message,
    }));
    process.exitCode = 3;
  }
}
