import { beforeAll, expect, it } from 'vitest';
import { gatherImages, imageTensor } from './images';
import { startTestBackend } from './testing/start-test-backend';

beforeAll(async () => {
  await startTestBackend();
});

const shape = { height: 1, width: 2, channels: 1 };
const bytes = Uint8Array.of(0, 255, 128, 64, 1, 2);

it('imageTensor() makes byte / 256 of every pixel', () => {
  const batch = imageTensor(bytes, 1, 2, shape);
  expect(batch.shape).toEqual([2, 1, 2, 1]);
  expect(Array.from(batch.dataSync())).toEqual([0.5, 0.25, 1 / 256, 2 / 256]);
  batch.dispose();
});

it('gatherImages() keeps images and labels together', () => {
  const gathered = gatherImages(
    { images: bytes, labels: Uint8Array.of(7, 8, 9) },
    Uint32Array.of(2, 0),
    shape,
  );
  expect(gathered).toEqual({ images: Uint8Array.of(1, 2, 0, 255), labels: Uint8Array.of(9, 7) });
});
