const WINDOW_SECONDS = 20;
const FIRST_ESTIMATE_SECONDS = 3;

/** How fast bytes go, over the last seconds. */
export class Pace {
  private marks: { readonly at: number; readonly bytes: number }[] = [];

  /** Notes how many bytes have gone until now, in all. */
  note(bytes: number, now = performance.now() / 1000): void {
    const last = this.marks.at(-1);
    // What was taken back, as after a cut, is no speed.
    if (last && bytes < last.bytes) this.marks = [];
    this.marks.push({ at: now, bytes });
    this.marks = this.marks.filter(mark => now - mark.at <= WINDOW_SECONDS);
  }

  /** Seconds for so many bytes more; undefined while nobody can know. */
  secondsFor(bytes: number): number | undefined {
    const first = this.marks[0];
    const last = this.marks.at(-1);
    if (!first || !last || last.at - first.at < FIRST_ESTIMATE_SECONDS || last.bytes === first.bytes) return undefined;
    return (bytes * (last.at - first.at)) / (last.bytes - first.bytes);
  }

  rest(): void {
    this.marks = [];
  }
}
