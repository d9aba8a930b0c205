import { describe, expect, it } from 'vitest';
import { accelerators } from '../../src/core/hardware/accelerators';
import { unitKey } from '../../src/core/hardware/datapaths/measured-unit';
import { needsMeasuring } from '../../src/core/hardware/datapaths/unit-figures';
import { tabulatedPlans, unitsOnMachine } from './machine-units';

describe('what the gallery’s designs of 1 to 8 and 16 bits need: all networks on the first machine, tiny-cnn and lenet-5 on the others', () => {
  it.each(accelerators.ids)('is in the calibration table: %s', (accelerator) => {
    const plans = tabulatedPlans(accelerator);
    const units = new Map(unitsOnMachine(plans, accelerator).map((unit) => [unitKey(unit), unit]));
    // Of five layers of the first network alone at seven widths, lanes and requantizer.
    expect(units.size).toBeGreaterThan(70);
    expect([...units].filter(([, unit]) => needsMeasuring(unit)).map(([key]) => key)).toEqual([]);
  });
});
