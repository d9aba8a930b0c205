import { decodeBase64, encodeBase64 } from './base64';

/** Images that one of two classifiers alone has right. */
export interface DiscordantPairs {
  readonly leftOnly: number;
  readonly rightOnly: number;
}

/**
 * Which images were classified right, one bit each in the order of the images, eight to a byte from the lowest bit, as
 * base64: 1,668 characters for 10,000 images.
 */
export function encodeCorrectBits(classes: Uint8Array, labels: Uint8Array): string {
  const bytes = new Uint8Array(Math.ceil(labels.length / 8));
  for (const [index, label] of labels.entries()) {
    if (classes[index] === label) bytes[index >> 3] = (bytes[index >> 3] as number) | (1 << (index & 7));
  }
  return encodeBase64(bytes);
}

/**
 * Images on which two classifiers of the same `count` images differ in being right.
 * @throws RangeError where a text is not of so many images.
 */
export function discordantPairs(left: string, right: string, count: number): DiscordantPairs {
  const [leftBytes, rightBytes] = [bytesOf(left, count), bytesOf(right, count)];
  let [leftOnly, rightOnly] = [0, 0];
  for (let index = 0; index < leftBytes.length; index++) {
    const [one, other] = [leftBytes[index] as number, rightBytes[index] as number];
    leftOnly += bitsSet(one & ~other);
    rightOnly += bitsSet(other & ~one);
  }
  return { leftOnly, rightOnly };
}

/** Images that were right. */
export function countCorrect(text: string, count: number): number {
  return bytesOf(text, count).reduce((sum, byte) => sum + bitsSet(byte), 0);
}

function bytesOf(text: string, count: number): Uint8Array {
  const bytes = decodeBase64(text);
  if (bytes.length !== Math.ceil(count / 8)) {
    throw new RangeError(`${bytes.length} bytes are not the bits of ${count} images`);
  }
  return bytes;
}

function bitsSet(byte: number): number {
  let count = 0;
  for (let rest = byte; rest > 0; rest &= rest - 1) count++;
  return count;
}
