// Usage: node scripts/pack-fashion-mnist.mjs [FOLDER]
// FOLDER holds the four IDX files of Fashion-MNIST, as Debian's package dataset-fashion-mnist installs them.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { writePack } from './pack-format.mjs';

const folder = process.argv[2] ?? '/usr/share/datasets/fashion-mnist';
const output = new URL('../public/datasets/', import.meta.url);
const trainingImages = 12_000;
const testImages = 10_000;

/** IDX: two zero bytes, element type (8 = unsigned byte), dimension count, big-endian dimensions, values. */
function readIdx(name) {
  const bytes = gunzipSync(readFileSync(join(folder, name)));
  if (bytes.readUInt16BE(0) !== 0 || bytes[2] !== 8) throw new Error(`${name} is not an IDX file of bytes`);
  const dimensions = Array.from({ length: bytes[3] }, (_, axis) => bytes.readUInt32BE(4 + 4 * axis));
  const values = bytes.subarray(4 + 4 * dimensions.length);
  if (values.length !== dimensions.reduce((left, right) => left * right))
    throw new Error(`${name} is truncated`);
  return { dimensions, values };
}

function pack(part, prefix, count) {
  const images = readIdx(`${prefix}-images-idx3-ubyte.gz`);
  const labels = readIdx(`${prefix}-labels-idx1-ubyte.gz`);
  const [available, height, width] = images.dimensions;
  if (available < count || labels.values.length !== available)
    throw new Error(`${prefix}: wrong image count`);
  const header = {
    dataset: 'fashion-mnist',
    part,
    source: 'https://github.com/zalandoresearch/fashion-mnist',
    count,
    height,
    width,
    channels: 1,
    classes: 10,
  };
  const packed = writePack(
    header,
    images.values.subarray(0, count * height * width),
    labels.values.subarray(0, count),
  );
  const file = `fashion-mnist-${part}.pack`;
  writeFileSync(new URL(file, output), packed);
  console.log(`${file}: ${count} images, ${packed.length} bytes`);
}

pack('train', 'train', trainingImages);
pack('test', 't10k', testImages);
