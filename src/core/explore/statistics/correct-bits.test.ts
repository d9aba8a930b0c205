import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBase64, encodeBase64 } from './base64';
import { countCorrect, discordantPairs, encodeCorrectBits } from './correct-bits';

describe('base64', () => {
  it('writes the vectors of RFC 4648', () => {
    const texts = ['', 'f', 'fo', 'foo', 'foob', 'fooba', 'foobar'];
    const encoded = texts.map((text) =>
      encodeBase64(Uint8Array.from(text, (letter) => letter.charCodeAt(0))),
    );
    expect(encoded).toEqual(['', 'Zg==', 'Zm8=', 'Zm9v', 'Zm9vYg==', 'Zm9vYmE=', 'Zm9vYmFy']);
  });

  it('reads what it writes, and nothing else', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(decodeBase64(encodeBase64(bytes))).toEqual(bytes);
      }),
    );
    expect(() => decodeBase64('Zm9*')).toThrow(RangeError);
  });
});

describe('encodeCorrectBits()', () => {
  it('sets the bit of every image that is right, lowest first', () => {
    // Images 0, 3 and 8 are right: bytes 0b1001 and 0b1.
    const classes = Uint8Array.of(1, 0, 0, 4, 0, 0, 0, 0, 9);
    const labels = Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9);
    const text = encodeCorrectBits(classes, labels);
    expect(decodeBase64(text)).toEqual(Uint8Array.of(9, 1));
    expect(countCorrect(text, 9)).toBe(3);
  });
});

describe('discordantPairs()', () => {
  it('counts the images that one alone has right', () => {
    const labels = Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    const left = encodeCorrectBits(Uint8Array.of(0, 0, 0, 1, 1, 1, 1, 1, 1, 0), labels);
    const right = encodeCorrectBits(Uint8Array.of(0, 1, 1, 0, 1, 1, 1, 1, 1, 0), labels);
    expect(discordantPairs(left, right, 10)).toEqual({ leftOnly: 2, rightOnly: 1 });
  });

  it('refuses bits of another number of images', () => {
    expect(() => discordantPairs('AAAA', 'AAA=', 24)).toThrow(RangeError);
  });
});
