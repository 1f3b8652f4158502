// The app: what is known, which screen is shown, and what keeps it going.

import { h } from "./dom.js";
import { language, setLanguage, t } from "./words.js";
import { election } from "./election.js";
import { StorageRefused, readMe } from "./store.js";
import { warm } from "./machine.js";
import { deliver, onDelivery, sendLater } from "./post.js";
import { enrolScreen, stationBefore } from "./screens/enrol.js";
import { homeScreen } from "./screens/home.js";
import { pageScreen } from "./screens/page.js";
import { cameraScreen } from "./screens/camera.js";
import { figuresScreen } from "./screens/figures.js";
import { compareScreen } from "./screens/compare.js";
import { parcelScreen } from "./screens/parcel.js";
import { witnessScreen } from "./screens/witness.js";

const byId = id => document.getElementById(id);
let turn = 0;

/** What every screen is given. */
export const state = { me: null, election };

export function say(text, isAlarm = false) {
  byId("say").textContent = text;
  byId("say").classList.toggle("alarm", isAlarm);
}

export const go = place => (location.hash === `#${place}` ? render() : location.assign(`#${place}`));

async function screenFor(place) {
  const [name, ...rest] = place.split("/");
  if (name.startsWith("saksi.")) return witnessScreen(name.slice("saksi.".length));
  if (name === "saksi") return witnessScreen(null);
  if (/^\d{13}\.[0-9A-Za-z]+$/.test(place) && state.me?.code !== place.split(".")[1].toUpperCase()) return enrolScreen(place.split("."));
  if (!state.me || name === "daftar") return enrolScreen([state.me?.station ?? stationBefore() ?? "", ""]);
  const contest = state.election.contests.find(one => one.code === rest[0]);
  if (name === "halaman" && contest) return pageScreen(contest, Number(rest[1]));
  if (name === "kamera" && contest) return cameraScreen(contest, Number(rest[1]));
  if (name === "angka" && contest) return figuresScreen(contest);
  if (name === "banding" && contest) return compareScreen(contest);
  if (name === "kirim") return parcelScreen(rest[0]);
  return homeScreen();
}

/** Shows the screen of the address, unless another was asked for while this one was made; a change of screen takes the focus to its beginning, as a page load would. */
export async function render() {
  const place = location.hash.slice(1);
  const mine = ++turn;
  const screen = await screenFor(place);
  if (mine !== turn) return;
  byId("screen").replaceChildren(...screen);
  if (byId("screen").dataset.place !== place) {
    say("");
    byId("screen").focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }
  byId("screen").dataset.place = place;
  document.title = `${byId("screen").querySelector("h1")?.textContent ?? t("app")} · Sirekap Terbuka`;
}

function showLine() {
  byId("line").textContent = navigator.onLine ? "" : t("offline");
}

function relabel() {
  document.documentElement.lang = language();
  byId("language").textContent = language() === "id" ? "English" : "Bahasa Indonesia";
  byId("language").lang = language() === "id" ? "en" : "id";
  showLine();
}

async function start() {
  relabel();
  state.me = await readMe();
  addEventListener("hashchange", render);
  await render();
  addEventListener("online", () => { showLine(); deliver(true); });
  addEventListener("offline", showLine);
  document.addEventListener("visibilitychange", () => document.hidden ? sendLater() : deliver());
  byId("language").addEventListener("click", () => { setLanguage(language() === "id" ? "en" : "id"); relabel(); render(); });
  // Only screens that nobody types in change under their reader.
  onDelivery(() => /^(kirim|$)/.test(location.hash.slice(1)) && render());
  deliver();
  // Ready for the first picture, now that the first screen stands.
  if (state.me) warm();
  await navigator.serviceWorker?.register("/hp/sw.js", { scope: "/hp/" });
  await navigator.serviceWorker?.ready;
  document.documentElement.dataset.offline = "ready";
  if (/^(kirim|$)/.test(location.hash.slice(1))) await render();
}

start().catch(failure => {
  byId("screen").replaceChildren(h("h1", {}, t("broken")), h("p", {}, t(failure instanceof StorageRefused ? "broken.storage" : "broken.what")), h("p", { class: "quiet" }, String(failure?.message ?? failure)));
});
