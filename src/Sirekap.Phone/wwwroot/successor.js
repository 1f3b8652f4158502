// The log's next key: learnt only from a note that the key which this phone trusts and the new one have both signed (docs/log.md, KeyRotation in C#).

import { Wrong, hasSigned, readKey, readNote } from "./receipts.js";
import { utf8 } from "./bytes.js";

const MARK = "sirekap/log-key-rotation@v1", ED25519 = 1, MOST_STEPS = 64;

/** The verifier key that a note leads on to; throws where the note does not bear that out. */
export async function nextKey(note, trusted) {
  const { text, signatures } = readNote(note);
  const [mark, origin, from, to, , , ...rest] = text.split("\n");
  const [old, next] = [readKey(trusted), readKey(to ?? "")];
  if (mark !== MARK || origin !== old.name || from !== trusted || rest.join() !== "" || next.name !== origin || next.type !== ED25519 || to === trusted) throw new Wrong("note-shape");
  for (const key of [old, next]) {
    const own = signatures.filter(line => line.name === key.name && line.id === key.id);
    const areGood = await Promise.all(own.map(line => hasSigned(key, utf8(text), line.signature)));
    if (own.length === 0 || areGood.includes(false)) throw new Wrong("signature-none");
  }
  return to;
}

/** The keys that follow the last one that is trusted, oldest first; empty where the log names none. */
export async function successorsOf(trusted) {
  const found = [];
  for (let key = trusted; found.length < MOST_STEPS; key = found.at(-1)) {
    const response = await fetch(`/log/rotation/${readKey(key).id}`, { cache: "no-store", signal: AbortSignal.timeout(15_000) });
    if (!response.ok) break;
    const next = await nextKey(new Uint8Array(await response.arrayBuffer()), key);
    if (next === trusted || found.includes(next)) break;
    found.push(next);
  }
  return found;
}
