import type { Sending } from './sending';

/** More at once only share the same line. */
const AT_ONCE = 2;

/** Sends files in their order, two at a time. */
export class Queue {
  readonly all: Sending[] = [];

  add(sending: Sending): void {
    this.all.push(sending);
  }

  /** Starts those whose turn it is. */
  advance(): void {
    let busy = this.all.filter(one => one.state === 'sending').length;
    for (const one of this.all) {
      if (busy >= AT_ONCE) return;
      if (one.state !== 'waiting') continue;
      busy++;
      void one.start();
    }
  }

  pauseAll(): void {
    for (const one of this.all) {
      if (['waiting', 'sending', 'interrupted'].includes(one.state)) one.pause();
    }
  }

  resumeAll(): void {
    for (const one of this.all) {
      if (['paused', 'signed-out'].includes(one.state)) one.resume();
    }
  }

  wake(): void {
    for (const one of this.all) one.wake();
  }

  get underWay(): readonly Sending[] {
    return this.all.filter(one => one.underWay);
  }

  /** Those that count for the progress in all. */
  get counted(): readonly Sending[] {
    return this.all.filter(one => one.state !== 'cancelled' && one.state !== 'given-up');
  }
}
