// Keeps one version of the app on the phone, every file checked against its digest. VERSION and FILES stand above, written by the server.
// A new version waits until no page of the old one is open; forms lie in IndexedDB, which no version's change touches.

const CACHE = `hp-${VERSION}`;
const PAGE = "/hp/";

importScripts(`${PAGE}v/${VERSION}/background.js`);

async function keep(cache, path) {
  const response = await fetch(path, { cache: path === PAGE ? "no-store" : "default" });
  const bytes = await response.clone().arrayBuffer();
  const digest = [...new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))].map(byte => byte.toString(16).padStart(2, "0")).join("");
  if (!response.ok || digest !== FILES[path]) throw new Error(`${path} is not the file of version ${VERSION}.`);
  await cache.put(path, response);
}

/** Where the browser can, it takes what is kept without waking this script. */
const straight = event => event.addRoutes?.([
  { condition: { urlPattern: new URLPattern({ pathname: `${PAGE}v/${VERSION}/*` }) }, source: { cacheName: CACHE } },
  { condition: { requestMode: "navigate", urlPattern: new URLPattern({ pathname: PAGE }) }, source: { cacheName: CACHE } },
]);

self.addEventListener("install", event => event.waitUntil((async () => {
  await straight(event)?.catch(() => {});
  const cache = await caches.open(CACHE);
  await Promise.all(Object.keys(FILES).map(path => keep(cache, path)));
})()));

self.addEventListener("activate", event => event.waitUntil((async () => {
  for (const name of await caches.keys()) if (name.startsWith("hp-") && name !== CACHE) await caches.delete(name);
  await clients.claim();
})()));

self.addEventListener("fetch", event => {
  const { method, mode, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== "GET" || origin !== location.origin) return;
  const path = mode === "navigate" && pathname.startsWith(PAGE) ? PAGE : pathname;
  if (!Object.hasOwn(FILES, path)) return;
  event.respondWith((async () => await caches.match(path, { cacheName: CACHE }) ?? fetch(event.request))());
});
