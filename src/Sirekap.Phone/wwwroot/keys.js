// The phone's own key: made here, never leaving here, not even for this app.

import { toBase64Url, utf8 } from "./bytes.js";

const CURVE = { name: "ECDSA", namedCurve: "P-256" }, HASH = { name: "ECDSA", hash: "SHA-256" };

export async function makeKey() {
  const pair = await crypto.subtle.generateKey(CURVE, false, ["sign", "verify"]);
  return { privateKey: pair.privateKey, publicKey: new Uint8Array(await crypto.subtle.exportKey("spki", pair.publicKey)) };
}

/** r and s, 32 bytes each. */
export const sign = async (key, bytes) => new Uint8Array(await crypto.subtle.sign(HASH, key.privateKey, bytes));

/** RFC 8785 for the little that enrolment sends: texts only. */
const canonical = texts => JSON.stringify(Object.fromEntries(Object.entries(texts).sort(([one], [other]) => (one < other ? -1 : 1))));

/** What the server is asked with a code: it sees that the key is in this phone. */
export async function enrolmentRequest(key, station, code) {
  const signature = await sign(key, utf8(`sirekap phone enrolment\n${station}\n${code}`));
  return canonical({ station, code, public: toBase64Url(key.publicKey), signature: toBase64Url(signature) });
}
