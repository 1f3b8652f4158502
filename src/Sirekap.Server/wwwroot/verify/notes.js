// C2SP signed-note, tlog-checkpoint and tlog-cosignature: nothing of a note is used before a known key's signature on it is checked.

const ED25519 = 1, COSIGNATURE = 4, ML_DSA_44 = 6;
const ML_DSA_LENGTH = 1312;
const EMPTY_ROOT = toBase64(sha256(new Uint8Array()));

const isName = name => name !== "" && !/[\p{Zs}\p{Zl}\p{Zp}\p{Cc}+]/u.test(name);

/** name+id+base64 of type and key. */
function readKey(text) {
  const [name, id, ...rest] = text.split("+");
  const typed = fromBase64(rest.join("+"));
  if (rest.length === 0 || !isName(name) || !typed?.length) throw new Wrong("key-malformed", text);
  const [type, key] = [typed[0], typed.subarray(1)];
  const isKnown = (type === ED25519 || type === COSIGNATURE) && key.length === 32;
  if (!isKnown && !(type === ML_DSA_44 && key.length === ML_DSA_LENGTH && toUtf8(name).length <= 255)) throw new Wrong("key-kind", name);
  const found = sha256(join(toUtf8(name), [0x0a], typed)).subarray(0, 4);
  if (toHex(found) !== id) throw new Wrong("key-id", name, id, toHex(found));
  return { name, id, type, key, text };
}

const isCosigner = key => key.type !== ED25519;

/** The time of a cosignature in seconds since 1970; null when there is none. */
function timeOf(signature) {
  const time = signature.length < 8 ? null : toNumber(signature.subarray(0, 8));
  return time === null || time > MOST_INTEGER ? null : time;
}

async function hasSigned(key, text, signature) {
  if (key.type === ED25519) return signature.length === 64 && isEd25519(key.key, signature, text);
  const time = timeOf(signature);
  return time !== null && signature.length === 72
    && isEd25519(key.key, signature.subarray(8), join(toUtf8(`cosignature/v1\ntime ${time}\n`), text));
}

const signatureLine = (name, id, signature) => `\u2014 ${name} ${toBase64(join(id, signature))}\n`;

function readSignature(line) {
  const [dash, name, base64, ...more] = line.split(" ");
  const bytes = dash === "\u2014" && more.length === 0 && isName(name ?? "") ? fromBase64(base64 ?? "") : null;
  if (bytes === null || bytes.length <= 4) throw new Wrong("note-line", line);
  return { name, id: toHex(bytes.subarray(0, 4)), signature: bytes.subarray(4) };
}

function readNote(bytes) {
  const note = bytes.length > 1_000_000 ? null : fromUtf8(bytes);
  if (note === null || /[\0-\x09\x0b-\x1f]/.test(note)) throw new Wrong("note-bytes");
  const split = note.lastIndexOf("\n\n");
  if (split < 0 || !note.endsWith("\n") || split + 2 === note.length) throw new Wrong("note-shape");
  const lines = note.slice(split + 2, -1).split("\n");
  if (lines.length > 100) throw new Wrong("note-many", lines.length);
  return { text: note.slice(0, split + 1), signatures: lines.map(readSignature) };
}

function readCheckpoint(text) {
  const [origin, size, root, ...extensions] = text.slice(0, -1).split("\n");
  const [count, hash] = [fromDecimal(size ?? ""), fromBase64(root ?? "")];
  if (!text.endsWith("\n") || !origin || count === null || hash?.length !== 32 || extensions.includes("")
    || (count === 0n && root !== EMPTY_ROOT)) throw new Wrong("checkpoint-malformed");
  return { origin, size: count, root: hash };
}

/** A checkpoint of one of the logs, with the cosigners among those given that have signed it. Signatures of unknown keys are ignored;
 *  one wrong signature of a known key spoils the note. ML-DSA-44 signatures are of no kind that this page can check: they are ignored too. */
async function openCheckpoint(bytes, logs, cosigners) {
  const note = readNote(bytes);
  const text = toUtf8(note.text);
  const known = [...logs, ...cosigners].filter(key => key.type !== ML_DSA_44);
  const signers = new Map();
  for (const { name, id, signature } of note.signatures) {
    const key = known.find(one => one.id === id && one.name === name);
    if (!key) continue;
    if (!await hasSigned(key, text, signature)) throw new Wrong("signature-wrong", key.name, key.id);
    const time = isCosigner(key) ? timeOf(signature) : 0n;
    signers.set(key, time > (signers.get(key) ?? -1n) ? time : signers.get(key));
  }
  const names = logs.map(log => log.name).join(", ");
  if (signers.size === 0) throw new Wrong("signature-none", names);
  const signed = logs.filter(log => signers.has(log));
  if (signed.length === 0) throw new Wrong("signature-only-cosigners", names);
  const checkpoint = readCheckpoint(note.text);
  const log = signed.find(one => one.name === checkpoint.origin);
  if (!log) throw new Wrong("checkpoint-other-log", checkpoint.origin, signed[0].name);
  return { ...checkpoint, log, signers };
}
