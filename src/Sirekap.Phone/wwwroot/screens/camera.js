// The live camera: looks again and again, says what is wrong, and takes the picture when the page can be read.

import { h } from "../dom.js";
import { t, words } from "../words.js";
import { prepare, readPage } from "../machine.js";
import { refusalOf } from "../form.js";
import { go, say, state } from "../app.js";
import { accept } from "./page.js";

/** More than the reader needs gives the phone room to choose; cameras give what they can. */
const WANTED = { video: { facingMode: "environment", width: { ideal: 2560 }, height: { ideal: 1920 } }, audio: false };
const PAUSE = 150;

export const hasCamera = () => Boolean(navigator.mediaDevices?.getUserMedia);

export async function cameraScreen(contest, number) {
  const place = `#kamera/${contest.code}/${number}`, back = `halaman/${contest.code}/${number}`;
  const video = h("video", { playsinline: true, "aria-label": t("camera.view") });
  video.muted = true;
  const advice = h("p", { class: "note advice", role: "status" }, t("camera.opening"));
  watch(contest, number, video, advice, () => location.hash === place && video.isConnected).catch(() => {
    go(back);
    setTimeout(() => say(t("camera.closed"), true), 300);
  });
  return [
    h("h1", {}, t("page", number)),
    h("div", { class: "finder" }, video, h("div", { class: "outline", "aria-hidden": "true" })),
    advice,
    h("p", {}, h("a", { class: "small", id: "stop-camera", href: `#${back}` }, t("camera.stop"))),
  ];
}

async function watch(contest, number, video, advice, isOpen) {
  const stream = await navigator.mediaDevices.getUserMedia(WANTED);
  try {
    video.srcObject = stream;
    await video.play();
    await new Promise(resolve => setTimeout(resolve, PAUSE));
    advice.textContent = t("camera.hold");
    while (isOpen()) {
      const jpeg = await prepare(await createImageBitmap(video));
      const reading = await readPage(jpeg, contest.form, number);
      if (!isOpen()) return;
      const isOther = refusalOf({ reading }, state.me.station) === "wrong-station";
      if (!reading.refused && !isOther) {
        navigator.vibrate?.(100);
        await accept(contest, number, jpeg, reading);
        return go(`halaman/${contest.code}/${number}`);
      }
      advice.textContent = isOther ? t("page.station", reading.station, state.me.station) : words(reading.advice);
      await new Promise(resolve => setTimeout(resolve, PAUSE));
    }
  } finally {
    for (const track of stream.getTracks()) track.stop();
  }
}
