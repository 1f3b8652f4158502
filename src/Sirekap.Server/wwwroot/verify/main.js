// What a person touches.

const byId = id => document.getElementById(id);
let files = [];
let last = null;

function relabel() {
  document.documentElement.lang = language;
  document.title = `${t("title")} · Sirekap Terbuka`;
  for (const labelled of document.querySelectorAll("[data-text]")) labelled.textContent = t(labelled.dataset.text);
  byId("language").lang = language === "id" ? "en" : "id";
  byId("election").textContent = words(DATA.election.name);
  byId("chosen").textContent = files.length > 0 ? t("chosen", files.map(file => file.name).join(", ")) : "";
  if (last) render();
}

function render() {
  byId("results").replaceChildren(...show(last));
  byId("results").hidden = false;
}

async function run() {
  const pasted = byId("receipt").value;
  const inputs = [...files, ...(pasted.trim() === "" ? [] : [{ name: "", bytes: toUtf8(pasted.trimStart()), isPasted: true }])];
  last = await check({ inputs, key: byId("key").value, policy: byId("policy").value });
  render();
}

async function take(chosen) {
  for (const file of chosen) files.push({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()), isPasted: false });
  relabel();
  await run();
}

/** A photograph of a code, where the browser can read codes. */
async function scan([photo]) {
  if (!photo) return;
  const codes = await new BarcodeDetector({ formats: ["qr_code"] }).detect(await createImageBitmap(photo));
  byId("receipt").value = [byId("receipt").value.trim(), ...codes.map(code => code.rawValue)].filter(Boolean).join("\n");
  await run();
}

byId("files").addEventListener("change", event => take(event.target.files));
byId("policy-file").addEventListener("change", async event => {
  byId("policy").value = await event.target.files[0].text();
  if (last) await run();
});
byId("check").addEventListener("click", run);
byId("clear").addEventListener("click", () => {
  [files, last] = [[], null];
  for (const id of ["receipt", "files", "policy-file"]) byId(id).value = "";
  byId("results").hidden = true;
  relabel();
});
byId("language").addEventListener("click", () => {
  language = language === "id" ? "en" : "id";
  relabel();
});
if ("BarcodeDetector" in globalThis) {
  byId("scan-place").hidden = false;
  byId("scan").addEventListener("change", event => scan(event.target.files));
}
byId("key").value = DATA.key;
byId("form").hidden = false;
relabel();

// For tests, and for whoever wants the answers as data.
globalThis.sirekap = Object.freeze({ check, say, plain: Object.freeze({ sha256, sha512, plainEd25519, plainP256, isStrictEd25519 }) });
