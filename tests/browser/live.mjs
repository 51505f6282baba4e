// The page of `kenesh what-if` in a real browser, beside the program that made it:
// node live.mjs KENESH SCENARIO PAGE.html OTHER-PAGE.html [PICTURES]
// Says what is wrong line by line and exits 1; needs /usr/bin/chromium and node_modules. PICTURES is
// a folder for screenshots to be looked at.
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [kenesh, scenario] = process.argv.slice(2, 4).map((path) => resolve(path));
const address = pathToFileURL(resolve(process.argv[4])).href;
const otherPage = pathToFileURL(resolve(process.argv[5])).href;
const pictures = process.argv[6];
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const kRest = 16384;
const kMostBytes = 1.0e6;
const kFrames = 15;  // a second while a slider moves, on two cores; 30 are aimed at
const faults = [];
const expect = (truth, words) => { if (!truth) faults.push(words); };

const browser = await chromium.launch({
  executablePath: "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"],
});

async function open(fragment = "", options = { viewport: { width: 1280, height: 900 } }) {
  const context = await browser.newContext({ ...options, acceptDownloads: true });
  const page = await context.newPage();
  page.on("console", (m) => expect(m.type() !== "error", `console: ${m.text()}`));
  page.on("pageerror", (error) => faults.push(`error: ${error.message}`));
  page.on("request", (request) => {
    const url = request.url();
    expect(url.split("#")[0] === address || /^(data|blob):/.test(url), `request: ${url}`);
  });
  await page.goto(address + fragment);
  await page.waitForFunction(() => document.body.dataset.rest !== undefined, null, { timeout: 60000 });
  return page;
}

/// What the program says of the same setting: summary.csv of its own files.
function told(settings) {
  const folder = mkdtempSync(join(tmpdir(), "kenesh-live-"));
  try {
    execFileSync(kenesh, ["run", scenario, "--no-prior", "--runs", String(kRest), "--engine", "vector",
                          ...settings.flatMap((one) => ["--set", one]), "--out", join(folder, "run"), "--quiet"]);
    return readFileSync(join(folder, "run", "summary.csv"), "utf8");
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/// summary.csv as the page gives it at its first rest, before it counts on.
async function given(fragment) {
  const context = await browser.newContext({ acceptDownloads: true });
  const page = await context.newPage();
  await page.addInitScript(() => {
    window.addEventListener("rest", (event) => {
      if (window.atRest || event.detail.runs !== 16384) return;
      window.atRest = document.kenesh.summary();
    }, true);
  });
  await page.goto(address + fragment);
  await page.waitForFunction(() => window.atRest !== undefined, null, { timeout: 60000 });
  const text = await page.evaluate(() => window.atRest);
  await context.close();
  return text;
}

async function checkNumbers() {
  for (const settings of [[], ["party.mekenchil.strength=0.45"], ["party.mekenchil.candidates=1"]]) {
    const fragment = settings.length ? `#${settings.join("&")}` : "";
    const ours = told(settings);
    const theirs = await given(fragment);
    expect(ours === theirs, `the page's summary.csv differs from the program's with '${settings}': ` +
      ours.split("\n").filter((line, i) => line !== theirs.split("\n")[i]).slice(0, 3).join(" | "));
  }
}

async function checkControls() {
  const page = await open();
  const before = await page.textContent("#sentence");
  const rest = await page.evaluate(() => document.body.dataset.rest);
  // The gender rule off: what changes is seen within seconds.
  const rule = page.locator("#controls input[type=checkbox]").first();
  expect(await rule.count() === 1, "there is no gender rule to switch");
  const since = Date.now();
  await rule.click();
  await page.waitForFunction((old) => document.body.dataset.rest !== old, rest, { timeout: 10000 });
  console.log(`the gender rule off: at rest after ${Date.now() - since} ms`);
  expect((await page.url()).includes("max_same_gender="), `the address does not tell the setting: ${page.url()}`);
  expect((await page.textContent("#command")).includes("--set system."), "the command does not tell the setting");
  const link = page.url().slice(page.url().indexOf("#"));
  if (pictures) await page.screenshot({ path: join(pictures, "live-gender-off.png") });
  await page.getByRole("button", { name: "All as shipped" }).click();
  await page.waitForFunction((words) => document.getElementById("sentence").textContent === words, before, { timeout: 20000 });
  await page.context().close();
  const again = await open(link);
  expect(!(await again.locator("#controls input[type=checkbox]").first().isChecked()), "a link does not open with its values");
  await again.context().close();
}

async function checkLinks() {
  for (const [fragment, words] of [
    ["#digest=000000000000", "another scenario"],
    ["#party.nobody.strength=0.2", "party.nobody.strength"],
    ["#party.mekenchil.strength=7", "it goes from"],
    ["#party.mekenchil.strength", "does not know"],
    ["#party.mekenchil.strength=%ZZ", "cannot be read"],
  ]) {
    const page = await open(fragment);
    const said = await page.textContent("#trouble");
    expect(said.includes(words), `of '${fragment}' it says '${said}'`);
    await page.context().close();
  }
}

/// Frames while a slider is dragged for three seconds.
async function checkSpeed() {
  const page = await open();
  await page.waitForTimeout(3000);  // the elections in the background
  const frames = await page.evaluate(async () => {
    const slider = document.querySelector("#controls input[type=range]");
    let seen = 0;
    const figure = document.querySelector("#hemicycles .wide");
    const watch = new MutationObserver(() => { ++seen; });
    watch.observe(figure, { childList: true });
    const start = performance.now();
    while (performance.now() - start < 3000) {
      const at = (performance.now() - start) / 3000;
      slider.value = String(Number(slider.min) + (0.2 + 0.3 * at) * (Number(slider.max) - Number(slider.min)));
      slider.dispatchEvent(new Event("input", { bubbles: true }));
      await new Promise((done) => requestAnimationFrame(done));
    }
    return seen / 3;
  });
  console.log(`while a slider moves: ${frames.toFixed(1)} frames a second`);
  expect(frames >= kFrames, `${frames.toFixed(1)} frames a second while a slider moves`);
  await page.context().close();
}

/// What is taken along is a scenario.
function checkScenario(path, name) {
  const folder = mkdtempSync(join(tmpdir(), "kenesh-live-"));
  try {
    if (name.endsWith(".tar")) execFileSync("tar", ["-xf", path, "-C", folder]);
    else copyFileSync(path, join(folder, "scenario.toml"));
    execFileSync(kenesh, ["check", join(folder, "scenario.toml")]);
  } catch (error) {
    faults.push(`the scenario taken along: ${error.message}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function checkAsked() {
  const page = await open();
  await page.waitForFunction(() => document.body.dataset.asked !== undefined, null, { timeout: 60000 });
  await page.locator("#govern input[type=checkbox]").first().check();
  const answer = await page.textContent("#govern .answer");
  expect(/have a majority \(\d+ of \d+\)/.test(answer), `who governs: '${answer}'`);
  await page.locator("#govern select").first().selectOption("1");
  expect(/Such elections: /.test(await page.textContent("#govern .answer")), "the condition says nothing");
  await page.getByRole("button", { name: "Next" }).click();
  await page.waitForSelector("#one .election table", { timeout: 20000 });
  expect(await page.locator("#one .election tbody tr").count() > 0, "an election has no candidates");
  for (const [name, files] of [["scenario.toml", ["scenario.toml", "scenario.tar"]], ["summary.csv", ["summary.csv"]]]) {
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name }).click()]);
    expect(files.includes(download.suggestedFilename()), `a download is called ${download.suggestedFilename()}`);
    if (name === "scenario.toml") checkScenario(await download.path(), download.suggestedFilename());
  }
  if (pictures) await page.screenshot({ path: join(pictures, "live-asked.png"), fullPage: true });
  await page.context().close();
}

async function checkAccess() {
  for (const width of [390, 1280]) {
    for (const colorScheme of ["light", "dark"]) {
      const page = await open("", { viewport: { width, height: 844 }, colorScheme, bypassCSP: true });
      await page.waitForFunction(() => document.body.dataset.asked !== undefined, null, { timeout: 60000 });
      if (pictures) await page.screenshot({ path: join(pictures, `live-${width}-${colorScheme}.png`) });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide <= width, `${width} px: the page is ${wide} px wide`);
      await page.addScriptTag({ content: axe });
      const found = await page.evaluate(() => window.axe.run(document));
      for (const fault of found.violations)
        expect(!["serious", "critical"].includes(fault.impact),
               `${width} px, ${colorScheme}: axe: ${fault.id}: ${fault.help}: ` +
               fault.nodes.slice(0, 3).map((node) => node.html.slice(0, 120)).join(" | "));
      await page.context().close();
    }
  }
  // Every control by keys alone.
  const page = await open();
  await page.locator("#controls input[type=range]").first().focus();
  const before = await page.url();
  await page.keyboard.press("ArrowRight");
  await page.waitForFunction((old) => location.href !== old, before, { timeout: 5000 });
  await page.context().close();
}

/// Without script, and where the engine cannot start, the static report stands there.
async function checkWithout() {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(address);
  expect((await page.textContent("noscript, body")).includes("seats"), "without script there is no report");
  expect(await page.locator("#hemicycles svg").count() > 0, "without script there is no picture");
  await context.close();
  const old = await browser.newContext();
  const second = await old.newPage();
  await second.addInitScript(() => { delete window.DecompressionStream; });
  await second.goto(address);
  expect((await second.textContent("#trouble")).includes("lacks"), "an old browser is told nothing");
  await old.close();
}

/// Names with markup and many parties: safe, and it says what is too large or works.
async function checkHostile() {
  const context = await browser.newContext();
  const page = await context.newPage();
  page.on("pageerror", (error) => faults.push(`hostile: error: ${error.message}`));
  await page.goto(otherPage);
  await page.waitForFunction(() => document.body.dataset.rest !== undefined ||
    !document.getElementById("trouble").hidden, null, { timeout: 60000 });
  expect(await page.evaluate(() => window.hacked === undefined), "a name became a script");
  await context.close();
}

const bytes = readFileSync(resolve(process.argv[4])).length;
console.log(`the page has ${bytes} bytes`);
expect(bytes <= kMostBytes, `the page has ${bytes} bytes, at most ${kMostBytes}`);
for (const check of [checkNumbers, checkControls, checkLinks, checkSpeed, checkAsked, checkAccess, checkWithout, checkHostile]) {
  try {
    await check();
  } catch (error) {
    faults.push(`${check.name}: ${error.message.split("\n")[0]}`);
  }
}
await browser.close();
for (const fault of faults) console.log(fault);
process.exit(faults.length ? 1 : 0);
