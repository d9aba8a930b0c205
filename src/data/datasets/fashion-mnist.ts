import type { DatasetSource } from './dataset-source';

export const fashionMnist: DatasetSource = {
  id: 'fashion-mnist',
  trainingFile: 'fashion-mnist-train.pack',
  testFile: 'fashion-mnist-test.pack',
  shape: { height: 28, width: 28, channels: 1 },
  splits: { training: 10_000, validation: 2_000, test: 10_000 },
  splitSeed: 1,
  classNames: [
    'tShirtTop',
    'trouser',
    'pullover',
    'dress',
    'coat',
    'sandal',
    'shirt',
    'sneaker',
    'bag',
    'ankleBoot',
  ],
  url: 'https://github.com/zalandoresearch/fashion-mnist',
};
