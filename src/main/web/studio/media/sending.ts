import { DetailedError, Upload } from 'tus-js-client';
import type { HttpRequest, HttpResponse } from 'tus-js-client';
import type { BegunUploads } from './begun';
import { refusal } from './refusal';
import type { Refusal } from './refusal';
import type { Session } from './session';

/** Where one file stands, until its last byte has arrived. */
export type SendingState =
  | 'waiting'
  | 'sending'
  | 'paused'
  /** The line is down; it goes on by itself. */
  | 'interrupted'
  | 'signed-out'
  | 'given-up'
  | 'arrived'
  | 'cancelled';

/** What is sent, and where to. */
export interface Parcel {
  readonly file: File;
  readonly organisation: string;
  /** The media item that it replaces, or empty. */
  readonly replaces: string;
  /** The place that it belongs to, or empty. */
  readonly place: string;
  /** SHA-256 in hexadecimal digits, or empty where it was not reckoned. */
  readonly digest: string;
}

/** Seconds before each try: at first at once, later each five minutes, for as long as the page lives. */
const PAUSES = [0, 1, 3, 10, 30, 60, 120, 300];

/** A line on which nothing has moved for so long is taken for dead; the server lets the new request take over. */
const STALL_SECONDS = 60;

/** An answer that the tus client would misunderstand. */
class Unanswered extends Error {
  constructor(readonly response: HttpResponse) {
    super(`status ${response.getStatus()}`);
  }
}

/** Sends one file by tus until it has arrived, however often the line is cut. */
export class Sending {
  state: SendingState = 'waiting';
  /** Bytes that have gone. */
  sent = 0;
  /** Why it does not go on, in the reader's language; often empty. */
  message = '';
  /** When the next try begins, as Date.now() counts; 0 when none is planned. */
  nextTry = 0;

  private readonly upload: Upload;
  private readonly key = { 'Idempotency-Key': randomKey() };
  private tries = 0;
  private sentBeforeTry = 0;
  private timer = 0;
  private stall = 0;
  private resumable = false;

  constructor(
    readonly parcel: Parcel,
    endpoint: string,
    private readonly session: Session,
    private readonly begun: BegunUploads,
    private readonly changed: () => void,
  ) {
    const { file, organisation, replaces, place, digest } = parcel;
    const metadata: Record<string, string> = { filename: file.name, filetype: file.type, organisation };
    for (const [name, value] of Object.entries({ replaces, place, sha256: digest })) {
      if (value) metadata[name] = value;
    }
    this.upload = new Upload(file, {
      endpoint: new URL(endpoint, location.href).href,
      metadata,
      // All in one request: each piece would cost a round trip. What arrives before a cut is kept all the same.
      chunkSize: Number.POSITIVE_INFINITY,
      // When to try again is decided here: the client would neither wait for the line nor tell anybody.
      retryDelays: null,
      removeFingerprintOnSuccess: true,
      fingerprint: () => Promise.resolve(begun.fingerprint(file, organisation, replaces)),
      onBeforeRequest: request => this.sign(request),
      onAfterResponse: (request, response) => this.check(request, response),
      onProgress: sent => this.progressed(sent),
      onSuccess: () => this.succeeded(),
      onError: error => this.failed(error),
    });
  }

  get size(): number {
    return this.parcel.file.size;
  }

  /** The id that the server gave it, once it did. */
  get id(): string {
    return this.upload.url?.split('/').pop() ?? '';
  }

  /** Whether bytes could still be lost by closing the page. */
  get underWay(): boolean {
    return !['arrived', 'cancelled', 'given-up'].includes(this.state);
  }

  /** Begins, or goes on. */
  async start(): Promise<void> {
    this.become('sending');
    if (!this.resumable) {
      this.resumable = true;
      const earlier = await this.begun.find(this.begun.fingerprint(this.parcel.file, this.parcel.organisation, this.parcel.replaces));
      if (earlier) this.upload.resumeFromPreviousUpload(earlier);
      if (this.state !== 'sending') return;
    }
    this.sentBeforeTry = this.sent;
    this.watch();
    this.upload.start();
  }

  pause(): void {
    this.stop();
    this.become('paused');
  }

  /** Back into the queue. */
  resume(): void {
    this.tries = 0;
    this.become('waiting');
  }

  /** From the first byte. */
  async afresh(): Promise<void> {
    this.stop();
    this.forgetUrl();
    this.sent = 0;
    this.resume();
  }

  /** Ends it, and takes back what has arrived. */
  async cancel(): Promise<void> {
    this.stop();
    this.become('cancelled');
    try {
      await this.upload.abort(this.upload.url !== null);
    } catch {
      // The server forgets it by itself after a day.
    }
  }

  /** The line is back: no need to wait any longer. */
  wake(): void {
    if (this.state === 'interrupted') {
      clearTimeout(this.timer);
      this.become('waiting');
    }
  }

  private stop(): void {
    clearTimeout(this.timer);
    clearTimeout(this.stall);
    this.nextTry = 0;
    void this.upload.abort().catch(() => undefined);
  }

  private become(state: SendingState, message = ''): void {
    this.state = state;
    this.message = message;
    this.changed();
  }

  private sign(request: HttpRequest): void {
    for (const [name, value] of Object.entries({ ...this.session.headers, ...this.key })) request.setHeader(name, value);
  }

  /**
   * The client takes each refused HEAD for a lost upload and begins a new one. It is lost only when the server
   * says so; then the next one needs another key.
   */
  private check(request: HttpRequest, response: HttpResponse): void {
    const status = response.getStatus();
    if (request.getMethod() !== 'HEAD' || status < 300) return;
    if (status !== 404 && status !== 410) throw new Unanswered(response);
    this.key['Idempotency-Key'] = randomKey();
    this.sent = 0;
  }

  private progressed(sent: number): void {
    this.sent = sent;
    this.watch();
    this.changed();
  }

  private watch(): void {
    clearTimeout(this.stall);
    this.stall = window.setTimeout(() => {
      void this.upload.abort().catch(() => undefined);
      this.treat({ remedy: 'wait', message: '' });
    }, STALL_SECONDS * 1000);
  }

  private succeeded(): void {
    clearTimeout(this.stall);
    this.sent = this.size;
    this.become('arrived');
  }

  private failed(error: Error | DetailedError): void {
    clearTimeout(this.stall);
    const cause = error instanceof DetailedError ? error.causingError : null;
    const response = cause instanceof Unanswered ? cause.response : error instanceof DetailedError ? error.originalResponse : null;
    const silent = error instanceof DetailedError ? refusal(0) : { remedy: 'give-up' as const, message: error.message };
    this.treat(response ? refusal(response.getStatus(), response.getBody(), response.getHeader('Retry-After')) : silent);
  }

  private treat(why: Refusal): void {
    if (this.state !== 'sending') return;
    if (this.sent > this.sentBeforeTry) this.tries = 0;
    switch (why.remedy) {
      case 'sign-in':
        return this.become('signed-out', why.message);
      case 'give-up':
        return this.become('given-up', why.message);
      case 'afresh':
        this.forgetUrl();
        this.sent = 0;
        return this.tryLater(why);
      default:
        return this.tryLater(why);
    }
  }

  private tryLater(why: Refusal): void {
    const pause = Math.max(PAUSES[Math.min(this.tries, PAUSES.length - 1)]!, why.wait ?? 0);
    this.tries++;
    this.nextTry = Date.now() + pause * 1000;
    this.become('interrupted', why.message);
    // Without a line each try is in vain: the event `online` wakes it.
    if (navigator.onLine) this.timer = window.setTimeout(() => this.wake(), pause * 1000);
  }

  private forgetUrl(): void {
    this.upload.url = null;
    this.key['Idempotency-Key'] = randomKey();
    const { file, organisation, replaces } = this.parcel;
    void this.begun.find(this.begun.fingerprint(file, organisation, replaces)).then(old => old && this.begun.forget(old.urlStorageKey));
  }
}

/** Not crypto.randomUUID: that is missing where the address is not https. */
function randomKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('');
}
