import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { writePack } from '../../scripts/pack-format.mjs';
import { ProblemError } from '../core/problem';
import { parsePack } from './parse-pack';

const header = {
  dataset: 'shapes',
  part: 'all',
  source: 'test',
  count: 20,
  height: 4,
  width: 3,
  channels: 2,
  classes: 5,
};
const images = Uint8Array.from({ length: 20 * 24 }, (_, index) => (index * 37) % 256);
const labels = Uint8Array.from({ length: 20 }, (_, index) => index % 5);
const packed = new Uint8Array(writePack(header, images, labels));

async function problemOf(bytes: Uint8Array): Promise<{ code: string; file: unknown } | null> {
  try {
    await parsePack('shapes.pack', new Uint8Array(bytes));
    return null;
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return { code: error.problem.code, file: error.problem.parameters.file };
  }
}

describe('parsePack', () => {
  it('reads what the packing script writes', async () => {
    const pack = await parsePack('shapes.pack', packed);
    expect(pack).toMatchObject({
      dataset: 'shapes',
      count: 20,
      classes: 5,
      shape: { height: 4, width: 3, channels: 2 },
    });
    expect(pack.images).toEqual(images);
    expect(pack.labels).toEqual(labels);
  });

  it('reads a file that the server has already decompressed', async () => {
    const pack = await parsePack('shapes.pack', new Uint8Array(gunzipSync(packed)));
    expect(pack.images).toEqual(images);
  });

  it('names a file that ends too early, wherever it ends', async () => {
    const truncated = { code: 'data-truncated', file: 'shapes.pack' };
    await fc.assert(
      fc.asyncProperty(fc.nat(packed.length - 1), async (length) => {
        expect(await problemOf(packed.subarray(0, length))).toEqual(truncated);
      }),
    );
    const plain = new Uint8Array(gunzipSync(packed));
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 4, max: plain.length - 1 }), async (length) => {
        expect(await problemOf(plain.subarray(0, length))).toEqual(truncated);
      }),
    );
  });

  it('never returns changed contents for a changed file', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(packed.length - 1), fc.nat(7), async (position, bit) => {
        const flipped = packed.slice();
        flipped[position]! ^= 1 << bit;
        const outcome = await parsePack('shapes.pack', flipped).catch((error: unknown) => error);
        // A few bits of the gzip header (its time, for one) mean nothing to a reader.
        if (outcome instanceof ProblemError) expect(outcome.problem.parameters.file).toBe('shapes.pack');
        else expect(outcome).toMatchObject({ images, labels, checksum: expect.any(Number) });
      }),
      { numRuns: 300 },
    );
  });

  it('calls any flipped bit of the contents corrupt or incomplete', async () => {
    const plain = gunzipSync(packed);
    await fc.assert(
      fc.asyncProperty(fc.nat(plain.length - 1), fc.nat(7), async (position, bit) => {
        const flipped = Uint8Array.from(plain);
        flipped[position]! ^= 1 << bit;
        const found = await problemOf(new Uint8Array(gzipSync(flipped)));
        expect(['data-corrupt', 'data-truncated']).toContain(found?.code);
      }),
    );
  });

  it('calls a wrong checksum, a label out of range and an alien file corrupt', async () => {
    const corrupt = { code: 'data-corrupt', file: 'shapes.pack' };
    const plain = Uint8Array.from(gunzipSync(packed));
    plain[12]! ^= 1;
    expect(await problemOf(gzipSync(plain))).toEqual(corrupt);
    expect(await problemOf(writePack({ ...header, classes: 4 }, images, labels))).toEqual(corrupt);
    expect(await problemOf(new TextEncoder().encode('<!doctype html><title>Not found</title>'))).toEqual(
      corrupt,
    );
    expect(await problemOf(gzipSync('a text that is long enough to be a header'))).toEqual(corrupt);
  });

  it('behaves alike without DecompressionStream', async () => {
    vi.stubGlobal('DecompressionStream', undefined);
    try {
      expect((await parsePack('shapes.pack', packed)).images).toEqual(images);
      expect((await problemOf(packed.subarray(0, 100)))?.code).toBe('data-truncated');
      const flipped = packed.slice();
      flipped[100]! ^= 1;
      expect(await problemOf(flipped)).not.toBeNull();
    } finally {
      vi.unstubAllGlobals();
    }
  });
});
