// A photo as a phone takes it is many times what a page shows of it, for whoever sends it from a
// van and for everybody who reads. It is drawn smaller before it goes; whatever does not work out,
// or comes out no smaller, goes as it was chosen.
const LARGE = 1_000_000;
const LONG = 2560;
// What is very long keeps words that can be read: a panorama, a whole conversation on a phone.
const NARROW = 1080;
// A phone draws nothing at all on a canvas of more.
const MOST_PIXELS = 16_000_000;

const DRAWN = /^image\/(jpeg|png|webp|bmp)$/;
// Refused as they are: many cannot open them.
const FOREIGN = /^image\/(heic|heif|avif)$/;
const CAN_BE_CLEAR = /^image\/(png|webp|avif)$/;

export async function smaller(file) {
  const type = file.type || (/\.hei[cf]$/i.test(file.name) ? "image/heic" : "");
  if (!DRAWN.test(type) && !FOREIGN.test(type)) return file;
  try {
    return (await moves(file)) ? file : await drawn(file, type);
  } catch {
    return file;
  }
}

// PNG and WebP say near their beginning that more pictures follow the first.
async function moves(file) {
  if (!/png|webp/.test(file.type)) return false;
  return /acTL|ANIM/.test(await file.slice(0, 65_536).text());
}

async function drawn(file, type) {
  // Turned as the camera was held, without being asked to.
  const picture = await createImageBitmap(file);
  const scale = scaleOf(picture);
  const unusable = FOREIGN.test(type);
  const small = scale === 1 && file.size <= LARGE && !unusable;
  const pen = small || !isHonest() ? null : draw(picture, scale);
  picture.close();
  if (!pen) return file;
  const made = await Promise.all(kinds(pen, type).map((kind) => taken(pen.canvas, kind)));
  const [best] = made.filter(Boolean).sort((a, b) => a.size - b.size);
  if (!best || (best.size >= file.size && !unusable)) return file;
  const ending = best.type === "image/png" ? ".png" : ".jpg";
  return new File([best], file.name.replace(/\.\w+$/, "") + ending, { type: best.type });
}

function scaleOf({ width, height }) {
  const [short, long] = [Math.min(width, height), Math.max(width, height)];
  return Math.min(1, Math.max(LONG / long, NARROW / short), Math.sqrt(MOST_PIXELS / short / long));
}

function draw(picture, scale) {
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  const pen = canvas.getContext("2d");
  pen.imageSmoothingQuality = "high";
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return pen;
}

// JPEG would make black of what is clear; of few colours, as on a screenshot, PNG is the smaller.
function kinds(pen, type) {
  if (CAN_BE_CLEAR.test(type) && isClear(pen)) return ["image/png"];
  return type === "image/png" ? ["image/jpeg", "image/png"] : ["image/jpeg"];
}

function isClear(pen) {
  const { data } = pen.getImageData(0, 0, pen.canvas.width, pen.canvas.height);
  for (let at = 3; at < data.length; at += 4) if (data[at] < 255) return true;
  return false;
}

const taken = (canvas, kind) => new Promise((resolve) => canvas.toBlob(resolve, kind, 0.85));

// A browser set not to be recognised by what it draws gives noise back.
function isHonest() {
  const pen = document.createElement("canvas").getContext("2d");
  pen.fillStyle = "#336699";
  pen.fillRect(0, 0, 8, 8);
  const { data } = pen.getImageData(0, 0, 8, 8);
  return data.every((byte, at) => Math.abs(byte - [51, 102, 153, 255][at % 4]) < 9);
}
