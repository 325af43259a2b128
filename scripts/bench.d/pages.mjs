// The measurements of scripts/bench pages, once both services run: bytes on the line of each German page in the sitemap, to
// its end, with all that it loads before anybody taps.
import { createRequire } from 'node:module';

const { chromium } = createRequire(import.meta.url)('../../target/playwright/package');
const [asIs, made] = process.argv.slice(2);
const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };

const paths = (await (await fetch(`${made}/sitemap.xml`)).text()).match(/(?<=<loc>)[^<]+/g)
  .map(address => new URL(address).pathname)
  // The same pictures and sounds stand in all languages.
  .filter(path => path.startsWith('/de/') || path === '/de');
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });

/** Bytes by kind, in a browser that knows nothing yet. */
async function weigh(base, path) {
  const context = await browser.newContext(PHONE);
  const page = await context.newPage();
  await page.goto(base + path, { waitUntil: 'load' });
  await page.evaluate(async () => {
    const drawn = () => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
    for (let y = 0; y < document.body.scrollHeight; y += innerHeight / 2) {
      scrollTo(0, y);
      await drawn();
    }
  });
  await page.waitForLoadState('networkidle');
  const bytes = await page.evaluate(() => performance.getEntries()
    .filter(e => e.entryType === 'navigation' || e.entryType === 'resource')
    .reduce((sum, e) => sum + e.encodedBodySize, 0));
  await context.close();
  return bytes;
}

const kilobytes = bytes => (bytes / 1000).toFixed(0).padStart(8);
const ratios = [];
let before = 0, after = 0;
console.log('   as is     made  ratio  page (kB)');
for (const path of paths) {
  const [a, b] = [await weigh(asIs, path), await weigh(made, path)];
  before += a;
  after += b;
  ratios.push(b / a);
  console.log(`${kilobytes(a)} ${kilobytes(b)}  ${(b / a).toFixed(2).padStart(5)}  ${path}`);
}
await browser.close();
console.log(`${paths.length} pages: ${kilobytes(before).trim()} kB as they are, ${kilobytes(after).trim()} kB made; heaviest page against before: ${Math.max(...ratios).toFixed(2)}`);
console.log(`ratio pages ${(after / before).toFixed(2)}`);
