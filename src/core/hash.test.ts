import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, hash } from './hash';

describe('hash()', () => {
  it('is 64-bit FNV-1a', () => {
    // Offset basis for no input; 'a' by hand: (basis xor 0x61) * (2^40 + 0x1b3) modulo 2^64.
    expect(hash('')).toBe('cbf29ce484222325');
    expect(hash('a')).toBe('af63dc4c8601ec8c');
  });

  it('equals arithmetic without limits', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        let state = 0xcbf29ce484222325n;
        for (const byte of bytes) state = ((state ^ BigInt(byte)) * 0x100000001b3n) % 2n ** 64n;
        expect(hash(bytes)).toBe(state.toString(16).padStart(16, '0'));
      }),
    );
  });

  it('treats a byte as the text of the same code', () => {
    expect(hash(Uint8Array.of(97, 98))).toBe(hash('ab'));
  });
});

describe('canonicalJson()', () => {
  it('sorts keys at every depth and keeps the order of arrays', () => {
    expect(canonicalJson({ b: [2, 1, { d: 0, c: null }], a: 'x' })).toBe(
      '{"a":"x","b":[2,1,{"c":null,"d":0}]}',
    );
  });

  it('reads back as the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});
