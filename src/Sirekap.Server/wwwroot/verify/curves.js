// Ed25519 (RFC 8032) and ECDSA P-256 (FIPS 186-5), only checking, for phones whose browser does not offer them. Nothing here is
// secret, so nothing need take the same time always.

const modulo = (value, by) => ((value % by) + by) % by;

function power(base, exponent, by) {
  let result = 1n;
  for (base = modulo(base, by); exponent > 0n; exponent >>= 1n, base = (base * base) % by)
    if (exponent & 1n) result = (result * base) % by;
  return result;
}

const inverse = (value, prime) => power(value, prime - 2n, prime);

/** a·P + b·Q with one walk over the bits of both numbers. */
function twoTimes(curve, a, P, b, Q) {
  const both = curve.add(P, Q);
  let sum = curve.zero;
  for (let bit = 256n; bit >= 0n; bit--) {
    sum = curve.add(sum, sum);
    const pick = Number((a >> bit) & 1n) + 2 * Number((b >> bit) & 1n);
    if (pick) sum = curve.add(sum, [null, P, Q, both][pick]);
  }
  return sum;
}

const edwards = (() => {
  const p = 2n ** 255n - 19n;
  const order = 2n ** 252n + 27742317777372353535851937790883648493n;
  const d = modulo(-121665n * inverse(121666n, p), p);
  const rootOfMinusOne = power(2n, (p - 1n) / 4n, p);

  // Points are X, Y, Z, T with x = X/Z, y = Y/Z, xy = T/Z (RFC 8032, section 5.1.4).
  const add = ([x1, y1, z1, t1], [x2, y2, z2, t2]) => {
    const [a, b, c, e] = [modulo((y1 - x1) * (y2 - x2), p), modulo((y1 + x1) * (y2 + x2), p), modulo(2n * t1 * t2 * d, p), modulo(2n * z1 * z2, p)];
    const [f, g, h, i] = [b - a, e - c, e + c, b + a];
    return [modulo(f * g, p), modulo(h * i, p), modulo(g * h, p), modulo(f * i, p)];
  };

  /** Section 5.1.3; null when the bytes are no point in its one spelling. */
  const point = bytes => {
    const y = toNumber(bytes, true) & (2n ** 255n - 1n);
    const isOdd = BigInt(bytes[31] >> 7);
    if (y >= p) return null;
    const [u, v] = [modulo(y * y - 1n, p), modulo(d * y * y + 1n, p)];
    let x = modulo(u * power(v, 3n, p) * power(u * power(v, 7n, p), (p - 5n) / 8n, p), p);
    if (modulo(v * x * x + u, p) === 0n) x = modulo(x * rootOfMinusOne, p);
    if (modulo(v * x * x - u, p) !== 0n || (x === 0n && isOdd)) return null;
    if ((x & 1n) !== isOdd) x = p - x;
    return [x, y, 1n, modulo(x * y, p)];
  };

  const encode = ([x, y, z]) => {
    const unit = inverse(z, p);
    const bytes = fromNumber(modulo(y * unit, p), 32, true);
    bytes[31] |= Number(modulo(x * unit, p) & 1n) << 7;
    return bytes;
  };

  const base = point(fromNumber(modulo(4n * inverse(5n, p), p), 32, true));
  return { order, add, point, encode, base, zero: [0n, 1n, 1n, 0n] };
})();

/** Whether key and signature are spelled as RFC 8032 demands; asked before any implementation is. */
const isStrictEd25519 = (key, signature) =>
  key.length === 32 && signature.length === 64 && edwards.point(key) !== null && edwards.point(signature.subarray(0, 32)) !== null
  && toNumber(signature.subarray(32), true) < edwards.order;

function plainEd25519(key, signature, message) {
  if (!isStrictEd25519(key, signature)) return false;
  const [x, y, z, t] = edwards.point(key);
  const start = signature.subarray(0, 32);
  const hash = toNumber(sha512(join(start, key, message)), true) % edwards.order;
  // R = s·B − hash·A
  const found = twoTimes(edwards, toNumber(signature.subarray(32), true), edwards.base, hash, [-x, y, z, -t]);
  return areEqual(edwards.encode(found), start);
}

const p256 = (() => {
  const p = 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n;
  const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
  const b = 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn;
  const base = [
    0x6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296n,
    0x4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5n, 1n,
  ];
  const isOnCurve = (x, y) => x < p && y < p && modulo(y * y - (x * x * x - 3n * x + b), p) === 0n;

  const twice = ([x, y, z]) => {
    const [yy, zz] = [(y * y) % p, (z * z) % p];
    const [s, m] = [(4n * x * yy) % p, modulo(3n * (x - zz) * (x + zz), p)];
    const x3 = modulo(m * m - 2n * s, p);
    return [x3, modulo(m * (s - x3) - 8n * yy * yy, p), (2n * y * z) % p];
  };

  // Points are X, Y, Z with x = X/Z², y = Y/Z³; the point at infinity has Z = 0.
  const add = (left, right) => {
    const [[x1, y1, z1], [x2, y2, z2]] = [left, right];
    if (z1 === 0n) return right;
    if (z2 === 0n) return left;
    const [zz1, zz2] = [(z1 * z1) % p, (z2 * z2) % p];
    const [u1, s1] = [(x1 * zz2) % p, (y1 * z2 * zz2) % p];
    const [h, r] = [modulo(x2 * zz1 - u1, p), modulo(y2 * z1 * zz1 - s1, p)];
    if (h === 0n) return r === 0n ? twice(left) : [1n, 1n, 0n];
    const [hh, u] = [(h * h) % p, (u1 * h * h) % p];
    const x3 = modulo(r * r - h * hh - 2n * u, p);
    return [x3, modulo(r * (u - x3) - s1 * h * hh, p), (h * z1 * z2) % p];
  };

  const x = ([X, , Z]) => (X * inverse((Z * Z) % p, p)) % p;
  return { order, base, isOnCurve, add, x, zero: [1n, 1n, 0n] };
})();

/** key: the 64 bytes of the point; signature: r and s, 32 bytes each. */
function plainP256(key, signature, message) {
  const point = [toNumber(key.subarray(0, 32)), toNumber(key.subarray(32)), 1n];
  const [r, s] = [toNumber(signature.subarray(0, 32)), toNumber(signature.subarray(32))];
  if (!p256.isOnCurve(point[0], point[1]) || r === 0n || s === 0n || r >= p256.order || s >= p256.order) return false;
  const unit = inverse(s, p256.order);
  const found = twoTimes(p256, (toNumber(sha256(message)) * unit) % p256.order, p256.base, (r * unit) % p256.order, point);
  return found[2] !== 0n && p256.x(found) % p256.order === r;
}
