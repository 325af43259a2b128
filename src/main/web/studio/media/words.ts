/** The texts of an element in the reader's language; the page brings them in `data-words`. */
export class Words {
  private readonly texts: Readonly<Record<string, string>>;
  private readonly language = document.documentElement.lang;

  constructor(json: string) {
    this.texts = JSON.parse(json) as Record<string, string>;
  }

  /** The text, with {0}, {1} … replaced by the values. */
  text(key: string, ...values: readonly (string | number)[]): string {
    const text = this.texts[key];
    if (text === undefined) throw new Error(`no text ${key}`);
    return values.reduce<string>((done, value, i) => done.replaceAll(`{${i}}`, String(value)), text);
  }

  /** The text for one or for many; {0} is the number. */
  count(key: string, number: number, ...values: readonly (string | number)[]): string {
    return this.text(number === 1 ? `${key}.one` : key, this.number(number), ...values);
  }

  number(value: number, decimals = 0): string {
    const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
    return new Intl.NumberFormat(this.language, digits).format(value);
  }

  /** A file size as people read it. */
  size(bytes: number): string {
    if (bytes < 999_500) return `${this.number(Math.ceil(bytes / 1000))}\u00a0kB`;
    if (bytes < 999_950_000) return `${this.number(bytes / 1e6, 1)}\u00a0MB`;
    return `${this.number(bytes / 1e9, 2)}\u00a0GB`;
  }

  /** How long something will take, no more exact than anybody can know. */
  remaining(seconds: number): string {
    if (seconds < 50) return this.text('time.moment');
    const minutes = Math.round(seconds / 60);
    if (minutes < 90) return this.count('time.minutes', Math.max(1, minutes));
    return this.count('time.hours', Math.round(minutes / 60));
  }
}
