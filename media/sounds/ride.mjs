// The timing of a cage ride, shared by the sound and by the film: when the gate closes, when the bell
// is struck, how fast the cage is and how far down. Times are seconds, depth is metres.

const ramp = (x) => (x <= 0 ? 0 : x >= 1 ? 1 : x * x * (3 - 2 * x));
const ramped = (x) => (x <= 0 ? 0 : x >= 1 ? x - 0.5 : x * x * x - (x * x * x * x) / 2); // its integral

/** A ride from `above` metres over the ground down to `depth`; speed 0 to 1 and depth at any time. */
export function ride({ start, fast, slow, stop, above = 0, depth = 0 }) {
  const up = fast - start, down = stop - slow;
  const way = up / 2 + (slow - fast) + down / 2;
  const speed = (t) => ramp((t - start) / up) - ramp((t - slow) / down);
  const share = (t) => Math.min(1, (up * ramped((t - start) / up) - down * ramped((t - slow) / down)) / way);
  return { speed, share, depth: (t) => -above + share(t) * (depth + above), way };
}

export const soundRide = { gate: 1.2, bell: 4.9, start: 8, fast: 17.5, slow: 26.5, stop: 35, open: 36.6, end: 47 };
export const filmRide = { gate: 2.2, bell: 5, start: 8, fast: 15, slow: 32.5, stop: 41, open: 42, end: 54, above: 6, depth: 775 };
