// Bytes, their names and their spellings.

export const utf8 = text => new TextEncoder().encode(text);
export const text = bytes => new TextDecoder().decode(bytes);
export const toBase64Url = bytes => btoa(Array.from(bytes, byte => String.fromCharCode(byte)).join("")).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
export const fromBase64Url = written => Uint8Array.from(atob(written.replaceAll("-", "+").replaceAll("_", "/")), letter => letter.charCodeAt(0));
export const toHex = bytes => Array.from(bytes, byte => byte.toString(16).padStart(2, "0")).join("");
export const sha256 = async bytes => new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));

const CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** The first 80 bits of an entry's SHA-256 as people write it on paper: four groups of four. */
export async function shortCode(entry) {
  const bits = BigInt(`0x${toHex((await sha256(entry)).slice(0, 10))}`);
  const symbols = Array.from({ length: 16 }, (_, place) => CROCKFORD[Number((bits >> BigInt(75 - 5 * place)) & 31n)]).join("");
  return symbols.match(/.{4}/g).join(" ");
}

/** No entry is longer (`CanonicalJson.MostBytes`), whatever a link inflates to. */
const MOST_ENTRY = 8 * 1024;

const through = async (bytes, stream) => new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer());

/** An entry as it stands in a link: deflated, so that it fits into a code that old cameras can read. */
export const pack = async entry => toBase64Url(await through(entry, new CompressionStream("deflate-raw")));
export async function unpack(packed) {
  const inflated = new Blob([fromBase64Url(packed)]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  const parts = [];
  let size = 0;
  for (;;) {
    const { done, value } = await inflated.read();
    if (done) break;
    size += value.length;
    if (size > MOST_ENTRY) {
      await inflated.cancel();
      throw new Error(`more than ${MOST_ENTRY} bytes`);
    }
    parts.push(value);
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}
