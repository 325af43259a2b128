// Makes the sounds that no voice speaks: bell strokes in a shaft, a cage ride, the sound of the film.
// Everything is computed: struck bars and bells as sums of decaying partials, wind and rumble as
// filtered noise, the shaft as an impulse response. The random numbers are seeded, so the result is
// the same every time.
//
//   node synth.mjs signals|ride|film out.wav
import { writeFileSync } from "node:fs";
import { ride, soundRide, filmRide } from "./ride.mjs";

const RATE = 44100;
const TAU = 2 * Math.PI;

function random(seed) {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
const noise = (rnd) => () => rnd() * 2 - 1;

// ---------------------------------------------------------------------------------------------- filters

/** State variable filter: one sample in; low, band and high out. */
function filter() {
  let low = 0, band = 0;
  return (x, frequency, q) => {
    const g = Math.tan(Math.PI * Math.min(frequency, RATE * 0.45) / RATE), k = 1 / q;
    const high = (x - (g + k) * band - low) / (1 + g * (g + k));
    const b = g * high + band, l = g * b + low;
    band = g * high + b;
    low = g * b + l;
    return { low: l, band: b * k, high };
  };
}

/** A slowly wandering value between 0 and 1. */
function wander(rnd, seconds) {
  let from = rnd(), to = rnd(), at = 0;
  const step = 1 / (seconds * RATE);
  return () => {
    at += step;
    if (at >= 1) { at -= 1; from = to; to = rnd(); }
    return from + (to - from) * at * at * (3 - 2 * at);
  };
}

// -------------------------------------------------------------------------------------------- struck things

/** Partials with their own loudness and decay (seconds to -60 dB), and the knock of the hammer. */
function struck({ partials, seconds, knock = 0, knockTone = 3000, rnd, attack = 0.0008 }) {
  const out = new Float32Array(Math.ceil(seconds * RATE));
  for (const [frequency, loudness, decay] of partials) {
    if (frequency > RATE * 0.45) continue;
    const w = TAU * frequency / RATE, phase = rnd() * TAU, fall = Math.exp(-6.91 / (decay * RATE));
    let e = loudness;
    for (let i = 0; i < out.length && e > 1e-6; i++, e *= fall) out[i] += e * Math.sin(w * i + phase);
  }
  const n = noise(rnd), f = filter();
  for (let i = 0; i < RATE * 0.02; i++) out[i] += knock * f(n(), knockTone, 1.2).band * Math.exp(-i / (RATE * 0.003));
  for (let i = 0; i < RATE * attack; i++) out[i] *= i / (RATE * attack);
  const tail = Math.min(out.length, RATE * 0.05);
  for (let i = 0; i < tail; i++) out[out.length - 1 - i] *= i / tail;
  return out;
}

/** The bell in the shaft: a steel bowl of about a hand's breadth, whose partials do not fit a scale. */
function bell(pitch, seed) {
  const rnd = random(seed);
  const partials = [];
  for (const [ratio, loudness, decay] of [
    [0.5, 0.16, 3.2], [1, 0.55, 2.6], [1.19, 0.3, 2.1], [1.51, 0.2, 1.5], [2.0, 0.42, 1.7], [2.53, 0.22, 1.1],
    [2.69, 0.16, 0.95], [3.01, 0.2, 0.85], [4.17, 0.14, 0.5], [5.43, 0.1, 0.32], [6.8, 0.07, 0.2], [8.3, 0.05, 0.12]]) {
    // no bowl is quite round: each tone is two tones close together, and they beat
    partials.push([pitch * ratio, loudness * 0.6, decay], [pitch * ratio * (1 + 0.0012 + 0.0012 * rnd()), loudness * 0.4, decay * 0.9]);
  }
  return struck({ partials, seconds: 3.4, knock: 0.5, knockTone: 2600, rnd });
}

/** Steel on steel: `heavy` from 0 (a link of a chain) to 1 (the frame of a gate). */
function clang(heavy, seed) {
  const rnd = random(seed);
  const base = 900 - 760 * heavy, partials = [];
  for (let i = 0; i < 14; i++) {
    const f = base * (1 + i * (0.55 + 0.5 * rnd())) * (0.9 + 0.2 * rnd());
    partials.push([f, (0.5 / (1 + i * 0.35)) * (0.4 + 0.6 * rnd()), (0.06 + 0.5 * heavy * rnd() + 0.08 * rnd()) * Math.min(1, 900 / f + 0.25)]);
  }
  return struck({ partials, seconds: 0.25 + 0.7 * heavy, knock: 0.5, knockTone: 2400 - 1700 * heavy, rnd });
}

/** A dull blow: guide shoe on a rail joint, the cage set down. */
function thud(pitch, seed) {
  const rnd = random(seed);
  return struck({ partials: [[pitch, 0.8, 0.2], [pitch * 1.62, 0.4, 0.13], [pitch * 2.7, 0.22, 0.09], [pitch * 5.3, 0.1, 0.05]], seconds: 0.32, knock: 0.35, knockTone: 650, rnd, attack: 0.002 });
}

/** A shoe on loose salt. */
function step(seed) {
  const rnd = random(seed), out = new Float32Array(RATE * 0.34), f = filter(), n = noise(rnd);
  for (let g = 0; g < 46; g++) {
    const at = Math.floor(RATE * (0.02 + 0.26 * Math.pow(rnd(), 1.4))), size = 60 + rnd() * 260, loud = 0.25 + rnd() * 0.75;
    for (let i = 0; i < size * 3 && at + i < out.length; i++) out[at + i] += loud * n() * Math.exp(-i / size * 2);
  }
  for (let i = 0; i < out.length; i++) out[i] = f(out[i], 2100, 0.8).band * 0.8 * Math.sin(Math.PI * Math.min(1, i / out.length));
  return out;
}

// -------------------------------------------------------------------------------------------------- the room

function fft(re, im, inverse) {
  const n = re.length;
  for (let i = 1, j = 0; i < n; i++) {
    let bit = n >> 1;
    for (; j & bit; bit >>= 1) j ^= bit;
    j ^= bit;
    if (i < j) { let t = re[i]; re[i] = re[j]; re[j] = t; t = im[i]; im[i] = im[j]; im[j] = t; }
  }
  for (let len = 2; len <= n; len <<= 1) {
    const half = len >> 1, cos = new Float64Array(half), sin = new Float64Array(half);
    for (let k = 0; k < half; k++) { const a = (inverse ? TAU : -TAU) * k / len; cos[k] = Math.cos(a); sin[k] = Math.sin(a); }
    for (let i = 0; i < n; i += len) for (let k = 0; k < half; k++) {
      const a = i + k, b = a + half, r = re[b] * cos[k] - im[b] * sin[k], s = re[b] * sin[k] + im[b] * cos[k];
      re[b] = re[a] - r; im[b] = im[a] - s; re[a] += r; im[a] += s;
    }
  }
  if (inverse) for (let i = 0; i < n; i++) { re[i] /= n; im[i] /= n; }
}

/** Left and right answer of a room at once (left as real part, right as imaginary part). */
function convolve(dry, left, right, outLeft, outRight) {
  const N = 1 << 18, take = N - left.length;
  const hr = new Float64Array(N), hi = new Float64Array(N);
  hr.set(left); hi.set(right);
  fft(hr, hi, false);
  for (let start = 0; start < dry.length; start += take) {
    const re = new Float64Array(N), im = new Float64Array(N);
    re.set(dry.subarray(start, Math.min(dry.length, start + take)));
    fft(re, im, false);
    for (let i = 0; i < N; i++) { const r = re[i] * hr[i] - im[i] * hi[i]; im[i] = re[i] * hi[i] + im[i] * hr[i]; re[i] = r; }
    fft(re, im, true);
    for (let i = 0; i < N && start + i < outLeft.length; i++) { outLeft[start + i] += re[i]; outRight[start + i] += im[i]; }
  }
}

/** A shaft is a stone pipe: walls near by that flutter, a long tail that grows dull. A drift is short and soft. */
function room({ seconds, echoes, dull, seed }) {
  const sides = [];
  for (const side of [0, 1]) {
    const rnd = random(seed + side), n = noise(rnd), h = new Float32Array(Math.floor(seconds * RATE));
    const f = filter();
    let energy = 0;
    for (let i = 0; i < h.length; i++) {
      const t = i / RATE, e = Math.exp(-6.91 * t / seconds) * Math.min(1, t / 0.03);
      h[i] = f(n(), 6500 * Math.exp(-dull * t) + 500, 0.7).low * e;
    }
    for (let k = 1; k <= echoes; k++) {
      const at = Math.floor(RATE * (0.0147 * k + 0.0009 * rnd() + side * 0.0006 * k));
      if (at < h.length) h[at] += 1.6 * Math.pow(0.8, k) * (k % 2 ? 1 : -1);
    }
    for (const x of h) energy += x * x;
    const scale = 1 / Math.sqrt(energy);
    for (let i = 0; i < h.length; i++) h[i] *= scale;
    sides.push(h);
  }
  return sides;
}

function scene(seconds) {
  const length = Math.floor(seconds * RATE);
  const left = new Float32Array(length), right = new Float32Array(length), shaft = new Float32Array(length), drift = new Float32Array(length);
  return {
    length, left, right, shaft, drift,
    /** Puts a sound at a time: how loud, where (-1 left to 1 right), how much of the shaft and of the drift. */
    put(sound, at, { loud = 1, pan = 0, wet = 0.3, soft = 0, dry = 1 } = {}) {
      const start = Math.floor(at * RATE), l = loud * dry * Math.cos((pan + 1) * Math.PI / 4), r = loud * dry * Math.sin((pan + 1) * Math.PI / 4);
      for (let i = 0; i < sound.length && start + i < length; i++) {
        left[start + i] += sound[i] * l; right[start + i] += sound[i] * r;
        shaft[start + i] += sound[i] * loud * wet; drift[start + i] += sound[i] * loud * soft;
      }
    },
    each(make) {
      for (let i = 0; i < length; i++) {
        const v = make(i / RATE, i);
        left[i] += v[0]; right[i] += v[1];
        if (v[2]) shaft[i] += v[2];
      }
    },
    write(file, { fadeIn = 0.4, fadeOut = 2 } = {}) {
      convolve(shaft, ...room({ seconds: 2.6, echoes: 14, dull: 1.6, seed: 41 }), left, right);
      convolve(drift, ...room({ seconds: 1.1, echoes: 5, dull: 3.2, seed: 71 }), left, right);
      const pcm = Buffer.alloc(44 + length * 4);
      let peak = 0;
      for (let i = 0; i < length; i++) {
        const t = i / RATE, fade = Math.min(1, t / fadeIn) * Math.min(1, Math.pow((seconds - t) / fadeOut, 1.5));
        left[i] *= fade; right[i] *= fade;
        peak = Math.max(peak, Math.abs(left[i]), Math.abs(right[i]));
      }
      const scale = 0.7 * 32767 / peak;
      pcm.write("RIFF", 0); pcm.writeUInt32LE(36 + length * 4, 4); pcm.write("WAVEfmt ", 8);
      pcm.writeUInt32LE(16, 16); pcm.writeUInt16LE(1, 20); pcm.writeUInt16LE(2, 22); pcm.writeUInt32LE(RATE, 24);
      pcm.writeUInt32LE(RATE * 4, 28); pcm.writeUInt16LE(4, 32); pcm.writeUInt16LE(16, 34); pcm.write("data", 36); pcm.writeUInt32LE(length * 4, 40);
      for (let i = 0; i < length; i++) { pcm.writeInt16LE(Math.round(left[i] * scale), 44 + i * 4); pcm.writeInt16LE(Math.round(right[i] * scale), 46 + i * 4); }
      writeFileSync(file, pcm);
    },
  };
}

/** A machine far away: the hum of the mains and its harmonics, and a fan's breath. Loudness by time. */
function machine(s, seed, loudness, { tone = 49.6, breath = 1 } = {}) {
  const rnd = random(seed), nl = noise(random(seed + 1)), nr = noise(random(seed + 2)), fl = filter(), fr = filter();
  const slow = wander(rnd, 2.3), drift = wander(rnd, 3.7);
  const harmonics = [[1, 0.5], [2, 0.62], [3, 0.16], [4, 0.2], [5, 0.07], [6, 0.13], [8, 0.09], [10, 0.04], [12, 0.05]];
  let phase = 0;
  s.each((t) => {
    const loud = loudness(t);
    if (loud <= 0) return [0, 0];
    phase += TAU * tone * (1 + 0.004 * (drift() - 0.5)) / RATE;
    const w = slow();
    let hum = 0;
    for (const [k, a] of harmonics) hum += a * Math.sin(phase * k + k) * (k === 2 ? 0.7 + 0.3 * w : 1);
    hum *= 0.4 * (0.75 + 0.25 * w);
    const a = fl(nl(), 240 + 160 * w, 0.7).low * breath, b = fr(nr(), 240 + 160 * w, 0.7).low * breath;
    return [loud * (hum + a), loud * (hum * 0.92 + b), loud * hum * 0.2];
  });
}

// -------------------------------------------------------------------------------------------- bell strokes

function signals(file) {
  const s = scene(22);
  machine(s, 5, (t) => 0.055 * (0.85 + 0.15 * Math.sin(t * 0.4)), { tone: 49.6, breath: 0.8 });
  // the near bell, then its answer from far down, then the near one again
  const strokes = [[2, 0], [2.85, 0], [3.72, 0], [8.2, 1], [9.12, 1], [13.2, 0], [15.1, 0], [15.92, 0]];
  strokes.forEach(([at, far], i) => far
    ? s.put(bell(688, 200 + i), at, { loud: 0.13, pan: 0.25, dry: 0.25, wet: 1.5 })
    : s.put(bell(742, 100 + i), at, { loud: 0.5 + 0.05 * (i % 3), pan: -0.18, wet: 0.5 }));
  s.write(file, { fadeIn: 1.2, fadeOut: 2.6 });
}

// ---------------------------------------------------------------------------------------------- a cage ride

function gateMoves(s, at, seconds, closing, seed) {
  const rnd = random(seed), count = Math.round(seconds * 17);
  for (let i = 0; i < count; i++) {
    const x = (i + 0.7 * rnd()) / count, pace = 0.4 + 0.6 * Math.sin(Math.PI * Math.min(1, x * 0.9 + 0.05));
    s.put(clang(0.05 + 0.28 * rnd(), seed + 10 + i), at + x * seconds, { loud: 0.34 * pace * (0.4 + 0.6 * rnd()), pan: (closing ? 0.75 - 0.9 * x : -0.15 + 0.9 * x), wet: 0.12, soft: 0.08 });
  }
  // the rollers of the gate in their rail
  const f = filter(), n = noise(random(seed + 3)), roll = new Float32Array(Math.floor(seconds * RATE));
  for (let i = 0; i < roll.length; i++) { const x = i / roll.length; roll[i] = f(n(), 420 + 500 * x, 1.6).band * Math.sin(Math.PI * Math.pow(x, 0.8)) * (0.75 + 0.25 * Math.sin(i * TAU * 23 / RATE)); }
  s.put(roll, at, { loud: 0.85, pan: 0.2, wet: 0.15, soft: 0.1 });
  s.put(clang(0.85, seed + 500), at + seconds, { loud: 0.62, pan: -0.1, wet: 0.3, soft: 0.15 });
  s.put(clang(0.5, seed + 501), at + seconds + 0.07, { loud: 0.24, pan: 0.1, wet: 0.2 });
  if (closing) s.put(clang(0.3, seed + 502), at + seconds + 0.55, { loud: 0.4, pan: 0, wet: 0.2 });
}

function cage(file, plan, { morning, arrivalQuiet }) {
  const s = scene(plan.end), r = ride({ ...plan, above: 0, depth: 1 });
  const metres = 10.5 * r.way; // as if the ride ran at a real cage's ten metres a second
  const way = (t) => r.share(t) * metres;
  const over = (t, a, b) => Math.max(0, Math.min(1, (t - a) / (b - a)));

  // the engine house above: near while the gate is open, far once the cage has sunk away
  machine(s, 11, (t) => 0.05 * (1 - over(t, plan.start + 2, plan.start + 9)) + 0.016 * (1 - over(t, plan.stop - 2, plan.stop)) * over(t, plan.start + 2, plan.start + 9), { tone: 48.4, breath: 0.7 });
  // the drift below: a fan a long way off
  machine(s, 13, (t) => arrivalQuiet * over(t, plan.stop - 1, plan.open + 3), { tone: 41.3, breath: 1.1 });
  if (morning) birds(s, plan);

  gateMoves(s, plan.gate, 1.7, true, 3000);
  [0, 0.86, 1.7].slice(0, plan.strokes ?? 3).forEach((d, i) => s.put(bell(742, 300 + i), plan.bell + d, { loud: 0.34, pan: -0.35, wet: 0.42 }));
  // the rope takes the weight
  s.put(thud(58, 81), plan.start - 0.1, { loud: 0.7, wet: 0.3 });
  s.put(clang(0.95, 82), plan.start - 0.06, { loud: 0.1, wet: 0.3 });

  // wind, rumble and the song of the rope, all from the speed
  const nl = noise(random(21)), nr = noise(random(22)), nb = noise(random(23));
  const wl = filter(), wr = filter(), hl = filter(), hr = filter(), rumble = filter(), gust = wander(random(24), 0.9), sway = wander(random(25), 0.35);
  let song = 0, roller = 0;
  s.each((t) => {
    const v = Math.max(0, r.speed(t));
    if (v <= 0.0005) { return [0, 0]; }
    const d = way(t), g = 0.72 + 0.4 * gust(), y = sway();
    const beam = Math.pow(0.5 + 0.5 * Math.cos(TAU * d / 4.2), 6);          // every crossbeam sends a breath of air past
    const wind = 0.46 * Math.pow(v, 1.7) * g * (0.72 + 0.55 * beam);
    const tone = 170 + 560 * v + 130 * y + 140 * beam * v;
    const a = wl(nl(), tone, 1.1).band + 0.4 * hl(nl(), tone * 2.9, 0.9).band * v, b = wr(nr(), tone * 1.07, 1.1).band + 0.4 * hr(nr(), tone * 3.1, 0.9).band * v;
    song += TAU * (36 + 74 * v) / RATE;
    roller += TAU * (5 + 44 * v) / RATE;
    const low = rumble(nb(), 70 + 70 * v, 0.8).low * (0.5 + 0.9 * v) * 0.55 * Math.min(1, v * 6) * (0.8 + 0.2 * Math.sin(roller));
    const hum = 0.04 * Math.min(1, v * 2.5) * (Math.sin(song) + 0.6 * Math.sin(song * 2.01) + 0.25 * Math.sin(song * 3.98) + 0.1 * Math.sin(song * 6.03)) * (0.8 + 0.2 * y);
    return [wind * a + low + hum, wind * b + low + hum, 0.1 * (wind * a + hum)];
  });
  // the guide shoes on the joints of the rails: two shoes, one above the other
  let next = [3, 3 - 2.3], seed = 4000;
  for (let t = plan.start; t < plan.stop; t += 0.002) {
    const d = way(t), v = r.speed(t);
    [0, 1].forEach((shoe) => {
      if (d < next[shoe] || next[shoe] < 0) { if (next[shoe] < 0) next[shoe] += 6; return; }
      next[shoe] += 6;
      const loud = (shoe ? 0.34 : 0.5) * (0.35 + 0.65 * v);
      s.put(thud(92 + 6 * shoe, seed++), t, { loud, pan: shoe ? 0.3 : -0.3, wet: 0.2 });
      s.put(clang(0.35, seed++), t, { loud: loud * 0.3, pan: shoe ? 0.3 : -0.3, wet: 0.25 });
    });
  }
  // set down, gate, quiet
  s.put(thud(46, 91), plan.stop, { loud: 0.8, wet: 0.35 });
  s.put(clang(0.9, 92), plan.stop + 0.05, { loud: 0.14, wet: 0.4 });
  s.put(thud(52, 93), plan.stop + 0.42, { loud: 0.3, wet: 0.3 });
  gateMoves(s, plan.open, 1.6, false, 6000);
  for (let i = 0; i < 5; i++) s.put(step(700 + i), plan.open + 3 + i * 0.66 + (i % 2) * 0.03, { loud: 1.1 * Math.pow(0.78, i), pan: 0.1 + 0.12 * i, wet: 0, soft: 0.12 + 0.05 * i });
  s.put(bell(688, 801), plan.open + 7, { loud: 0.035, pan: 0.6, dry: 0.3, wet: 1.2 });
  s.write(file, { fadeIn: 0.8, fadeOut: 2.4 });
}

/** A morning outdoors, before the gate closes: a few birds, made of short gliding tones. */
function birds(s, plan) {
  const rnd = random(51);
  for (let t = 0.3; t < plan.start + 1.5; t += 0.35 + rnd() * 0.8) {
    const notes = 2 + Math.floor(rnd() * 4), base = 2700 + rnd() * 1500, pan = rnd() * 1.6 - 0.8, far = 0.35 + 0.65 * rnd();
    for (let k = 0; k < notes; k++) {
      const seconds = 0.06 + 0.07 * rnd(), sound = new Float32Array(Math.floor(seconds * RATE)), bend = (rnd() - 0.4) * 900;
      let p = 0;
      for (let i = 0; i < sound.length; i++) { const x = i / sound.length; p += TAU * (base + bend * x + 180 * Math.sin(x * 9)) / RATE; sound[i] = Math.sin(p) * Math.sin(Math.PI * x) ** 2; }
      s.put(sound, t + k * (seconds + 0.03), { loud: 0.022 * far * (1 - Math.max(0, Math.min(1, (t - plan.start + 1) / 2.5))), pan, wet: 0.12 });
    }
  }
}

const [what, file] = process.argv.slice(2);
if (what === "signals") signals(file);
else if (what === "ride") cage(file, soundRide, { morning: false, arrivalQuiet: 0.035 });
else if (what === "film") cage(file, filmRide, { morning: true, arrivalQuiet: 0.035 });
else { console.error("usage: node synth.mjs signals|ride|film out.wav"); process.exit(2); }
