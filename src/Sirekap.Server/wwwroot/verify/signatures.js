// Signatures: the browser's own arithmetic where it has it, ours where it has not. Both say the same.

const subtle = globalThis.crypto?.subtle;

/** null: the browser does not know this kind of key. */
async function bySubtle(format, key, kind, use, signature, message) {
  if (!subtle) return null;
  let imported;
  try {
    imported = await subtle.importKey(format, key, kind, false, ["verify"]);
  } catch {
    return null;
  }
  return subtle.verify(use, imported, signature, message);
}

async function isEd25519(key, signature, message) {
  if (!isStrictEd25519(key, signature)) return false;
  return await bySubtle("raw", key, { name: "Ed25519" }, { name: "Ed25519" }, signature, message) ?? plainEd25519(key, signature, message);
}

// What stands before the point in every SubjectPublicKeyInfo of a P-256 key (RFC 5480), with the mark of an uncompressed point.
const P256_HEAD = "3059301306072a8648ce3d020106082a8648ce3d03010703420004";

/** The 64 bytes of the point of a SubjectPublicKeyInfo; null when it is no P-256 key in its one spelling. */
function p256Point(publicKey) {
  const head = P256_HEAD.length / 2;
  if (publicKey?.length !== head + 64 || toHex(publicKey.subarray(0, head)) !== P256_HEAD) return null;
  const point = publicKey.subarray(head);
  return p256.isOnCurve(toNumber(point.subarray(0, 32)), toNumber(point.subarray(32))) ? point : null;
}

async function isP256(publicKey, signature, message) {
  const point = p256Point(publicKey);
  if (point === null || signature.length !== 64) return false;
  const use = { name: "ECDSA", hash: "SHA-256" };
  return await bySubtle("spki", publicKey, { name: "ECDSA", namedCurve: "P-256" }, use, signature, message) ?? plainP256(point, signature, message);
}

/** The id of a statement's key: the first 16 bytes of the SHA-256 of its SubjectPublicKeyInfo. */
const keyIdOf = publicKey => toHex(sha256(publicKey).subarray(0, 16));
