// Bundles the entries, names each file after its content, and writes manifest.json: entry -> file name.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { build } from 'esbuild';

const out = process.argv[2];
const manifest = {};

function emit(name, bytes) {
  const extension = extname(name);
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 12);
  const file = `${basename(name, extension)}-${hash}${extension}`;
  writeFileSync(join(out, file), bytes);
  manifest[name] = file;
  return file;
}

mkdirSync(out, { recursive: true });
// What a style sheet names but does not hold: fonts, and the one drawing too big for each page.
const apart = ['fonts/atkinson-hyperlegible-next.woff2', 'fonts/besley.woff2', 'drawings/strata.svg'];
const addresses = apart.map(file => [file, `/assets/${emit(basename(file), readFileSync(file))}`]);

const shared = { bundle: true, minify: true, write: false, target: ['es2022', 'chrome105', 'safari15.4', 'firefox110'] };

// Parts of the viewer of large pictures that ours never uses: it shows one IIIF picture on a canvas, with our own buttons.
const unused = ['Mat3', 'WebGLDrawer', 'HTMLDrawer', 'Navigator', 'ReferenceStrip', 'DisplayRect', 'DziTileSource', 'IIPTileSource',
  'IrisTileSource', 'OsmTileSource', 'TmsTileSource', 'LegacyTileSource', 'ImageTileSource'];
// It would hide where the keyboard is, by an inline style that our pages do not allow.
const hidesFocus = "if (!document.querySelector('style[data-openseadragon-mobile-css]'))";
const leanViewer = {
  name: 'lean viewer',
  setup: build => build.onLoad({ filter: /openseadragon\.js$/ }, async file => {
    const parts = (await readFile(file.path, 'utf8')).split(/(?=^\/\*+\s+\* OpenSeadragon - )/m);
    const names = parts.map(part => /^\/\*+\s+\* OpenSeadragon - (\S+)/.exec(part)?.[1]);
    const lean = parts.filter((_, i) => !unused.includes(names[i])).join('');
    const missing = unused.filter(name => !names.includes(name));
    if (missing.length > 0 || !lean.includes(hidesFocus)) throw new Error(`The viewer's build has changed: ${missing}`);
    return { contents: lean.replace(hidesFocus, 'if (false)') };
  }),
};

// The viewer is fetched after a tap; who asks for it learns its address here.
const zoomStyle = await style('visitor/zoom/zoom.css');
const zoomScript = await script('visitor/zoom/zoom.ts', { ZOOM_STYLE: zoomStyle }, [leanViewer]);
await script('visitor/visitor.ts', { ZOOM_SCRIPT: zoomScript });
await script('studio/studio.ts');
for (const entry of ['visitor/visitor.css', 'visitor/stories.css', 'visitor/later.css', 'visitor/modes.css', 'studio/studio.css']) {
  await style(entry);
}

async function script(entry, addresses = {}, plugins = []) {
  const define = Object.fromEntries(Object.entries(addresses).map(([name, address]) => [name, JSON.stringify(address)]));
  const { outputFiles, metafile } = await build({ ...shared, entryPoints: [entry], format: 'esm', define, plugins, metafile: true });
  const name = basename(entry, '.ts');
  const licences = licencesOf(Object.keys(metafile.inputs));
  // Those who wrote parts of it ask that their terms go with it; the script says where they are.
  const end = licences === '' ? '' : `//! /assets/${emit(`${name}.licences.txt`, licences)}\n`;
  return `/assets/${emit(`${name}.js`, outputFiles[0].text + end)}`;
}

/** The terms of the packages that these files belong to, as their authors wrote them. */
function licencesOf(files) {
  const folders = new Set(files.map(file => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0]).filter(folder => folder));
  return [...folders].sort().map(folder => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const file = readdirSync(folder).find(entry => /^licen[cs]e/i.test(entry));
    if (!file) throw new Error(`${name} comes without its licence`);
    const own = readFileSync(join(folder, file), 'utf8').trim();
    const parts = files.filter(one => one.startsWith(`${folder}/`)).flatMap(noticesIn);
    return [`${name} ${version} (${license})`, own, ...new Set(parts)].join('\n\n');
  }).join(`\n\n${'-'.repeat(72)}\n\n`);
}

/** What others wrote into a file about their part of it. The heads of OpenSeadragon's parts differ by a name only. */
function noticesIn(file) {
  return [...readFileSync(file, 'utf8').matchAll(/\/\*(?:(?!\*\/).)*?(?:Copyright|SPDX|MIT [Ll]icense)(?:(?!\*\/).)*\*\//gs)]
    .map(([notice]) => notice.replace(/^ \* OpenSeadragon - .*$/m, ' * OpenSeadragon'));
}

async function style(entry) {
  const { outputFiles } = await build({ ...shared, entryPoints: [entry], external: apart, loader: { '.svg': 'dataurl' } });
  const text = addresses.reduce((css, [file, address]) => css.replaceAll(file, address), outputFiles[0].text);
  return `/assets/${emit(basename(entry), text)}`;
}

writeFileSync(join(out, 'manifest.json'), JSON.stringify(manifest, null, 2));
