// Paints the frames of the film with Chromium and sends them, one JPEG after the other, to standard output.
//
//   node frames.mjs scene.html [frames a second] [one second only, e.g. 20.5] > frames.mjpeg
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { ride, filmRide } from "./ride.mjs";

const [scene, rate = "25", only] = process.argv.slice(2);
const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const browser = process.env.CHROMIUM ?? process.env.PATH.split(delimiter).flatMap((d) => names.map((n) => join(d, n))).find(existsSync);
if (!browser) { console.error("Chromium is missing: install it, or name it in CHROMIUM"); process.exit(1); }

const profile = mkdtempSync(join(tmpdir(), "film-"));
const chrome = spawn(browser, ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars", "--force-device-scale-factor=1", `--user-data-dir=${profile}`, "--remote-debugging-pipe", "about:blank"],
  { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
const [, , , toChrome, fromChrome] = chrome.stdio;
const waiting = new Map();
let number = 0, parts = [];
fromChrome.on("data", (data) => {
  let from = 0, zero;
  while ((zero = data.indexOf(0, from)) >= 0) {
    parts.push(data.subarray(from, zero));
    const message = JSON.parse(Buffer.concat(parts).toString());
    parts = []; from = zero + 1;
    if (message.id) { const { good, bad } = waiting.get(message.id); waiting.delete(message.id); message.error ? bad(new Error(message.error.message)) : good(message.result); }
  }
  parts.push(data.subarray(from));
});
const call = (method, params = {}, sessionId) => new Promise((good, bad) => { waiting.set(++number, { good, bad }); toChrome.write(JSON.stringify({ id: number, method, params, sessionId }) + "\0"); });

try {
  const { targetId } = await call("Target.createTarget", { url: pathToFileURL(resolve(scene)).href });
  const { sessionId } = await call("Target.attachToTarget", { targetId, flatten: true });
  const run = async (expression) => { const { result, exceptionDetails } = await call("Runtime.evaluate", { expression, returnByValue: true }, sessionId); if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text); return result.value; };
  for (let i = 0; i < 400 && (await run("document.readyState !== 'complete' || typeof frame !== 'function'")); i++) await new Promise((ok) => setTimeout(ok, 50));
  const plan = filmRide, r = ride(plan);
  const slide = (t) => { const x = Math.min(1, Math.max(0, t)); return x * x * (3 - 2 * x); };
  const times = only ? only.split(",").map(Number) : [...Array(Math.round(plan.end * rate))].map((_, i) => i / rate);
  for (const t of times) {
    const state = { t, depth: r.depth(t), speed: r.speed(t), share: r.share(t), gate: slide((t - plan.gate) / 1.7) - slide((t - plan.open) / 1.6) };
    const picture = await run(`frame(${JSON.stringify(state)}), document.querySelector("canvas").toDataURL("image/jpeg", 0.96)`);
    const bytes = Buffer.from(picture.slice(picture.indexOf(",") + 1), "base64");
    if (!process.stdout.write(bytes)) await new Promise((ok) => process.stdout.once("drain", ok));
  }
} finally {
  const gone = new Promise((ok) => chrome.once("exit", ok));
  await call("Browser.close").catch(() => chrome.kill());
  await gone;
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
}
