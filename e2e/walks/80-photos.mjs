import { setUp } from "../steps.mjs";

export const name =
  "a photo as a phone takes it is sent small and upright, whole where that is chosen or no script " +
  "is there, and a press on send waits for it";

export async function run(t) {
  await t.cairn();
  const page = await t.phone();
  await setUp(t, page, {
    organisation: "Nordkyla", team: "Coast", admin: "Elin Dahl", email: "elin@coast.test",
    names: ["Noor Berg"],
  });
  const taken = turned(await made(page, photo));
  t.ok(taken.length > 4_000_000, `a photo of ${taken.length} bytes`);
  const [width, height] = [1920, 2560];

  await ask(page, "IMG_2034.JPEG", "image/jpeg", taken);
  const small = await shown(page);
  t.equal([small.type, small.width, small.height], ["image/jpeg", width, height], "the question's");
  t.equal(small.red, "top right", "it stands as the camera was held");
  t.ok(small.bytes < 1_500_000, `${small.bytes} bytes are stored`);
  t.match(small.name, /filename="IMG_2034.jpg"/, "its name");

  await writePage(page, "input[accept]", taken);
  const added = await shown(page);
  t.equal([added.width, added.height, added.red], [width, height, "top right"], "the page's");
  await writePage(page, "input:not([accept])", taken);
  await isWhole(t, await shown(page), taken, "chosen as a file");

  await ask(page, "clear.png", "image/png", await made(page, clearPicture));
  const clear = await shown(page);
  t.equal([clear.type, clear.width, clear.clear], ["image/png", 2560, true], "what is clear");
  const long = await made(page, conversation);
  await ask(page, "conversation.png", "image/png", long);
  const read = await shown(page);
  t.equal([read.width, read.height], [1080, 7000], "a conversation can still be read");
  await ask(page, "broken.jpg", "image/jpeg", taken.subarray(0, 200), { refused: true });
  await t.sees(page, "damaged");

  const plain = await t.phone({ javaScriptEnabled: false });
  await plain.goto("/login");
  await plain.locator("[name=email]").fill("elin@coast.test");
  await plain.locator("[name=password]").fill("a sentence is fine");
  await plain.locator("form[action='/login'] button.go").click();
  await ask(plain, "IMG_2034.JPEG", "image/jpeg", taken);
  await page.goto(plain.url());
  await isWhole(t, await shown(page), taken, "without script");
}

/** Pressed at once: the form goes when its photo is ready. */
async function ask(page, name, mimeType, buffer, { refused = false } = {}) {
  await page.goto("/questions/new");
  await page.locator("[name=text]").fill(`What is wrong here (${name})?`);
  await page.locator("[name=photo]").setInputFiles({ name, mimeType, buffer });
  await page.locator("form[action='/questions'] button.go").click();
  if (refused) return;
  await page.waitForURL((url) => url.pathname !== "/questions/new");
  const anyway = page.getByRole("button", { name: "Send anyway" });
  await page.getByRole("heading", { level: 1 }).waitFor();
  if (await anyway.count()) await anyway.click();
  await page.waitForURL(/\/questions\/[0-9a-f-]{20,}/);
}

async function writePage(page, field, buffer) {
  await page.goto("/pages/new");
  await page.locator("[name=title]").fill("The valve");
  await page.locator("[name=body]").fill("It stands behind the door.");
  const file = { name: "IMG_2034.JPEG", mimeType: "image/jpeg", buffer };
  await page.locator(`label ${field}[data-md-file]`).setInputFiles(file);
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await page.waitForURL(/\/pages\/[0-9a-f-]{20,}/);
}

async function isWhole(t, it, taken, where) {
  t.equal([it.width, it.height, it.red], [3000, 4000, "top right"], where);
  t.ok(it.bytes > taken.length - 1000, `${where}: ${it.bytes} of ${taken.length} bytes`);
}

/** The page's picture as its readers get it. */
function shown(page) {
  return page.locator("main img[src^='/files/']").first().evaluate(async (img) => {
    const answer = await fetch(img.src);
    const blob = await answer.blob();
    const { width, height } = await createImageBitmap(blob);
    const pen = Object.assign(document.createElement("canvas"), { width, height }).getContext("2d");
    pen.drawImage(await createImageBitmap(blob), 0, 0);
    const at = (x, y) => pen.getImageData(x, y, 1, 1).data;
    const corners = {
      "top left": at(50, 50),
      "top right": at(width - 50, 50),
      "bottom left": at(50, height - 50),
      "bottom right": at(width - 50, height - 50),
    };
    const isRed = ([red, green]) => red > 200 && green < 60;
    return {
      type: blob.type, bytes: blob.size, width, height,
      red: Object.keys(corners).filter((it) => isRed(corners[it])).join(),
      clear: at(width / 2, 50)[3] === 0,
      name: answer.headers.get("content-disposition"),
    };
  });
}

/** A file drawn in the page. */
async function made(page, draw) {
  await page.evaluate(() => {
    window.grained = (width, height) => {
      const canvas = Object.assign(document.createElement("canvas"), { width, height });
      const pen = canvas.getContext("2d");
      const picture = pen.createImageData(width, height);
      const pixels = new Uint32Array(picture.data.buffer);
      let seed = 1;
      for (let at = 0; at < pixels.length; at += 1) {
        seed = (seed * 1664525 + 1013904223) >>> 0;
        const grey = 96 + ((at >> 6) % 64) + (seed >>> 28);
        pixels[at] = 0xff000000 | (grey << 16) | (grey << 8) | grey;
      }
      pen.putImageData(picture, 0, 0);
      return pen;
    };
  });
  return Buffer.from(await page.evaluate(draw), "base64");
}

/** 12 megapixels full of detail, one corner red. */
async function photo() {
  const pen = window.grained(4000, 3000);
  pen.fillStyle = "#f00";
  pen.fillRect(0, 0, 400, 400);
  return pen.canvas.toDataURL("image/jpeg", 0.97).split(",")[1];
}

/** Full of detail, and nothing at its upper edge. */
async function clearPicture() {
  const pen = window.grained(3600, 1800);
  pen.clearRect(0, 0, 3600, 200);
  return pen.canvas.toDataURL("image/png").split(",")[1];
}

/** As a phone keeps what does not fit its screen. */
async function conversation() {
  const [width, height] = [1080, 7000];
  const canvas = Object.assign(document.createElement("canvas"), { width, height });
  const pen = canvas.getContext("2d");
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, width, height);
  pen.fillStyle = "#222";
  pen.font = "40px sans-serif";
  for (let y = 60; y < height; y += 60) pen.fillText(`${y}: which valve is it that leaks?`, 40, y);
  return canvas.toDataURL("image/png").split(",")[1];
}

/** With what a camera writes that was held upright: shown turned to the right. */
function turned(jpeg) {
  const tiff = Buffer.from("49492a00080000000100120103000100000006000000" + "00000000", "hex");
  const body = Buffer.concat([Buffer.from("Exif\0\0", "latin1"), tiff]);
  const head = Buffer.from([0xff, 0xe1, 0, body.length + 2]);
  return Buffer.concat([jpeg.subarray(0, 2), head, body, jpeg.subarray(2)]);
}
