// Takes what a person gives, in any order, and says of every receipt whether it holds.

const DATA = JSON.parse(document.getElementById("data").textContent);
const POINTER = /^https?:\/\/\S+\/bukti\/(0|[1-9]\d{0,18})#([A-Za-z0-9_-]{43})$/;

/** One pasted text or file may hold several receipts, one below the other. */
function sort(inputs) {
  const found = { receipts: [], statements: [], pointers: [], unknown: new Set() };
  for (const { name, bytes, isPasted } of inputs) {
    const text = new TextDecoder().decode(bytes);
    if (text.startsWith(PROOF_HEADER)) {
      const parts = isPasted || text.indexOf(`\n${PROOF_HEADER}\n`) > 0 ? splitProofs(text, found) : [bytes];
      parts.forEach(part => found.receipts.push({ name, bytes: part }));
    } else if (text.startsWith("{")) {
      found.statements.push({ name, bytes: isPasted ? toUtf8(text.trim()) : bytes });
    } else {
      sortLines(text, name, found);
    }
  }
  return found;
}

function splitProofs(text, found) {
  const parts = text.split(new RegExp(`^(?=${PROOF_HEADER.replaceAll(".", "\\.")}$)`, "m"));
  return parts.map(part => {
    // Behind a pasted receipt may stand its statement, or a code.
    const lines = part.trimEnd().split("\n");
    const isOther = line => line.startsWith("{") || line.startsWith(COMPACT_MARK) || POINTER.test(line);
    const others = lines.filter(isOther);
    if (others.length > 0) sortLines(others.join("\n"), "", found);
    return toUtf8(`${lines.filter(line => !isOther(line)).join("\n").trimEnd()}\n`);
  });
}

function sortLines(text, name, found) {
  for (const line of text.split("\n").map(one => one.trim()).filter(Boolean)) {
    const pointer = POINTER.exec(line);
    if (line.startsWith(COMPACT_MARK)) found.receipts.push({ name, bytes: toUtf8(line) });
    else if (line.startsWith("{")) found.statements.push({ name, bytes: toUtf8(line) });
    else if (pointer) found.pointers.push({ index: BigInt(pointer[1]), leaf: fromBase64Url(pointer[2]) });
    else found.unknown.add(name || text.trim().slice(0, 60));
  }
}

function policyFrom(key, policy) {
  const log = key.trim() === "" ? null : readKey(key.trim());
  if (policy.trim() === "") {
    if (!log) throw new Wrong("no-key");
    return policyOf(log);
  }
  const read = readPolicy(policy);
  return log ? { ...read, logs: [log] } : read;
}

const refusal = (wrong, status = "bad") => {
  if (!(wrong instanceof Wrong)) throw wrong;
  return { status, code: wrong.code, values: wrong.values };
};

/** A receipt that carries no statement takes the one among those given that it proves; with only one, the refusal is about that one. */
async function checkOne(bytes, statements, policy) {
  const tries = statements.length > 0 && !carriesStatement(bytes) ? statements.map(one => one.bytes) : [null];
  let last;
  for (const statement of tries) {
    try {
      return { status: "good", ...await checkReceipt(bytes, statement, policy) };
    } catch (wrong) {
      last = refusal(wrong, wrong.code === "no-statement" ? "open" : "bad");
    }
  }
  return last;
}

function carriesStatement(bytes) {
  try {
    return readProof(bytes).extra !== null;
  } catch {
    return false;
  }
}

function describe(result) {
  try {
    return { ...result, entry: readEntry(result.statement) };
  } catch (wrong) {
    return { ...result, entry: null, unread: refusal(wrong) };
  }
}

/** @returns results: one for each thing given, "good", "bad" or "open"; stations: what good ones say together. */
async function check({ inputs, key, policy }) {
  const given = sort(inputs);
  const results = [...given.unknown].map(name => ({ status: "open", code: "unknown-input", values: [name] }));
  let trusted;
  try {
    trusted = policyFrom(key, policy);
  } catch (wrong) {
    return { results: [refusal(wrong, "open"), ...results], stations: [], policy: null };
  }
  for (const { name, bytes } of given.receipts) results.push({ name, ...await checkOne(bytes, given.statements, trusted) });
  const proven = results.filter(one => one.status === "good").map(describe);
  const keys = new Map();
  for (const { entry } of proven) {
    const publicKey = entry && keyIn(entry.statement);
    if (publicKey && p256Point(publicKey)) keys.set(keyIdOf(publicKey), { publicKey, origin: entry.statement.origin });
  }
  for (const one of proven) if (one.entry) one.signature = await signatureOf(one.entry, keys);
  const told = results.map(one => proven.find(good => good.statement && good.statement === one.statement && good.index === one.index) ?? one);
  if (given.receipts.length === 0) given.statements.forEach(({ name }) => told.push({ name, status: "open", code: "statement-alone", values: [] }));
  comparePointers(given.pointers, proven, told);
  return { results: told, stations: stationsOf(proven), policy: trusted };
}

function comparePointers(pointers, proven, told) {
  for (const { index, leaf } of pointers) {
    const same = proven.filter(one => one.index === index);
    const status = same.length === 0 ? "open" : same.every(one => areEqual(one.leaf, leaf)) ? "good" : "bad";
    told.push({ status, code: { open: "pointer-alone", good: "pointer-fits", bad: "pointer-differs" }[status], values: [index] });
  }
}

function stationsOf(proven) {
  const groups = new Map();
  for (const one of proven) {
    const about = one.entry?.statement;
    if (!["form", "reading", "decision"].includes(about?.t)) continue;
    const name = JSON.stringify([one.origin, about.election, about.station, about.contest]);
    if (!groups.has(name)) groups.set(name, { station: about.station, contest: about.contest, proven: [] });
    const group = groups.get(name).proven;
    if (!group.some(other => other.index === one.index)) group.push({ index: one.index, statement: about, signature: one.signature, key: one.entry.key });
  }
  return [...groups.values()].map(({ station, contest, proven: group }) => Object.hasOwn(DATA.contests, contest)
    ? { station, contest, ...recount(group, DATA.contests[contest], DATA.rules) }
    : { station, contest, state: null });
}
