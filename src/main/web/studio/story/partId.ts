const DIGITS = 'abcdefghijklmnopqrstuvwxyz0123456789';
const LENGTH = 12;

/** A name for a new part of a story, as the server makes them too. */
export function newPartId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(LENGTH)), byte => DIGITS[byte % DIGITS.length]).join('');
}

/** A name for a save. Not crypto.randomUUID: that is missing where the address is not https. */
export function newSaveId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('');
}
