// The desk's own script: passkeys, and what is sent to the server. Everything that it sends is one canonical JSON object.

const utf8 = new TextEncoder();
const byId = id => document.getElementById(id);

const toBase64Url = buffer => btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
const fromBase64Url = text => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), letter => letter.charCodeAt(0));

/** RFC 8785 for the little that is sent: objects, texts and whole numbers. */
function canonical(value) {
  if (typeof value !== "object") return JSON.stringify(value);
  return `{${Object.keys(value).sort().map(name => `${JSON.stringify(name)}:${canonical(value[name])}`).join(",")}}`;
}

function say(code, detail = "") {
  const words = byId("desk-words").content.querySelector(`[data-code="${CSS.escape(code)}"]`)?.textContent;
  byId("desk-status").textContent = words ?? detail;
  byId("desk-status").dataset.code = code;
}

export async function send(path, body) {
  const response = await fetch(`/desk/api/${path}`, { method: "POST", headers: { "Content-Type": "application/json" }, body: canonical(body) });
  const answer = await response.json();
  if (!response.ok) throw Object.assign(new Error(answer.detail), { code: answer.code });
  return answer;
}

/** A passkey signs the hash of some bytes; with no credential named the person chooses one. */
export async function sign(bytes, credential) {
  const challenge = await crypto.subtle.digest("SHA-256", bytes);
  const { rawId, response } = await navigator.credentials.get({ publicKey: {
    challenge, rpId: location.hostname, userVerification: "required",
    allowCredentials: credential ? [{ type: "public-key", id: fromBase64Url(credential) }] : [],
  } });
  return {
    credential: toBase64Url(rawId), client: toBase64Url(response.clientDataJSON), data: toBase64Url(response.authenticatorData), signature: toBase64Url(response.signature),
  };
}

/** Buttons are served disabled: pressed before anything listens they would send their form as a query, or do nothing. */
function enable(button) {
  button.disabled = false;
  if (button.autofocus && document.activeElement === document.body) button.focus();
}

/** Does what a button asks for, once at a time; every failure is said in words. */
async function carryOut(button, act, argument) {
  button.disabled = true;
  say("working");
  try {
    await act(argument);
  } catch (failure) {
    say(failure.code?.toString().match(/^[a-zK]/) ? failure.code : failure.name === "TypeError" ? "no-network" : "no-passkey", failure.message);
  } finally {
    button.disabled = false;
  }
}

export function onPress(id, act) {
  const button = byId(id);
  if (!button) return;
  button.addEventListener("click", () => carryOut(button, act, button));
  enable(button);
}

export function onSubmit(id, act) {
  const form = byId(id);
  if (!form) return;
  form.addEventListener("submit", event => {
    event.preventDefault();
    carryOut(event.submitter, act, event);
  });
  form.querySelectorAll("button").forEach(enable);
}

const home = () => location.assign(document.documentElement.lang === "en" ? "/en/desk" : "/desk");

onPress("accept", async () => {
  const invitation = location.hash.slice(1);
  const random = length => crypto.getRandomValues(new Uint8Array(length));
  const name = `Sirekap ${new Date().toISOString().slice(0, 10)}`;
  const made = await navigator.credentials.create({ publicKey: {
    challenge: random(32), rp: { id: location.hostname, name: "Sirekap Terbuka" }, user: { id: random(16), name, displayName: name },
    pubKeyCredParams: [{ type: "public-key", alg: -7 }], authenticatorSelection: { residentKey: "required", userVerification: "required" }, attestation: "none",
  } });
  const answer = await sign(utf8.encode(invitation), toBase64Url(made.rawId));
  const { waits } = await send("invitation", { invitation, public: toBase64Url(made.response.getPublicKey()), answer });
  if (!waits) return home();
  say("waits-for-registrar");
  byId("accept").hidden = true;
});

onPress("login", async () => {
  const { text } = await send("login/begin", {});
  await send("login", await sign(utf8.encode(text)));
  home();
});

onPress("logout", async () => {
  await send("logout", {});
  home();
});

// The review of one form.

const review = byId("review");
const form = () => ({ station: review.dataset.station, contest: review.dataset.contest });
const reviewPath = ({ station, contest }) => `${document.documentElement.lang === "en" ? "/en" : ""}/desk/tps/${station}/${contest}`;

async function take(which) {
  await send("review/take", which);
  location.assign(reviewPath(which));
}

onPress("take", () => take(form()));
onPress("next", button => take({ station: button.dataset.station, contest: button.dataset.contest }));

onSubmit("blind", async event => {
  const typed = [...event.target.querySelectorAll("input[name]")].filter(input => input.value.trim() !== "");
  await send("review/read", { ...form(), figures: Object.fromEntries(typed.map(input => [input.name, Number(input.value)])) });
  location.reload();
});

onSubmit("decide", async event => {
  const note = byId("note")?.value.normalize("NFC").trim();
  const { statement, credential } = await send("review/prepare", { ...form(), outcome: event.submitter.dataset.outcome, ...(note ? { note } : {}) });
  const answer = await signPrepared({ statement, credential });
  const { index } = await send("review/sign", { ...form(), answer });
  byId("desk-status").dataset.index = index;
  home();
});

const views = {
  turn: whole => { whole.dataset.turn = ((Number(whole.dataset.turn ?? 0) + 1) % 4).toString(); },
  larger: whole => { whole.dataset.size = Math.min(3, Number(whole.dataset.size ?? 1) + 1).toString(); },
  smaller: whole => { whole.dataset.size = Math.max(1, Number(whole.dataset.size ?? 1) - 1).toString(); },
  contrast: whole => whole.classList.toggle("contrast"),
};
document.querySelectorAll("[data-view]").forEach(button => {
  button.addEventListener("click", () => views[button.dataset.view](byId("whole")));
  enable(button);
});
