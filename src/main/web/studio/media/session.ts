import { ask } from './ask';

/** The proof that changes come from a page of the present sign-in; renewed when somebody signs in again. */
export class Session {
  private token: string;

  constructor(first: string) {
    this.token = first;
  }

  get headers(): Record<string, string> {
    return { 'X-CSRF-Token': this.token };
  }

  /** Fetches this page again for a new token; returns whether anybody is signed in. */
  async renew(): Promise<boolean> {
    try {
      const answer = await ask(location.href, { headers: { Accept: 'text/html' }, redirect: 'error' });
      if (!answer.ok) return false;
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const token = page.querySelector<HTMLElement>('[data-csrf]')?.dataset['csrf'];
      if (!token) return false;
      this.token = token;
      return true;
    } catch {
      return false;
    }
  }
}
