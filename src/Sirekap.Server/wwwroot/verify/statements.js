// An entry of the log: {"key":…,"sig":…,"statement":{…}} in its one canonical spelling (docs/statements.md).

const MOST_BYTES = 8192, MOST_DEPTH = 8, MOST_VOTES = 999_999;

/** The canonical text of a value (RFC 8785 narrowed); a Wrong for what no statement may hold. */
function canonical(value, depth = 1) {
  if (typeof value === "boolean") return String(value);
  if (Number.isSafeInteger(value)) return JSON.stringify(value);
  if (typeof value === "string") {
    if (/[\p{Surrogate}\ufffe]/u.test(value) || value.normalize("NFC") !== value) throw new Wrong("entry-not-canonical");
    return JSON.stringify(value);
  }
  if (value === null || typeof value !== "object" || depth > MOST_DEPTH) throw new Wrong("entry-not-canonical");
  if (Array.isArray(value)) return `[${value.map(item => canonical(item, depth + 1)).join(",")}]`;
  return `{${Object.keys(value).sort().map(name => `${canonical(name)}:${canonical(value[name], depth + 1)}`).join(",")}}`;
}

const isObject = value => value !== null && typeof value === "object" && !Array.isArray(value);
const isText = value => typeof value === "string" && value.length > 0 && value.length <= 500;
const isWhole = (least, most) => value => Number.isSafeInteger(value) && value >= least && value <= most;
const isIndex = isWhole(0, Number.MAX_SAFE_INTEGER);
const isDigest = value => typeof value === "string" && /^[0-9a-f]{64}$/.test(value);
const isKeyId = value => typeof value === "string" && /^[0-9a-f]{32}$/.test(value);
const isTime = value => typeof value === "string" && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(value)
  && !Number.isNaN(Date.parse(value)) && new Date(value).toISOString() === value.replace("Z", ".000Z");
const isBase64Url = most => value => typeof value === "string" && value.length > 0 && value.length <= most && fromBase64Url(value) !== null;
const isOneOf = (...values) => value => values.includes(value);
const isMapOf = (isName, isValue) => value => isObject(value) && Object.entries(value).every(([name, held]) => isName(name) && isValue(held));
const isListOf = isValue => value => Array.isArray(value) && value.every(isValue);

/** Whether an object has every member of a shape, each as it should be, and no other; a name that ends with ? may be left out. */
function fits(object, shape) {
  const isGood = name => {
    const key = Object.hasOwn(shape, name) ? name : `${name}?`;
    return Object.hasOwn(shape, key) && shape[key](object[name]);
  };
  return isObject(object) && Object.keys(object).every(isGood) && Object.keys(shape).every(name => name.endsWith("?") || Object.hasOwn(object, name));
}

const isVotes = isWhole(0, MOST_VOTES);
const machineFigure = {
  state: isOneOf("read", "blank", "illegible"), "value?": isVotes, confidence: isWhole(0, 1_000_000), "cause?": isText, "confirmed?": isWhole(1, 2),
  "alternatives?": isListOf(isIndex), box: isListOf(isWhole(0, 65_535)),
};
const isMachineFigure = value => fits(value, machineFigure) && (value.state === "read") === Object.hasOwn(value, "value");

const head = { t: isText, election: isText, at: isTime, seq: isWhole(1, Number.MAX_SAFE_INTEGER) };
const aboutForm = { ...head, station: isText, contest: isText, form: isIndex };

/** The kinds that this page understands; of the others it says only that they are in the log. */
const shapes = {
  form: {
    ...head, station: isText, contest: isText, pages: isMapOf(name => /^[1-9]\d?$/.test(name), isDigest), figures: isMapOf(isText, isVotes), "replaces?": isIndex,
  },
  reading: {
    ...aboutForm, page: isWhole(1, 99), photo: isDigest, model: isDigest, "public?": isDigest, "refused?": isText, "fingerprint?": isDigest,
    "signals?": isMapOf(isText, isListOf(isText)), figures: isMapOf(isText, isMachineFigure),
  },
  decision: {
    ...aboutForm, outcome: isOneOf("accept", "correct", "unreadable", "return"), reason: isOneOf("misread", "mistyped", "wrong-on-paper", "plenary", "illegible"),
    "figures?": isMapOf(isText, isVotes), "note?": isText, "minute?": isWhole(1, 9999), "was?": isMapOf(isText, isVotes),
  },
  election: { ...head, log: isText, program: isText, root: isText, files: isMapOf(isText, isDigest) },
  key: { ...head, act: isOneOf("enrol", "revoke"), "public?": isText, "role?": isText, "region?": isText, "origin?": isText, "subject?": isKeyId, "reason?": isText },
};

/** Reads an entry strictly; whether the signature is good is for the holder of the key to check. */
function readEntry(bytes) {
  const text = bytes.length > MOST_BYTES ? null : fromUtf8(bytes);
  let entry;
  try {
    entry = JSON.parse(text ?? "");
  } catch {
    throw new Wrong("entry-not-json");
  }
  if (!isObject(entry) || canonical(entry) !== text) throw new Wrong("entry-not-canonical");
  const signature = typeof entry.sig === "string" ? fromBase64Url(entry.sig) : null;
  if (!fits(entry, { "assertion?": value => fits(value, { client: isBase64Url(1366), data: isBase64Url(342) }), key: isKeyId, sig: isText, statement: isObject }) || signature?.length !== 64) throw new Wrong("entry-shape");
  const statement = entry.statement;
  const isKnown = Object.hasOwn(shapes, statement.t);
  if (isKnown ? !fits(statement, shapes[statement.t]) : !isText(statement.t)) throw new Wrong("entry-kind", String(statement.t));
  // "statement" sorts last and the bytes are canonical, so its object ends one brace before the end.
  const asserted = entry.assertion ? `"assertion":${canonical(entry.assertion)},` : "";
  const body = bytes.subarray(`{${asserted}"key":"${entry.key}","sig":"${entry.sig}","statement":`.length, -1);
  const assertion = entry.assertion ? readAssertion(entry.assertion, body) : null;
  return { key: entry.key, signature, signed: assertion?.signed ?? body, statement, isKnown, assertion };
}

/** How a passkey signed (docs/statements.md): what it covers, and where it was made. */
function readAssertion({ client, data }, body) {
  const [said, authenticator] = [fromBase64Url(client), fromBase64Url(data)];
  let read;
  try {
    read = JSON.parse(fromUtf8(said) ?? "");
  } catch {
    throw new Wrong("entry-assertion");
  }
  // Written again it must be the same, so no name stands twice.
  const isPlain = isObject(read) && JSON.stringify(read) === fromUtf8(said);
  const isThis = isPlain && read.type === "webauthn.get" && read.challenge === toBase64Url(sha256(body)) && [undefined, false].includes(read.crossOrigin) && !("topOrigin" in read);
  const isPerson = authenticator.length >= 37 && authenticator.length <= 256 && (authenticator[32] & 5) === 5;
  if (!isThis || !isPerson || said.length > 1024 || typeof read.origin !== "string") throw new Wrong("entry-assertion");
  return { origin: read.origin, party: authenticator.subarray(0, 32), signed: join(authenticator, sha256(said)) };
}

/** Whether an entry is signed in its key's own way: a passkey at its desk, every other key the statement itself. */
function isInManner({ assertion }, origin) {
  if (!assertion || !origin) return !assertion && !origin;
  return assertion.origin === origin && areEqual(assertion.party, sha256(toUtf8(origin.replace(/^https?:\/\/|:\d+$/g, ""))));
}

/** The public key that a statement brings: the root of an election, or a key that is enrolled. */
const keyIn = statement => fromBase64Url({ election: statement.root, key: statement.public }[statement.t] ?? "");

/** "good", "bad", or "unknown" where no proven statement brought the key. */
async function signatureOf(entry, keys) {
  const known = keys.get(entry.key);
  if (!known) return "unknown";
  return isInManner(entry, known.origin) && await isP256(known.publicKey, entry.signature, entry.signed) ? "good" : "bad";
}
