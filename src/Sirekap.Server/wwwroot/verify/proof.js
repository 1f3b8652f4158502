// Receipts: C2SP tlog-proof files, and the compact text of QR codes (docs/log.md). Refused before anything of them is used.

const PROOF_HEADER = "c2sp.org/tlog-proof@v1", COMPACT_MARK = "SRKP1:";

function indexOfEmptyLine(bytes) {
  for (let at = 0; at + 1 < bytes.length; at++)
    if (bytes[at] === 0x0a && bytes[at + 1] === 0x0a) return at;
  return -1;
}

function readProof(bytes) {
  const split = indexOfEmptyLine(bytes);
  const head = split < 0 ? null : fromUtf8(bytes.subarray(0, split));
  if (head === null) throw new Wrong("proof-shape");
  const lines = head.split("\n");
  if (lines.shift() !== PROOF_HEADER) throw new Wrong("proof-header", PROOF_HEADER);
  let extra = null;
  if (lines[0]?.startsWith("extra ")) {
    extra = fromBase64(lines.shift().slice("extra ".length));
    if (extra === null) throw new Wrong("proof-extra");
  }
  const index = lines[0]?.startsWith("index ") ? fromDecimal(lines.shift().slice("index ".length)) : null;
  if (index === null) throw new Wrong("proof-index");
  const path = lines.map(fromBase64);
  if (path.length > 63 || path.some(hash => hash?.length !== 32)) throw new Wrong("proof-path");
  return { index, extra, path, checkpoint: bytes.subarray(split + 2) };
}

/** Gives a compact receipt its names and its root back; what comes out is checked like a file. */
function expandCompact(text, leaf, policy) {
  const bytes = fromBase45(text.slice(COMPACT_MARK.length));
  if (bytes === null) throw new Wrong("compact-shape", COMPACT_MARK);
  let at = 0;
  const take = count => {
    if (bytes.length - at < count) throw new Wrong("compact-short");
    at += count;
    return bytes.subarray(at - count, at);
  };
  const takeNumber = () => {
    for (let [value, shift] = [0n, 0n]; shift < 63n; shift += 7n) {
      const [next] = take(1);
      value |= BigInt(next & 0x7f) << shift;
      if (next < 0x80) {
        if (next === 0 && shift > 0n) break;
        return value;
      }
    }
    throw new Wrong("compact-number");
  };
  const [version] = take(1);
  if (version !== 1) throw new Wrong("compact-version", version);
  const id = toHex(take(4));
  const log = policy.logs.find(one => one.type === ED25519 && one.id === id);
  if (!log) throw new Wrong("compact-log", id);
  const [index, size] = [takeNumber(), takeNumber()];
  if (index >= size) throw new Wrong("proof-outside", index, size);
  const path = Array.from({ length: pathLength(index, size) }, () => take(32));
  const lines = [signatureLine(log.name, fromHex4(id), take(64))];
  while (at < bytes.length) {
    const [witness, time, signature] = [toHex(take(4)), take(4), take(64)];
    const known = policy.witnesses.find(one => one.type === COSIGNATURE && one.id === witness);
    if (known) lines.push(signatureLine(known.name, fromHex4(witness), join(new Uint8Array(4), time, signature)));
  }
  const root = toBase64(walk(index, size, path, leaf));
  return { index, extra: null, path, checkpoint: toUtf8(`${log.name}\n${size}\n${root}\n\n${lines.join("")}`) };
}

const fromHex4 = hex => fromNumber(BigInt(`0x${hex}`), 4);

/** Checks one receipt against a policy, for the statement that is given or else the one that it carries. */
async function checkReceipt(bytes, given, policy) {
  if (policy.logs.length === 0) throw new Wrong("policy-no-log");
  if (policy.logs.every(log => log.type === ML_DSA_44)) throw new Wrong("key-ml-dsa");
  const text = new TextDecoder().decode(bytes).trim();
  const isCompact = text.startsWith(COMPACT_MARK);
  const file = isCompact ? null : readProof(bytes);
  const statement = given ?? file?.extra;
  if (!statement) throw new Wrong("no-statement");
  const leaf = leafHash(statement);
  const proof = file ?? expandCompact(text, leaf, policy);
  const checkpoint = await openCheckpoint(proof.checkpoint, policy.logs, policy.witnesses);
  const root = walk(proof.index, checkpoint.size, proof.path, leaf);
  const cosigners = policy.witnesses.filter(witness => checkpoint.signers.has(witness) && witness !== checkpoint.log);
  if (!isMet(policy.quorum, checkpoint.signers)) {
    const names = cosigners.map(witness => witness.petName).join(", ") || "–";
    throw new Wrong("too-few-witnesses", cosigners.length, policy.witnesses.length, names, policy.quorum.name ?? policy.quorum.petName);
  }
  if (root === null || !areEqual(root, checkpoint.root)) throw new Wrong("proof-root", proof.index, checkpoint.size);
  return { index: proof.index, size: checkpoint.size, origin: checkpoint.origin, log: checkpoint.log, cosigners, statement, leaf };
}
