// Where the shared C# runs, away from the page: the reader, the rules, statements, QR codes, and the courier's rules.

import { dotnet } from "./_framework/dotnet.js";
import { planesOf } from "./planes.js";

// What the reader was measured at (docs/phone.md).
const MOST_PIXELS_ACROSS = 1600, QUALITY = 0.9;

const started = (async () => {
  const { getAssemblyExports, runMain } = await dotnet.create();
  await runMain();
  return (await getAssemblyExports("Sirekap.Phone")).Sirekap.Phone;
})();

const file = async path => {
  const response = await fetch(new URL(path, import.meta.url));
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response;
};

const rules = once(async () => {
  const { Checking: { RulesModule } } = await started;
  const election = await (await file("data/election.json")).text();
  const paths = JSON.parse(election).contests.flatMap(code => [`contests/${code}/contest.json`, `contests/${code}/form.json`]);
  RulesModule.Take("election.json", election);
  for (const path of ["rules.json", ...paths]) RulesModule.Take(path, await (await file(`data/${path}`)).text());
  RulesModule.Open();
  return RulesModule;
});

const reader = once(async () => {
  const { Reading: { ReaderModule } } = await started;
  const { contests } = await (await file("data/election.json")).json();
  const forms = await Promise.all(contests.map(async code => (await file(`data/contests/${code}/form.json`)).text()));
  ReaderModule.Load(forms, new Uint8Array(await (await file("data/digits.bin")).arrayBuffer()));
  return ReaderModule;
});

function once(make) {
  let made;
  return () => (made ??= make());
}

/** Decoded by the browser the right way up, no larger than the reader needs, and encoded anew: nothing of the camera's metadata is left. */
async function prepare(photo) {
  const whole = await createImageBitmap(photo, { imageOrientation: "from-image" });
  const scale = Math.min(1, MOST_PIXELS_ACROSS / Math.min(whole.width, whole.height));
  const canvas = new OffscreenCanvas(Math.round(whole.width * scale), Math.round(whole.height * scale));
  const pen = canvas.getContext("2d", { alpha: false });
  pen.imageSmoothingQuality = "high";
  pen.drawImage(whole, 0, 0, canvas.width, canvas.height);
  whole.close();
  return new Uint8Array(await (await canvas.convertToBlob({ type: "image/jpeg", quality: QUALITY })).arrayBuffer());
}

async function readPage(jpeg, form, page) {
  const [module, planes] = await Promise.all([reader(), planesOf(jpeg)]);
  return planes ? module.ReadPagePlanes(planes.width, planes.height, planes.luma, planes.blue, planes.red, form, page) : module.ReadPage(jpeg, form, page);
}

const calls = {
  prepare,
  warm: async () => void await reader(),
  readPage,
  check: async (...given) => (await rules()).Check(...given),
  form: async (...given) => (await started).Signing.StatementModule.Form(...given),
  entry: async (...given) => (await started).Signing.StatementModule.Entry(...given),
  draw: async text => (await started).Checking.CodeModule.Draw(text),
  pack: async pages => (await started).Sending.CourierModule.Pack(pages),
  next: async (...given) => (await started).Sending.CourierModule.Next(...given),
  after: async (...given) => (await started).Sending.CourierModule.After(...given),
  nudge: async parcel => (await started).Sending.CourierModule.Nudge(parcel),
};

self.onmessage = async ({ data: { id, call, given } }) => {
  try {
    self.postMessage({ id, result: await calls[call](...given) });
  } catch (failure) {
    self.postMessage({ id, failure: String(failure?.message ?? failure) });
  }
};
