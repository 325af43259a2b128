// The measurements of scripts/bench media, once the service runs and the files are there.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Bare } from './bare.mjs';
import { Studio, exchange, sleep } from './studio.mjs';

const [base, operations, link, organisation, page, work, ...wanted] = process.argv.slice(2);
const PAIRS = 5;
const UPLOADS = 20;
const UPLOAD_BYTES = 200_000_000;
const QUIET_MS = 10_000;

const studio = await Studio.enter(base, link, organisation);
const bare = new Bare(`${work}/bare`);
const ratios = [];

const median = values => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const ms = value => value.toFixed(0).padStart(8);
const say = line => console.log(line);

async function send(name) {
  const bytes = readFileSync(`${work}/${name}`);
  const id = await studio.upload(name, bytes.length, [bytes]);
  return { id, began: performance.now() };
}

/** Both in turns, after one of each that does not count; notes the median of the ratios of each pair, and of the sums. */
async function pairs(title, names, ours, theirs, whole) {
  await ours();
  await theirs();
  say(`${title}: pair${names.map(name => `  ${name}: ours ms  bare ms  ratio`).join('')}`);
  const seen = names.map(() => []);
  const all = [];
  const sum = times => times.reduce((a, b) => a + b);
  for (let pair = 1; pair <= PAIRS; pair++) {
    const first = pair % 2 ? await ours() : await theirs();
    const second = pair % 2 ? await theirs() : await ours();
    const [a, b] = pair % 2 ? [first, second] : [second, first];
    seen.forEach((ratios, i) => ratios.push(a[i] / b[i]));
    all.push(sum(a) / sum(b));
    say(`${String(pair).padStart(4)}${a.map((_, i) => `${ms(a[i])} ${ms(b[i])}  ${(a[i] / b[i]).toFixed(2)}`).join('  ')}`);
  }
  names.forEach((name, i) => ratios.push([name, median(seen[i])]));
  if (whole) ratios.push([whole, median(all)]);
}

const parts = {
  /** From the answer to the last byte until it can be shown; and from then until tiles and AVIF are there. */
  async picture() {
    await pairs('24 megapixels', ['first', 'later'],
      async () => {
        const { id, began } = await send('photograph.jpg');
        const slug = await studio.ready(id);
        const ready = performance.now();
        await studio.has(slug, 'image/avif');
        return [ready - began, performance.now() - ready];
      },
      async () => [await bare.picture(`${work}/photograph.jpg`), await bare.later(`${work}/photograph.jpg`)],
      'picture');
  },

  async sound() {
    await pairs('3 minutes of speech, WAV', ['sound'],
      async () => {
        const { id, began } = await send('interview.wav');
        await studio.ready(id);
        return [performance.now() - began];
      },
      async () => [await bare.sound(`${work}/interview.wav`)]);
  },

  /** Until the first bytes of what visitors will hear come out of the preview. */
  async interview() {
    for (const name of ['interview.mp3', 'interview.wav']) {
      const { id, began } = await send(name);
      const slug = await studio.ready(id);
      const sound = (await studio.files(slug)).find(file => file.mediaType === 'audio/mp4');
      await exchange(new URL(sound.address, base), { headers: { ...studio.credentials, Range: 'bytes=0-65535' }, expect: [206] });
      say(`interview of 3 minutes, ${name.slice(-3)}: playable ${((performance.now() - began) / 1000).toFixed(1)} s after its last byte`);
    }
  },

  /** Sounds of 200 MB, each another one, at the speed of loopback, while visitors read. */
  async load() {
    const quiet = await visitors(() => sleep(QUIET_MS));
    say(`story page, quiet: p50 ${quiet.p50.toFixed(1)} ms, p99 ${quiet.p99.toFixed(1)} ms`);
    const noise = randomBytes(4 << 20);
    let heap = 0;
    const watch = setInterval(async () => {
      const { text } = await exchange(`${operations}/metrics`);
      heap = Math.max(heap, Number(text.match(/^obenunten_heap_bytes (\d+)/m)[1]));
    }, 200);
    const began = performance.now();
    const busy = await visitors(() => Promise.all(Array.from({ length: UPLOADS }, (_, i) => studio.upload(`sound-${i}.wav`, UPLOAD_BYTES, wav(noise)))));
    const seconds = (performance.now() - began) / 1000;
    clearInterval(watch);
    say(`${UPLOADS} uploads of 200 MB at once: ${seconds.toFixed(1)} s, ${(UPLOADS * UPLOAD_BYTES / 1e6 / seconds).toFixed(0)} MB/s`);
    say(`story page, meanwhile: p50 ${busy.p50.toFixed(1)} ms, p99 ${busy.p99.toFixed(1)} ms (${busy.requests} requests)`);
    say(`heap, meanwhile: at most ${(heap / 1e6).toFixed(0)} MB`);
    ratios.push(['p99', busy.p99 / quiet.p99]);
  },
};

/** What visitors see while something happens. */
async function visitors(happening) {
  const child = spawn(process.execPath, [new URL('visitor.mjs', import.meta.url).pathname, page], { stdio: ['pipe', 'pipe', 'inherit'] });
  let told = '';
  child.stdout.on('data', text => (told += text));
  const ended = new Promise(done => child.on('exit', done));
  await happening();
  child.stdin.end();
  await ended;
  return JSON.parse(told);
}

/** A WAV file of noise, in parts; no two are equal. */
function* wav(noise) {
  const header = Buffer.alloc(44 + 64);
  header.write('RIFF....WAVEfmt ', 'latin1');
  header.writeUInt32LE(UPLOAD_BYTES - 8, 4);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(2, 22);
  header.writeUInt32LE(48_000, 24);
  header.writeUInt32LE(192_000, 28);
  header.writeUInt16LE(4, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36);
  header.writeUInt32LE(UPLOAD_BYTES - 44, 40);
  randomBytes(64).copy(header, 44);
  yield header;
  for (let left = UPLOAD_BYTES - header.length; left > 0; left -= noise.length) yield noise.subarray(0, left);
}

for (const part of wanted) await parts[part]();
for (const [name, ratio] of ratios) say(`ratio ${name} ${ratio.toFixed(2)}`);
process.exit(0);
