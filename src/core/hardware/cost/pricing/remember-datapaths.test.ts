import { describe, expect, it } from 'vitest';
import { accelerators } from '../../accelerators';
import { completeHardware, defaultHardware } from '../../hardware-controls';
import { codedLayers, lsqRung, middleConvolution } from '../../testing/layers';
import { datapathOptions } from '../datapath-options';
import { netlistPricing } from './price-netlists';
import { rememberDatapaths } from './remember-datapaths';
import type { SourcePricing } from './source-pricing';

const hardware = completeHardware(defaultHardware);
const { inventory } = accelerators.get(hardware.accelerator).configure(hardware.acceleratorParams);
const optionsAt = (requantizationBits: number) =>
  datapathOptions({ ...hardware, requantizationBits }, inventory);
const [layer] = codedLayers([middleConvolution], { weights: 4, inputs: 4 }, lsqRung);
const request = { layer: layer!, products: 144, addendBits: null };

function countingPricing() {
  const asked: number[] = [];
  const pricing: SourcePricing = {
    ...netlistPricing,
    datapath: (each, options) => {
      asked.push(options.requantizationBits);
      return netlistPricing.datapath(each, options);
    },
  };
  return { pricing, asked };
}

describe('rememberDatapaths()', () => {
  it('prices a datapath once for all machines of equal options', () => {
    const { pricing, asked } = countingPricing();
    const first = rememberDatapaths(pricing, optionsAt(16))(request);
    expect(rememberDatapaths(pricing, optionsAt(16))({ ...request })).toBe(first);
    expect(rememberDatapaths(pricing, optionsAt(8))(request)).not.toBe(first);
    expect(asked).toEqual([16, 8]);
  });

  it('keeps the sources apart, and of each the latest options', () => {
    const { pricing, asked } = countingPricing();
    for (const bits of [16, 8, 16, 4, 2, 16, 8]) rememberDatapaths(pricing, optionsAt(bits))(request);
    // Three are kept: 8 fell out when 2 came.
    expect(asked).toEqual([16, 8, 4, 2, 8]);
    const other = countingPricing();
    rememberDatapaths(other.pricing, optionsAt(16))(request);
    expect(other.asked).toEqual([16]);
  });
});
