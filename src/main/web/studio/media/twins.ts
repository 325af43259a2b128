import { ask } from './ask';

/** The largest file whose digest is reckoned before it is sent: it must fit into the memory of a phone. */
const LARGEST = 64 * 1024 * 1024;

/** An item that there is already. */
export interface Twin {
  readonly title: string;
  readonly page: string;
}

/** SHA-256 in hexadecimal digits; empty where the file is large or the browser cannot. */
export async function digest(file: File): Promise<string> {
  if (file.size > LARGEST || !globalThis.crypto?.subtle) return '';
  try {
    const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));
    return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
  } catch {
    return '';
  }
}

/** Items of the organisation with the same content, or else with the same file name. */
export async function twins(address: string, organisation: string, sha256: string, name: string): Promise<{ readonly same: readonly Twin[]; readonly named: readonly Twin[] }> {
  const query = new URLSearchParams({ organisation, name, ...(sha256 ? { sha256 } : {}) });
  try {
    const answer = await ask(`${address}?${query}`, { headers: { Accept: 'application/json' } });
    if (answer.ok) return (await answer.json()) as { same: readonly Twin[]; named: readonly Twin[] };
  } catch {
    // To tell of twins is a courtesy: without an answer the file is sent.
  }
  return { same: [], named: [] };
}
