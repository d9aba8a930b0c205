const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Base64 with padding (RFC 4648, section 4). */
export function encodeBase64(bytes: Uint8Array): string {
  let text = '';
  for (let start = 0; start < bytes.length; start += 3) {
    const [first = 0, second, third] = bytes.subarray(start, start + 3);
    const word = (first << 16) | ((second ?? 0) << 8) | (third ?? 0);
    const digit = (place: number) => alphabet[(word >> (18 - 6 * place)) & 63];
    text += `${digit(0)}${digit(1)}${second === undefined ? '=' : digit(2)}${third === undefined ? '=' : digit(3)}`;
  }
  return text;
}

/** @throws RangeError where a character is none of base64. */
export function decodeBase64(text: string): Uint8Array {
  const digits = text.replace(/={1,2}$/, '');
  const bytes = new Uint8Array(Math.floor((digits.length * 3) / 4));
  let [word, length, place] = [0, 0, 0];
  for (const character of digits) {
    const value = alphabet.indexOf(character);
    if (value < 0) throw new RangeError(`not base64: ${character}`);
    word = ((word << 6) | value) & 0xffffff;
    length += 6;
    if (length < 8) continue;
    length -= 8;
    bytes[place++] = (word >> length) & 255;
  }
  return bytes;
}
