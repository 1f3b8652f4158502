// SHA-256 and SHA-512 (FIPS 180-4), ours: a page that was opened from a file has no other on every phone.

const { K64, H64 } = (() => {
  const primes = [];
  for (let number = 2; primes.length < 80; number++)
    if (primes.every(prime => number % prime !== 0)) primes.push(number);
  // The first 64 bits behind the point of a prime's square or cube root.
  const fraction = (prime, power) => {
    const target = BigInt(prime) << BigInt(64 * power);
    let root = 0n;
    for (let bit = 1n << 71n; bit > 0n; bit >>= 1n)
      if ((root | bit) ** BigInt(power) <= target) root |= bit;
    return BigInt.asUintN(64, root);
  };
  return { K64: primes.map(prime => fraction(prime, 3)), H64: primes.slice(0, 8).map(prime => fraction(prime, 2)) };
})();

const K32 = K64.slice(0, 64).map(constant => Number(constant >> 32n));

function padded(bytes, block) {
  const length = Math.ceil((bytes.length + 1 + block / 8) / block) * block;
  return join(bytes, [0x80], new Uint8Array(length - bytes.length - 9), fromNumber(BigInt(bytes.length) * 8n, 8));
}

function sha256(bytes) {
  const state = Int32Array.from(H64, word => Number(word >> 32n));
  const words = new Int32Array(64);
  const turn = (word, by) => (word >>> by) | (word << (32 - by));
  const input = padded(bytes, 64);
  for (let start = 0; start < input.length; start += 64) {
    for (let at = 0; at < 16; at++) {
      const byte = start + 4 * at;
      words[at] = (input[byte] << 24) | (input[byte + 1] << 16) | (input[byte + 2] << 8) | input[byte + 3];
    }
    for (let at = 16; at < 64; at++) {
      const [early, late] = [words[at - 15], words[at - 2]];
      words[at] = words[at - 16] + words[at - 7] + (turn(early, 7) ^ turn(early, 18) ^ (early >>> 3)) + (turn(late, 17) ^ turn(late, 19) ^ (late >>> 10));
    }
    let [a, b, c, d, e, f, g, h] = state;
    for (let at = 0; at < 64; at++) {
      const one = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + K32[at] + words[at]) | 0;
      const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
    }
    [a, b, c, d, e, f, g, h].forEach((word, at) => { state[at] += word; });
  }
  return join(...Array.from(state, word => fromNumber(BigInt(word >>> 0), 4)));
}

function sha512(bytes) {
  const word64 = value => BigInt.asUintN(64, value);
  const turn = (word, by) => (word >> by) | word64(word << (64n - by));
  const state = [...H64];
  const input = padded(bytes, 128);
  for (let start = 0; start < input.length; start += 128) {
    const words = Array.from({ length: 16 }, (_, at) => toNumber(input.subarray(start + 8 * at, start + 8 * at + 8)));
    for (let at = 16; at < 80; at++) {
      const [early, late] = [words[at - 15], words[at - 2]];
      words[at] = word64(words[at - 16] + words[at - 7] + (turn(early, 1n) ^ turn(early, 8n) ^ (early >> 7n)) + (turn(late, 19n) ^ turn(late, 61n) ^ (late >> 6n)));
    }
    let [a, b, c, d, e, f, g, h] = state;
    for (let at = 0; at < 80; at++) {
      const one = h + (turn(e, 14n) ^ turn(e, 18n) ^ turn(e, 41n)) + ((e & f) ^ (word64(~e) & g)) + K64[at] + words[at];
      const two = (turn(a, 28n) ^ turn(a, 34n) ^ turn(a, 39n)) + ((a & b) ^ (a & c) ^ (b & c));
      [h, g, f, e, d, c, b, a] = [g, f, e, word64(d + one), c, b, a, word64(one + two)];
    }
    [a, b, c, d, e, f, g, h].forEach((word, at) => { state[at] = word64(state[at] + word); });
  }
  return join(...state.map(word => fromNumber(word, 8)));
}
