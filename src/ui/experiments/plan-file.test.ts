import { expect, it } from 'vitest';
import { planSweep } from '../../core/explore/sweep/sweep-plan';
import { defaultSweep } from '../../state/defaults';
import { planFile } from './plan-file';

it('writes what a plan file may hold, without what it takes from the defaults', () => {
  const { axes } = planSweep({ ...defaultSweep, schemes: ['lsq'], widths: [2, 4], seeds: [1, 2] });
  expect(JSON.parse(planFile(axes))).toEqual([
    {
      dataset: 'fashion-mnist',
      network: 'tiny-cnn',
      methods: ['float'],
      seeds: [1, 2],
      epochs: 3,
      floatEpochs: 10,
    },
    {
      dataset: 'fashion-mnist',
      network: 'tiny-cnn',
      schemes: ['lsq'],
      methods: ['qat'],
      bits: ['2x2', '4x4'],
      seeds: [1, 2],
      epochs: 3,
      floatEpochs: 10,
    },
  ]);
});
