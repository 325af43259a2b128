// Somebody who is signed in to the studio and sends files.
import { Agent, request } from 'node:http';

const looks = new Agent({ keepAlive: true });
const LOOK_EVERY_MS = 25;
const PATIENCE_MS = 180_000;

export const sleep = ms => new Promise(done => setTimeout(done, ms));

/**
 * One exchange; `write` may send a body. Fails on any status but those that are expected. What changes something goes over
 * a line of its own; an old line may just have been closed by the other end.
 */
export function exchange(url, { method = 'GET', headers = {}, expect = [200], write } = {}) {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers, agent: method === 'GET' ? looks : false }, answer => {
      const parts = [];
      answer.on('data', part => parts.push(part));
      answer.on('error', reject);
      answer.on('end', () => {
        const text = Buffer.concat(parts).toString();
        if (expect.includes(answer.statusCode)) resolve({ headers: answer.headers, text });
        else reject(new Error(`${method} ${url} answered ${answer.statusCode}: ${text.slice(0, 300)}`));
      });
    });
    sent.on('error', error => {
      if (method === 'GET' && sent.reusedSocket && error.code === 'ECONNRESET') resolve(exchange(url, { headers, expect }));
      else reject(new Error(`${method} ${url}: ${error}`));
    });
    if (write) Promise.resolve(write(sent)).then(() => sent.end(), reject);
    else sent.end();
  });
}

export class Studio {
  /** Opens the one-time link that the command line printed, and chooses a password. */
  static async enter(base, link, organisation) {
    const password = `bench ${Math.random()} ${Math.random()}`;
    const form = new URLSearchParams({ password }).toString();
    const { headers } = await exchange(link, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Length': form.length },
      expect: [303],
      write: sent => sent.write(form),
    });
    const cookie = headers['set-cookie'][0].split(';')[0];
    const { text } = await exchange(`${base}/studio`, { headers: { Cookie: cookie } });
    return new Studio(base, organisation, { Cookie: cookie, 'X-CSRF-Token': text.match(/name="csrf" value="([^"]+)"/)[1] });
  }

  constructor(base, organisation, credentials) {
    this.base = base;
    this.organisation = organisation;
    this.credentials = credentials;
  }

  /** Sends a file (tus 1.0.0) in one request; resolves to its id when the service says that it has all of it. */
  async upload(name, bytes, parts) {
    const base64 = text => Buffer.from(text).toString('base64');
    const headers = { ...this.credentials, 'Tus-Resumable': '1.0.0' };
    const created = await exchange(`${this.base}/api/v1/studio/uploads`, {
      method: 'POST',
      headers: {
        ...headers,
        'Upload-Length': bytes,
        'Upload-Metadata': `filename ${base64(name)},organisation ${base64(this.organisation)}`,
      },
      expect: [201],
    });
    const address = new URL(created.headers.location, this.base);
    await exchange(address, {
      method: 'PATCH',
      headers: { ...headers, 'Upload-Offset': 0, 'Content-Type': 'application/offset+octet-stream', 'Content-Length': bytes },
      expect: [204],
      write: async sent => {
        for (const part of parts) {
          if (!sent.write(part)) await new Promise(drained => sent.once('drain', drained));
        }
      },
    });
    return address.pathname.split('/').pop();
  }

  async json(path) {
    return JSON.parse((await exchange(this.base + path, { headers: this.credentials })).text);
  }

  /** Waits until an upload can be shown; resolves to the name of its item. */
  async ready(id) {
    const item = await this.until(async () => {
      const { items: [item] } = await this.json(`/api/v1/studio/media/progress?id=${id}`);
      if (['refused', 'failed', 'stopped'].includes(item?.state)) throw new Error(item.message);
      return item?.state === 'ready' && item;
    });
    return item.page.split('/').pop();
  }

  /** Waits until an item has a file of this type. */
  async has(slug, mediaType) {
    await this.until(async () => (await this.files(slug)).some(file => file.mediaType === mediaType));
  }

  async files(slug) {
    return (await this.json(`/api/v1/studio/media/${slug}`)).files;
  }

  async until(look) {
    const end = performance.now() + PATIENCE_MS;
    for (;;) {
      const seen = await look();
      if (seen) return seen;
      if (performance.now() > end) throw new Error('it takes too long');
      await sleep(LOOK_EVERY_MS);
    }
  }
}
