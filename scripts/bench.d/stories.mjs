// The measurements of scripts/bench studio, once both services run: pages of the list of stories with few and with very
// many of them, one request at a time, of the one and of the other in turns.
import { Studio, exchange, sleep } from './studio.mjs';

const [fewBase, fewLink, manyBase, manyLink] = process.argv.slice(2);
const WARM_UP = 150, ROUNDS = 120, PATIENCE_MS = 180_000;

// A story has a name that the program of the tests gave it; `open` is left out while there is no page for one.
const KINDS = {
  list: ['/studio/stories', '/studio/stories?page=3', '/studio/stories?show=review&order=title'],
  search: ['/studio/stories?q=wetterdamm', '/studio/stories?q=berg', '/studio/stories?q=sch&order=title'],
  open: ['/studio/stories/geschichte-42?in=de', '/studio/stories/geschichte-71?in=en'],
};

const OTHER = '/studio/account';

const few = await Studio.enter(fewBase, fewLink);
const many = await Studio.enter(manyBase, manyLink);

const median = values => values.toSorted((a, b) => a - b)[values.length >> 1];

async function get(studio, path, expect = [200]) {
  const began = performance.now();
  const { text } = await exchange(studio.base + path, { headers: { ...studio.credentials, Accept: 'text/html' }, expect });
  return { milliseconds: performance.now() - began, text };
}

/** Has the list made; tells how long that takes, and how long other pages take meanwhile. */
async function built(studio, name) {
  for (let round = 0; round < WARM_UP; round++) await get(studio, OTHER);
  const began = performance.now();
  const others = [];
  let made = false;
  const list = (async () => {
    while (!made) {
      const { text } = await get(studio, KINDS.list[0], [200, 503]);
      made = text.includes('class="stories"');
      if (performance.now() - began > PATIENCE_MS) throw new Error('the list is not made');
    }
  })();
  while (!made) {
    others.push((await get(studio, OTHER)).milliseconds);
    await sleep(20);
  }
  await list;
  console.log(`with ${name}, the list is made ${((performance.now() - began) / 1000).toFixed(1)} s after it is first asked for; `
    + `meanwhile another page takes ${median(others).toFixed(0)} ms, ${Math.max(...others).toFixed(0)} ms at most`);
}

async function isThere(path) {
  return exchange(few.base + path, { headers: few.credentials, expect: [200] }).then(() => true, () => false);
}

await built(few, 'few');
await built(many, 'many');
console.log('    few     many  ratio  page (ms, median)');
const ratios = {};
for (const [kind, paths] of Object.entries(KINDS)) {
  if (!await isThere(paths[0])) {
    console.log(`${kind} is not measured: there is no ${paths[0]}`);
    continue;
  }
  ratios[kind] = [];
  for (const path of paths) {
    const times = { few: [], many: [] };
    for (let round = -WARM_UP; round < ROUNDS; round++) {
      const turn = { few: (await get(few, path)).milliseconds, many: (await get(many, path)).milliseconds };
      if (round >= 0) for (const side of ['few', 'many']) times[side].push(turn[side]);
    }
    const [a, b] = [median(times.few), median(times.many)];
    ratios[kind].push(b / a);
    console.log(`${a.toFixed(2).padStart(7)} ${b.toFixed(2).padStart(8)}  ${(b / a).toFixed(2).padStart(5)}  ${path}`);
  }
}
for (const [kind, of] of Object.entries(ratios)) console.log(`ratio ${kind} ${Math.max(...of).toFixed(2)}`);
