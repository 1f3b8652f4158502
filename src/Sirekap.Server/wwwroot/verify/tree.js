// The Merkle tree of RFC 6962. Sizes and places are BigInt.

const leafHash = entry => sha256(join([0], entry));
const nodeHash = (left, right) => sha256(join([1], left, right));

/** The root that a path leads to from a leaf; null when the path is not as long as index and size demand (RFC 9162, section 2.1.3.2). */
function walk(index, size, path, leaf) {
  if (index >= size) return null;
  let [node, last, hash] = [index, size - 1n, leaf];
  for (const sibling of path) {
    if (last === 0n) return null;
    if (node & 1n || node === last) {
      hash = nodeHash(sibling, hash);
      for (; !(node & 1n) && node !== 0n; node >>= 1n) last >>= 1n;
    } else {
      hash = nodeHash(hash, sibling);
    }
    [node, last] = [node >> 1n, last >> 1n];
  }
  return last === 0n ? hash : null;
}

/** How many siblings lie on the way from a leaf to the root. */
function pathLength(index, size) {
  let length = 0;
  for (let [start, end] = [0n, size]; end - start > 1n; length++) {
    let half = 1n;
    while (half * 2n < end - start) half *= 2n;
    if (index < start + half) end = start + half;
    else start += half;
  }
  return length;
}
