// Proves work for a report while somebody fills it in: looks for a number whose SHA-256 together with the form's mark begins with zero bits.
// SHA-256 (FIPS 180-4) of one block, ours: the browser's own answers one hash at a time and slowly, and only over TLS.

const roots = power => {
  const primes = [];
  for (let number = 2; primes.length < 64; number++) if (primes.every(prime => number % prime)) primes.push(number);
  return primes.map(prime => { const root = prime ** (1 / power); return ((root - Math.floor(root)) * 2 ** 32) | 0; });
};
const constants = roots(3), start = roots(2).slice(0, 8), words = new Int32Array(64);

/** The first 32 bits of the hash of at most 55 ASCII characters. */
function firstWord(text) {
  words.fill(0);
  for (let at = 0; at < text.length; at++) words[at >> 2] |= text.charCodeAt(at) << (24 - 8 * (at & 3));
  words[text.length >> 2] |= 0x80 << (24 - 8 * (text.length & 3));
  words[15] = 8 * text.length;
  for (let at = 16; at < 64; at++) {
    const early = words[at - 15], late = words[at - 2];
    words[at] = words[at - 16] + words[at - 7]
      + (((early >>> 7) | (early << 25)) ^ ((early >>> 18) | (early << 14)) ^ (early >>> 3))
      + (((late >>> 17) | (late << 15)) ^ ((late >>> 19) | (late << 13)) ^ (late >>> 10));
  }
  let [a, b, c, d, e, f, g, h] = start;
  for (let at = 0; at < 64; at++) {
    const one = (h + (((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7))) + ((e & f) ^ (~e & g)) + constants[at] + words[at]) | 0;
    const two = ((((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10))) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g; g = f; f = e; e = (d + one) | 0; d = c; c = b; b = a; a = (one + two) | 0;
  }
  return (start[0] + a) >>> 0;
}

const form = document.getElementById("lapor"), said = document.getElementById("tunggu");
const { proof, photo } = form.elements, { mark, bits } = form.dataset;
const pauses = () => new Promise(go => setTimeout(go));
let isProven = false;

// A form that came back brings its number along: where the price has risen the search goes on from there, since no smaller number proves more.
async function prove() {
  for (let number = Number(proof.value); ; number++) {
    if (Math.clz32(firstWord(`${mark}:${number}`)) >= Number(bits)) return number;
    // The page stays alive meanwhile.
    if (number % 4000 === 3999) await pauses();
  }
}

said.textContent = said.dataset.working;
const proven = prove().then(number => {
  proof.value = number;
  isProven = true;
  said.textContent = said.dataset.done;
});

// A photograph that will not be taken is not sent first.
photo.addEventListener("change", () => {
  photo.setCustomValidity(photo.files[0]?.size > Number(photo.dataset.most) ? photo.dataset.tooLarge : "");
  photo.reportValidity();
});

form.addEventListener("submit", async event => {
  if (isProven) return;
  event.preventDefault();
  await proven;
  form.requestSubmit();
});
