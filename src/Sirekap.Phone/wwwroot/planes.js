// The browser's own decoder for the reader: brightness and colour as they stand in the very JPEG that is sent.

/** @returns null where this browser does not give them as they are in the file (WebCodecs, I420); then the managed decoder reads the JPEG. */
export async function planesOf(jpeg) {
  if (typeof ImageDecoder === "undefined") return null;
  const decoder = new ImageDecoder({ data: jpeg, type: "image/jpeg", colorSpaceConversion: "none" });
  try {
    const { image } = await decoder.decode();
    try {
      return image.format === "I420" && image.colorSpace.fullRange ? await copy(image) : null;
    } finally {
      image.close();
    }
  } catch {
    return null;
  } finally {
    decoder.close();
  }
}

async function copy(image) {
  const { width, height } = image.visibleRect;
  const bytes = new Uint8Array(image.allocationSize());
  const [luma, blue, red] = (await image.copyTo(bytes)).map(({ offset, stride }, plane) => (plane === 0
    ? packed(bytes, offset, stride, width, height)
    : packed(bytes, offset, stride, Math.ceil(width / 2), Math.ceil(height / 2))));
  return { width, height, luma, blue, red };
}

/** Rows without the room that decoders leave between them. */
function packed(bytes, offset, stride, width, height) {
  if (stride === width) return bytes.subarray(offset, offset + width * height);
  const rows = new Uint8Array(width * height);
  for (let row = 0; row < height; row++) rows.set(bytes.subarray(offset + row * stride, offset + row * stride + width), row * width);
  return rows;
}
