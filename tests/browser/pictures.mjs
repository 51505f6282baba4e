// Charts compared with approved pictures: small ones, so that another version of a font or of the
// browser is no fault, and a bar that is gone is one.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const kFolder = fileURLToPath(new URL("approved/", import.meta.url));
const kShrink = 6;  // screen pixels per pixel of an approved picture, across and down
const kNear = 24;   // of 255: what another rasteriser may do to such a pixel
const kFar = 0.004; // share of pixels that may be further off

const kPinned = `* { font-family: "DejaVu Sans", sans-serif !important; }
  .keys { display: none !important; } figure { margin: 0 !important; }`;

/// Runs in the page: a PNG, made smaller by the mean of blocks.
async function shrink({ png, factor }) {
  const image = new Image();
  image.src = `data:image/png;base64,${png}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(image.width / factor);
  canvas.height = Math.round(image.height / factor);
  const context = canvas.getContext("2d");
  context.imageSmoothingQuality = "high";
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL("image/png").split(",")[1];
}

/// Runs in the page: share of pixels that differ by more than `near`; 1 for other sizes.
async function difference({ one, other, near }) {
  const pixels = async (png) => {
    const image = new Image();
    image.src = `data:image/png;base64,${png}`;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = image.width;
    canvas.height = image.height;
    const context = canvas.getContext("2d");
    context.drawImage(image, 0, 0);
    return context.getImageData(0, 0, image.width, image.height);
  };
  const [a, b] = [await pixels(one), await pixels(other)];
  // A line of text more or less in a caption is no fault of the picture: sizes may differ a little.
  if (Math.abs(a.width - b.width) > 1 || Math.abs(a.height - b.height) > 2) return 1;
  const [width, height] = [Math.min(a.width, b.width), Math.min(a.height, b.height)];
  let far = 0;
  for (let y = 0; y < height; ++y)
    for (let x = 0; x < width; ++x) {
      let most = 0;
      for (let c = 0; c < 3; ++c)
        most = Math.max(most, Math.abs(a.data[4 * (y * a.width + x) + c] -
                                       b.data[4 * (y * b.width + x) + c]));
      if (most > near) ++far;
    }
  return far / (width * height);
}

/// Small pictures of the charts of a page: name -> PNG in base64.
async function pictures(open, ids, colorScheme, change) {
  const page = await open({ viewport: { width: 760, height: 900 }, colorScheme });
  await page.addStyleTag({ content: kPinned });
  await page.evaluate(() => document.querySelectorAll("figure").forEach((f) => { f.hidden = false; }));
  if (change) await page.evaluate(change);
  const blank = await page.context().newPage();
  const out = new Map();
  for (const id of ids) {
    const shot = await page.locator(`figure#${id} .wide svg`).screenshot({ timeout: 5000 }).catch(() => null);
    const small = shot && await blank.evaluate(shrink, { png: shot.toString("base64"), factor: kShrink });
    out.set(`${id}-${colorScheme}`, small);
  }
  await page.context().close();
  return out;
}

/// Compares charts with approved/<id>-<scheme>.png, or writes these.
export async function checkPictures(open, ids, expect, approve) {
  const now = new Map([...await pictures(open, ids, "light"), ...await pictures(open, ids, "dark")]);
  if (approve) mkdirSync(kFolder, { recursive: true });
  const blank = await open({});
  for (const [name, png] of now) {
    const file = `${kFolder}${name}.png`;
    if (approve && png) writeFileSync(file, Buffer.from(png, "base64"));
    if (!png || !existsSync(file)) {
      expect(false, `no picture ${name}${png ? " has been approved" : ""}`);
      continue;
    }
    const approved = readFileSync(file).toString("base64");
    const far = await blank.evaluate(difference, { one: approved, other: png, near: kNear });
    expect(far <= kFar, `the picture ${name} is not as approved: ${(100 * far).toFixed(1)} % differ`);
  }
  // The comparison itself: a party's marks that are gone are noticed in every chart of parties.
  const without = await pictures(open, ids, "light", () =>
    document.querySelectorAll("figure svg [fill='#1b6ca8'], figure svg [stroke='#1b6ca8']")
      .forEach((mark) => mark.remove()));
  for (const id of ids.filter((one) => !["women", "disproportionality"].includes(one))) {
    const png = without.get(`${id}-light`);
    const far = await blank.evaluate(difference, { one: now.get(`${id}-light`), other: png, near: kNear });
    expect(far > kFar, `${id}: a party that is not drawn is not noticed (${(100 * far).toFixed(1)} %)`);
  }
  await blank.context().close();
}
