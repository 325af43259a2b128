import { ask } from './ask';
import { canStoreURLs, defaultOptions } from 'tus-js-client';
import type { PreviousUpload } from 'tus-js-client';
import type { Session } from './session';

/** The server keeps what has arrived for no longer than this. */
const KEPT_MILLISECONDS = 7 * 24 * 3600 * 1000;

/** An upload that was begun on this device and has not ended; its file must be chosen again. */
export interface Begun {
  readonly key: string;
  readonly url: string;
  readonly name: string;
  readonly size: number;
  readonly organisation: string;
  readonly replaces: string;
  /** What the server has. */
  readonly arrived: number;
}

/** Uploads that were begun by this person on this device, whether the page lives on or not. */
export class BegunUploads {
  private readonly prefix: string;

  constructor(account: string) {
    this.prefix = `obenunten-${account}`;
  }

  /** Names a file so that a changed one is another. */
  fingerprint(file: File, organisation: string, replaces: string): string {
    const parts = [this.prefix, organisation, replaces, file.size, file.lastModified, encodeURIComponent(file.name)];
    return parts.join('-');
  }

  async find(fingerprint: string): Promise<PreviousUpload | undefined> {
    if (!canStoreURLs) return undefined;
    const found = await defaultOptions.urlStorage.findUploadsByFingerprint(fingerprint);
    return found.find(upload => upload.uploadUrl !== null);
  }

  /** Those that the server still knows; the others are forgotten. */
  async unfinished(session: Session): Promise<Begun[]> {
    const stored = await this.stored();
    const asked = await Promise.all(stored.map(upload => this.ask(upload, session)));
    return asked.filter(begun => begun !== undefined);
  }

  private async stored(): Promise<PreviousUpload[]> {
    if (!canStoreURLs) return [];
    const all = await defaultOptions.urlStorage.findAllUploads();
    return all.filter(upload => upload.urlStorageKey.startsWith(`tus::${this.prefix}-`) && upload.uploadUrl);
  }

  private async ask(upload: PreviousUpload, session: Session): Promise<Begun | undefined> {
    const url = upload.uploadUrl!;
    const old = Date.now() - Date.parse(upload.creationTime) > KEPT_MILLISECONDS;
    const answer = old ? undefined : await head(url, session);
    const arrived = Number(answer?.headers.get('Upload-Offset'));
    const whole = answer?.ok && arrived === upload.size;
    if (old || whole || answer?.status === 404 || answer?.status === 410) {
      await this.forget(upload.urlStorageKey);
      return undefined;
    }
    return {
      key: upload.urlStorageKey,
      url,
      name: upload.metadata['filename'] ?? '',
      size: upload.size ?? 0,
      organisation: upload.metadata['organisation'] ?? '',
      replaces: upload.metadata['replaces'] ?? '',
      arrived: answer?.ok ? arrived : 0,
    };
  }

  forget(key: string): Promise<void> {
    return defaultOptions.urlStorage.removeUpload(key);
  }

  /** Takes back what has arrived. */
  async discard(begun: Begun, session: Session): Promise<boolean> {
    const headers = { 'Tus-Resumable': '1.0.0', ...session.headers };
    const answer = await ask(begun.url, { method: 'DELETE', headers }).catch(() => undefined);
    const gone = answer !== undefined && (answer.ok || answer.status === 404 || answer.status === 410);
    if (gone) await this.forget(begun.key);
    return gone;
  }
}

function head(url: string, session: Session): Promise<Response | undefined> {
  const headers = { 'Tus-Resumable': '1.0.0', ...session.headers };
  return ask(url, { method: 'HEAD', headers }).catch(() => undefined);
}
