// The report page in a real browser:
// node page.mjs REPORT.html HOSTILE.html MANY.html SWEEP.html... [--approve]
// --approve writes the pictures that later ones are compared with.
// Says what is wrong line by line and exits 1; needs /usr/bin/chromium and node_modules.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { checkPictures } from "./pictures.mjs";

const kCharts = ["hemicycles", "chances", "differences", "intervals", "distributions", "votes-to-seats",
                 "women", "disproportionality", "districts"];
const kSeatsTable = "details:has(> summary:text-is('All seats as a table'))";
const kPages = [2, 6];  // of A4
const kPageHeight = (297 - 30) * 96 / 25.4;  // between the margins, in CSS pixels
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const address = pathToFileURL(resolve(process.argv[2])).href;
const style = readFileSync(new URL("../../sim/report/paper/page.css", import.meta.url), "utf8");
const faults = [];
const expect = (truth, words) => { if (!truth) faults.push(words); };

const browser = await chromium.launch({
  executablePath: "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--font-render-hinting=none", "--force-color-profile=srgb",
         "--disable-quic", "--no-first-run",
         "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});

/// The page opened in a fresh context; errors and requests beyond the file itself are faults.
async function open(options) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const name = JSON.stringify(options);
  page.on("console", (m) => expect(m.type() !== "error", `${name}: console: ${m.text()}`));
  page.on("pageerror", (error) => faults.push(`${name}: error: ${error.message}`));
  page.on("request", (request) => {
    const url = request.url();
    expect(url === address || /^(data|blob):/.test(url), `${name}: request: ${url}`);
  });
  await page.goto(address);
  return page;
}

async function checkWidths() {
  for (const width of [390, 1280]) {
    for (const colorScheme of ["light", "dark"]) {
      const page = await open({ viewport: { width, height: 900 }, colorScheme, bypassCSP: true });
      await page.evaluate(() => document.querySelectorAll("details").forEach((d) => { d.open = true; }));
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide <= width, `${width} px, ${colorScheme}: the page is ${wide} px wide`);
      await page.addScriptTag({ content: axe });
      const found = await page.evaluate(() => window.axe.run(document));
      for (const fault of found.violations) {
        expect(!["serious", "critical"].includes(fault.impact),
               `${width} px, ${colorScheme}: axe: ${fault.id}: ${fault.help}: ` +
               fault.nodes.slice(0, 3).map((node) => node.html.slice(0, 120)).join(" | "));
      }
      await page.context().close();
    }
  }
}

/// Every declaration of the stylesheet is one that the browser takes.
async function checkStyle() {
  const page = await open({});
  const words = style.replace(/\/\*[^]*?\*\//g, "").replace(/@page\s*\{[^}]*\}/g, "");
  const blocks = [...words.matchAll(/\{([^{}]*)\}/g)].map((block) => block[1]);
  const declared = blocks.flatMap((block) => block.split(";")).map((one) => one.trim())
    .filter((one) => one !== "" && !one.startsWith("--"));
  expect(declared.length > 100, `only ${declared.length} declarations in the stylesheet`);
  const refused = await page.evaluate((all) => all.filter((one) => {
    const colon = one.indexOf(":");
    return colon < 0 || !CSS.supports(one.slice(0, colon).trim(), one.slice(colon + 1).trim());
  }), declared);
  expect(refused.length === 0, `the stylesheet: ${refused.join(" | ")}`);
  await page.context().close();
}

/// The page's policy: a script that got into it does not run, and nothing is loaded.
async function checkPolicy() {
  const page = await open({});
  const told = [];
  const stopped = [];
  const foreign = "https://example.org/picture.png";
  page.on("console", (message) => told.push(message.text()));
  page.on("requestfailed", (request) => stopped.push([request.url(), request.failure().errorText]));
  const before = faults.length;
  await page.evaluate((foreign) => {
    const script = document.createElement("script");
    script.textContent = "window.foreign = true;";
    document.body.appendChild(script);
    const image = document.createElement("img");
    image.src = foreign;
    document.body.appendChild(image);
  }, foreign);
  expect(await page.evaluate(() => window.foreign !== true), "a foreign script runs");
  expect(told.filter((words) => /Content Security Policy/.test(words)).length >= 2,
         "the policy stops nothing");
  // What the policy stops is announced as a request all the same; it must have been stopped by it.
  const mine = (f) => /console: .*Content Security/.test(f) || (f.endsWith(`request: ${foreign}`) &&
    stopped.every(([url, why]) => url !== foreign || /csp/i.test(why)));
  faults.splice(before, faults.length, ...faults.slice(before).filter((f) => !mine(f)));
  await page.context().close();
}

async function checkCharts() {
  const page = await open({ viewport: { width: 1280, height: 900 } });
  for (const id of kCharts) {
    const box = await page.locator(`figure#${id} .wide svg`).boundingBox().catch(() => null);
    expect(box !== null && box.width > 200 && box.height > 60, `the chart '${id}' is not there`);
    expect(await page.locator(`figure#${id} .wide svg > title`).count() === 1, `'${id}' has no title`);
  }
  await page.context().close();
}

/// The first screen holds the whole picture: both half-circles, above the fold.
async function checkFold() {
  for (const viewport of [{ width: 1280, height: 800 }, { width: 390, height: 844 }]) {
    const page = await open({ viewport });
    const ends = await page.locator("#hemicycles svg:visible path[stroke-linecap]").evaluateAll((dots) =>
      dots.map((one) => one.getBoundingClientRect().bottom));
    expect(ends.length >= 4 && Math.max(...ends) < viewport.height,
           `${viewport.width} px: the half-circles end at ${Math.max(...ends)}`);
    await page.context().close();
  }
}

/// No letter is small, and no text stands on another, at any width.
async function checkLetters(url, name) {
  for (const [width, least] of [[390, 11.9], [600, 10], [768, 10], [1280, 10]]) {
    const context = await browser.newContext({ viewport: { width, height: 900 } });
    const page = await context.newPage();
    await page.goto(url);
    await page.evaluate(() => document.querySelectorAll("figure").forEach((f) => { f.hidden = false; }));
    const found = await page.evaluate((least) => {
      const faults = [];
      for (const svg of document.querySelectorAll("figure svg")) {
        const frame = svg.getBoundingClientRect();
        if (frame.width === 0) continue;
        const scale = frame.width / svg.viewBox.baseVal.width;
        const texts = [...svg.querySelectorAll("text")].map((text) => [text, text.getBoundingClientRect()]);
        for (const [text, box] of texts) {
          const size = scale * Number(text.getAttribute("font-size") || 12);
          if (size < least) faults.push(`'${text.textContent}' is ${size.toFixed(1)} px`);
          if (box.right > frame.right + 12 || box.left < frame.left - 12)
            faults.push(`'${text.textContent}' leaves its chart`);
          for (const [other, its] of texts) {
            if (other === text) break;
            const wide = Math.min(box.right, its.right) - Math.max(box.left, its.left);
            const high = Math.min(box.bottom, its.bottom) - Math.max(box.top, its.top);
            if (wide > 1 && high > 0.35 * box.height)
              faults.push(`${svg.closest("figure").id}: '${text.textContent}' on '${other.textContent}'`);
          }
        }
      }
      return faults;
    }, least);
    expect(found.length === 0, `${name}, ${width} px: ${found.slice(0, 4).join("; ")}`);
    await context.close();
  }
}

/// The page of a sweep: a picture on the first screen, nothing wider than the screen, and axe.
async function checkSweep(url, name) {
  for (const viewport of [{ width: 1280, height: 800 }, { width: 390, height: 844 }]) {
    for (const colorScheme of ["light", "dark"]) {
      const context = await browser.newContext({ viewport, colorScheme, bypassCSP: true });
      const page = await context.newPage();
      const where = `${name}, ${viewport.width} px, ${colorScheme}`;
      page.on("pageerror", (error) => faults.push(`${where}: ${error.message}`));
      await page.goto(url);
      const first = await page.locator("figure svg:visible").first().boundingBox();
      expect(first.y + 220 <= viewport.height, `${where}: the first chart begins at ${first.y}`);
      await page.evaluate(() => document.querySelectorAll("details").forEach((d) => { d.open = true; }));
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide <= viewport.width, `${where}: the page is ${wide} px wide`);
      await page.addScriptTag({ content: axe });
      const found = await page.evaluate(() => window.axe.run(document));
      for (const fault of found.violations)
        expect(!["serious", "critical"].includes(fault.impact),
               `${where}: axe: ${fault.id}: ` +
               fault.nodes.slice(0, 3).map((node) => node.html.slice(0, 120)).join(" | "));
      await context.close();
    }
  }
  await checkLetters(url, name);
}

/// A search marks its district and says what is known of it.
async function checkSearch() {
  const page = await open({ viewport: { width: 1280, height: 900 } });
  await page.locator("figure#districts .find input").fill("7");
  expect(await page.locator("figure#districts .wide .found").count() === 1, "a district is not found");
  const words = await page.locator("figure#districts .find output").textContent();
  expect(/^district 7 Kara-Suu \(Osh\):.*seat/.test(words), `of a district: '${words}'`);
  await page.context().close();
}

/// Pictures and tables can be taken along; the picture has its words.
async function checkDownloads() {
  const page = await open({ viewport: { width: 1280, height: 900 } });
  const taken = async (key) => {
    const [download] = await Promise.all([page.waitForEvent("download"), key.click()]);
    return readFileSync(await download.path());
  };
  const tools = page.locator("figure#intervals .tools button");
  const svg = (await taken(tools.nth(1))).toString();
  expect(/Mean seats with 50/.test(svg) && /Seed/.test(svg) && /Dot: mean/.test(svg),
         "a picture without its words");
  const png = await taken(tools.nth(0));
  expect(png.subarray(1, 4).toString() === "PNG" && png.length > 10000, "no PNG");
  await page.locator(kSeatsTable).evaluate((details) => { details.open = true; });
  const csv = (await taken(page.locator(kSeatsTable).locator(".tools button").first())).toString();
  expect(/^"Party","mean seats"/.test(csv), "no table as CSV");
  await page.context().close();
}

/// Everything that can be read with the script can be read without it.
async function checkWithoutScript() {
  const text = async (javaScriptEnabled) => {
    const page = await open({ javaScriptEnabled });
    const content = await page.evaluate(() => {
      const main = document.querySelector("main").cloneNode(true);
      main.querySelectorAll(".keys, .tools, .find").forEach((added) => added.remove());
      return main.textContent;
    });
    const tables = await page.locator("table").count();
    await page.context().close();
    return { content, tables };
  };
  const [plain, scripted] = [await text(false), await text(true)];
  const shown = await open({ javaScriptEnabled: false });
  const hidden = await shown.locator("figure:not(:visible)").count();
  expect(hidden === 0, `${hidden} charts cannot be seen without script`);
  await shown.context().close();
  expect(plain.content === scripted.content, "the script changes what the page says");
  expect(plain.tables >= 5, `only ${plain.tables} tables without script`);
}

async function checkSorting() {
  const page = await open({ viewport: { width: 1280, height: 900 } });
  await page.locator(kSeatsTable).evaluate((details) => { details.open = true; });
  const head = page.locator(kSeatsTable).locator("th[data-sort]").first();
  await head.focus();
  await page.keyboard.press("Enter");
  expect(await head.getAttribute("aria-sort") === "descending", "Enter on a head does not sort");
  const cells = await page.locator(kSeatsTable).locator("table").first().locator("tbody tr td:nth-child(2)").allTextContents();
  const values = cells.map((cell) => Number.parseFloat(cell));
  expect(values.every((value, i) => i === 0 || values[i - 1] >= value), "the sorted table is not");
  // Chances: "< 0.008 %" is less than "0.003 %".
  await page.locator(kSeatsTable).locator("table").first().locator("th[data-sort]").nth(2).click();
  const chances = await page.locator(kSeatsTable).locator("table").first().locator("tbody tr td:nth-child(4)")
    .evaluateAll((cells) => cells.filter((cell) => cell.textContent !== "")
      .map((cell) => [cell.textContent, Number(cell.dataset.value)]));
  expect(chances.length > 3 && chances.every(([, value], i) => i === 0 || chances[i - 1][1] >= value),
         `chances are sorted as ${chances.map(([words]) => words).join(", ")}`);
  await page.context().close();
}

/// One chart of a switch at a time; its keys work by keyboard.
async function checkSwitches() {
  const page = await open({ viewport: { width: 1280, height: 900 } });
  const boxes = page.locator(".switch");
  expect(await boxes.count() >= 2, "no switches of systems");
  for (const box of await boxes.all()) {
    expect(await box.locator("figure:visible").count() === 1, "a switch shows more than one chart");
    const last = box.locator(".keys button").last();
    await last.focus();
    await page.keyboard.press("Enter");
    expect(await last.getAttribute("aria-pressed") === "true", "a key of a switch stays up");
    expect(await box.locator("figure").last().isVisible(), "a switch does not switch");
  }
  await page.context().close();
}

/// The words of a mark are shown under the pointer, and given back.
async function checkHints() {
  const page = await open({ viewport: { width: 1280, height: 900 } });
  const before = await page.locator("figure#districts svg title").count();
  await page.locator("figure#districts .wide svg rect[fill-opacity]").nth(3).hover();
  const words = await page.locator(".tip").textContent();
  expect(/district .*seat/.test(words), `no hint on a district: '${words}'`);
  await page.locator("h1").hover();
  expect(!await page.locator(".tip").isVisible(), "the hint stays");
  expect(await page.locator("figure#districts svg title").count() === before, "a title got lost");
  await page.context().close();
}

async function checkPrint() {
  const page = await open({});
  const bytes = await page.pdf({ preferCSSPageSize: true });
  const pages = bytes.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
  expect(pages >= kPages[0] && pages <= kPages[1], `${pages} pages of A4, not ${kPages.join(" to ")}`);
  const size = bytes.toString("latin1").match(/\/MediaBox\s*\[\s*0 0 ([0-9.]+) ([0-9.]+)/);
  expect(size !== null && Math.abs(size[1] - 595) < 2 && Math.abs(size[2] - 842) < 2, "not A4");
  await page.emulateMedia({ media: "print" });
  for (const figure of await page.locator("figure").all()) {
    const height = (await figure.boundingBox())?.height ?? 0;
    expect(height > 60 && height < kPageHeight, `a chart of ${height} px is cut in print`);
  }
  await page.context().close();
}

/// Names that are markup, script and formulas stay words, in the page and in its pictures.
async function checkHostile(file) {
  const url = pathToFileURL(resolve(file)).href;
  const context = await browser.newContext({ viewport: { width: 390, height: 900 } });
  const page = await context.newPage();
  page.on("dialog", (dialog) => { faults.push(`hostile: ${dialog.message()}`); dialog.dismiss(); });
  page.on("pageerror", (error) => faults.push(`hostile: ${error.message}`));
  page.on("request", (request) => expect(request.url() === url || request.url().startsWith("data:"),
                                         `hostile: request: ${request.url()}`));
  await page.goto(url);
  await page.locator("#differences .narrow svg g").first().hover();
  for (const key of await page.locator(".keys button").all()) await key.click();
  expect(await page.locator("script").count() === 1, "hostile: a name became a script");
  expect(await page.locator("main img").count() === 0, "hostile: a name became a picture");
  expect(await page.locator("[onload], [onerror], [onmouseover]").count() === 0,
         "hostile: a name became an attribute");
  const words = await page.locator("main").textContent();
  expect(words.includes("<script>alert(1)</script>"), "hostile: a name is not shown as it is");
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide <= 390, `hostile: the page is ${wide} px wide`);
  await context.close();
}

for (const check of [checkStyle, checkPolicy, checkWidths, checkCharts, checkFold, checkSearch, checkDownloads,
                     checkWithoutScript, checkSorting, checkSwitches,
                     checkHints, checkPrint]) {
  await check();
}
await checkHostile(process.argv[3]);
await checkLetters(address, "run");
await checkLetters(pathToFileURL(resolve(process.argv[4])).href, "25 parties");
for (const file of process.argv.slice(5).filter((one) => one.endsWith(".html"))) {
  await checkSweep(pathToFileURL(resolve(file)).href, file.replace(/.*[/]/, ""));
}
await checkPictures(open, kCharts, expect, process.argv.includes("--approve"));
await browser.close();
for (const fault of faults) console.error(fault);
console.log(faults.length === 0 ? "the page is well in the browser" : `${faults.length} faults`);
process.exit(faults.length === 0 ? 0 : 1);
