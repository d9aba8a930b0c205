import { describe, expect, it } from 'vitest';
import { accelerators } from '../accelerators';
import { datapathOptions } from '../cost/datapath-options';
import { datapathUnits } from '../cost/pricing/netlist-units';
import { completeHardware, defaultHardware } from '../hardware-controls';
import { codedLayers, lsqPlusRung, lsqRung, middleConvolution } from '../testing/layers';
import stored from './calibration.data.json';
import { mantissaBitsOf, type OutputStageUnit, withMantissa } from './mantissa-curve';
import { type MeasuredFigures, measureUnit } from './measure-unit';
import { unitKey } from './measured-unit';
import { unitFigures } from './unit-figures';

const hardware = completeHardware(defaultHardware);
const { inventory } = accelerators.get(hardware.accelerator).configure(hardware.acceleratorParams);
const options = datapathOptions(hardware, inventory);

/** The requantizer of the first of two convolutions of 72 products, with a mantissa of 16 bits. */
function requantizer(rung: typeof lsqRung, bits: number): OutputStageUnit {
  const [layer] = codedLayers([middleConvolution, middleConvolution], { weights: bits, inputs: bits }, rung);
  const { outputStage } = datapathUnits({ layer: layer!, products: 72, addendBits: null }, options);
  if (outputStage?.kind !== 'output-stage') throw new RangeError('no requantizer');
  return outputStage;
}

const totalFj = ({ energyFj }: MeasuredFigures) =>
  energyFj.combinational + energyFj.register + energyFj.clock;

describe('unitFigures of requantizers', () => {
  const cases = [lsqRung, lsqPlusRung].flatMap((rung) => [4, 8].map((bits) => requantizer(rung, bits)));

  it('have them in the table with a mantissa of 16 bits, with their curves', () => {
    for (const unit of cases) {
      expect(mantissaBitsOf(unit)).toBe(16);
      const row = stored.figures.keys.indexOf(unitKey(unit));
      expect(stored.mantissas.rows).toContain(row);
    }
  });

  it.each([5, 10, 15, 20, 28])('lie near what measuring gives, at %i bits', (bits) => {
    for (const unit of cases.map((each) => withMantissa(each, bits))) {
      const [known, measured] = [unitFigures(unit), measureUnit(unit)];
      expect(known.interpolatedMantissaBits).toBe(bits);
      expect(known.latencyCycles).toBe(measured.latencyCycles);
      expect(Math.abs(known.areaUm2 / measured.areaUm2 - 1)).toBeLessThan(0.05);
      expect(Math.abs(totalFj(known) / totalFj(measured) - 1)).toBeLessThan(0.05);
    }
  });

  it('are the measured ones at the anchors', () => {
    const unit = withMantissa(cases[0]!, 8);
    const [known, measured] = [unitFigures(unit), measureUnit(unit)];
    expect(known.interpolatedMantissaBits).toBeUndefined();
    expect(known.areaUm2 / measured.areaUm2).toBeCloseTo(1, 2);
    expect(totalFj(known) / totalFj(measured)).toBeCloseTo(1, 2);
  });
});
