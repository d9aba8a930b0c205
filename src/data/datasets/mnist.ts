import type { DatasetSource } from './dataset-source';

export const mnist: DatasetSource = {
  id: 'mnist',
  trainingFile: 'mnist.pack',
  testFile: null,
  shape: { height: 28, width: 28, channels: 1 },
  splits: { training: 7_000, validation: 1_000, test: 2_000 },
  splitSeed: 1,
  classNames: ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'],
  url: 'https://github.com/cazala/mnist',
};
