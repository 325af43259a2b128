// The same work as the pipeline's, by the bare tools: the same programs with the same settings, sizes and qualities, as
// few runs of them, as many side by side, and the results on the disk in the end. No sandbox, no limits, no second look
// at the results, no database. They have the same priority as the pipeline's children, and sessions of their own as these
// (Linux shares the processors among sessions), so that other work on the machine hinders both alike.
import { execFile } from 'node:child_process';
import { cpus } from 'node:os';
import { promisify } from 'node:util';
import { readdir, rm, mkdir } from 'node:fs/promises';

const run = promisify(execFile);
const WIDTHS = [2560, 1600, 960, 480];
const UNCOMPRESSED = '[compression=0,filter=none,strip]';
const JPEG = '[Q=80,interlace,background=255,strip]';

/** Pictures and sounds in a folder of their own. */
export class Bare {
  constructor(folder) {
    this.folder = folder;
  }

  async timed(work) {
    await rm(this.folder, { recursive: true, force: true });
    await mkdir(this.folder);
    const began = performance.now();
    await work();
    const kept = (await readdir(this.folder)).filter(name => !/\.png$|samples/.test(name));
    await run('sync', kept.map(name => `${this.folder}/${name}`));
    return performance.now() - began;
  }

  /** What it is; JPEG and WebP at each width; a tiny one. The large one is decoded once. */
  picture(original) {
    return this.timed(async () => {
      await this.vips(['vipsheader', '-a', original]);
      await this.prints(original);
      const all = WIDTHS.map(width => this.print(width));
      await Promise.all([
        this.save(all, `%s.webp[Q=78,strip]`),
        this.vips(['vipsthumbnail', this.print(480), '-s', '24x36>', '-o', `${this.folder}/tiny.webp[Q=30,strip]`])
          .then(() => this.save(all, `%s.jpg${JPEG}`)),
      ]);
    });
  }

  /** Tiles for deep zoom with the whole at its largest size; AVIF at each width. */
  later(original) {
    return this.timed(async () => {
      const tiles = `[layout=iiif3,tile-size=512,container=zip,compression=0,suffix=.jpg${JPEG}]`;
      await this.vips(['vipsheader', '-a', original]);
      await this.vips(['vipsthumbnail', original, '-s', '6000x4000', '-o', `${this.folder}/tiles.dz${tiles}`]);
      await this.vips(['vipsthumbnail', original, '-s', '2560x1707', '-o', `${this.folder}/whole.jpg${JPEG}`]);
      await this.vips(['vipsheader', '-a', original]);
      await this.prints(original);
      for (const width of WIDTHS) await this.save([this.print(width)], '%s.avif[Q=52,effort=2,strip]', {});
    });
  }

  print(width) {
    return `${this.folder}/print-${width}.png`;
  }

  async prints(original) {
    const [widest, ...narrower] = WIDTHS;
    await this.vips(['vipsthumbnail', original, '-s', '2560x1707', '-o', this.print(widest) + UNCOMPRESSED]);
    await Promise.all(narrower.map(width =>
      this.vips(['vipsthumbnail', this.print(widest), '-s', `${width}x1707>`, '-o', this.print(width) + UNCOMPRESSED])));
  }

  save(prints, output, without = { VIPSHOME: '/nowhere' }) {
    return this.vips(['vipsthumbnail', ...prints, '-s', '2560x1707>', '-o', `${this.folder}/${output}`], without);
  }

  /** As in the pipeline, libvips loads its modules only where it needs them. */
  vips(command, without = { VIPSHOME: '/nowhere' }) {
    const env = { PATH: '/usr/bin:/bin', VIPS_CONCURRENCY: String(Math.min(4, cpus().length)), ...without };
    return nice(command, { env });
  }

  /** What it is; its loudness, and samples for its waveform, in one decoding; AAC at that loudness. */
  sound(original) {
    return this.timed(async () => {
      await nice(['ffprobe', '-v', 'error', '-show_streams', '-show_format', original]);
      const graph = '[0:0]aformat=sample_fmts=flt,asplit=2[a][b];[a]aformat=channel_layouts=mono,ebur128=peak=true:framelog=verbose[m];'
        + '[b]aformat=channel_layouts=stereo,aresample=8000,aformat=sample_fmts=s16[s]';
      const { stderr } = await this.ffmpeg(original, '-filter_complex', graph,
        '-map', '[s]', '-f', 's16le', `${this.folder}/samples`, '-map', '[m]', '-f', 'null', '-');
      const gain = -16 - Number(stderr.match(/I: +(-[\d.]+) LUFS/)[1]);
      await this.ffmpeg(original, '-af', `aformat=channel_layouts=mono,volume=${gain.toFixed(2)}dB`, '-c:a', 'aac', '-b:a', '48k',
        '-ar', '48000', '-map_metadata', '-1', '-movflags', '+faststart', '-f', 'mp4', `${this.folder}/sound.m4a`);
    });
  }

  ffmpeg(original, ...output) {
    return nice(['ffmpeg', '-nostdin', '-hide_banner', '-nostats', '-y', '-threads', '2', '-i', original, ...output]);
  }
}

function nice(command, options) {
  const stepBack = '{ echo 10 >/proc/self/autogroup; } 2>/dev/null; exec nice -n 10 "$@"';
  return run('setsid', ['--wait', 'sh', '-c', stepBack, 'sh', ...command], { maxBuffer: 1 << 24, ...options });
}
