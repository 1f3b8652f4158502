// Bytes and their spellings. Every reader accepts one spelling only, so that equal values mean equal bytes; null is "no".

/** A refusal: a code of texts.js and what goes into its places. */
class Wrong extends Error {
  constructor(code, ...values) {
    super(code);
    [this.code, this.values] = [code, values];
  }
}

const MOST_INTEGER = 2n ** 63n - 1n;

const toUtf8 = text => new TextEncoder().encode(text);

function fromUtf8(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

function join(...parts) {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

const areEqual = (left, right) => left.length === right.length && left.every((byte, at) => byte === right[at]);

const toHex = bytes => Array.from(bytes, byte => byte.toString(16).padStart(2, "0")).join("");

const toBase64 = bytes => btoa(Array.from(bytes, byte => String.fromCharCode(byte)).join(""));

const toBase64Url = bytes => toBase64(bytes).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

function fromBase64(text) {
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return null;
  let bytes;
  try {
    bytes = Uint8Array.from(atob(text), letter => letter.charCodeAt(0));
  } catch {
    return null;
  }
  return toBase64(bytes) === text ? bytes : null;
}

function fromBase64Url(text) {
  if (!/^[A-Za-z0-9_-]*$/.test(text)) return null;
  const padded = text.replaceAll("-", "+").replaceAll("_", "/") + "=".repeat((4 - (text.length % 4)) % 4);
  return fromBase64(padded);
}

/** RFC 9285: two bytes to three characters, the least significant first. */
function fromBase45(text) {
  const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
  const bytes = [];
  for (let at = 0; at < text.length; at += 3) {
    const digits = Array.from(text.slice(at, at + 3), letter => alphabet.indexOf(letter));
    const value = digits.reduceRight((sum, digit) => sum * 45 + digit, 0);
    if (digits.length === 1 || digits.includes(-1) || value > (digits.length === 3 ? 0xffff : 0xff)) return null;
    if (digits.length === 3) bytes.push(value >> 8);
    bytes.push(value & 0xff);
  }
  return Uint8Array.from(bytes);
}

/** A decimal of at least 0 without sign and leading zeros, as BigInt. */
function fromDecimal(text) {
  if (!/^(0|[1-9][0-9]{0,18})$/.test(text)) return null;
  const value = BigInt(text);
  return value <= MOST_INTEGER ? value : null;
}

function toNumber(bytes, isLittle = false) {
  const ordered = isLittle ? Array.from(bytes).reverse() : Array.from(bytes);
  return ordered.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
}

function fromNumber(value, length, isLittle = false) {
  const bytes = Array.from({ length }, (_, at) => Number((value >> BigInt(8 * at)) & 0xffn));
  return Uint8Array.from(isLittle ? bytes : bytes.reverse());
}
