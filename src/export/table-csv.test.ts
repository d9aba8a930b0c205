import { describe, expect, it } from 'vitest';
import { estimateAccuracy } from '../core/explore/accuracy-estimate';
import type { DesignPoint } from '../core/explore/design-point';
import type { CostReport } from '../core/hardware/cost/cost-report';
import { defaultTraining } from '../state/defaults';
import { tableCsv } from './table-csv';

const point: DesignPoint = {
  id: 'abc',
  configuration: defaultTraining,
  origin: 'gallery',
  results: [],
  testAccuracy: estimateAccuracy([0.8765]),
  validationAccuracy: estimateAccuracy([0.88]),
  cost: {
    totals: { energyPj: 12.5, inferencesPerJoule: 8e10, topsPerWatt: 2, latencySeconds: 1e-6, areaUm2: 3e6 },
  } as CostReport,
};

describe('tableCsv()', () => {
  const [header, row, ...rest] = tableCsv([point], new Set(['abc']), () => 'LSQ, "real" step').split('\r\n');

  it('writes one line per design after a header with units', () => {
    expect(header).toContain('energy_pJ_per_inference');
    expect(header).toContain('area_um2');
    expect(rest).toEqual(['']);
  });

  it('quotes names with commas and doubles their quotes', () => {
    expect(row?.startsWith('"LSQ, ""real"" step",true,abc,')).toBe(true);
  });

  it('keeps full precision and leaves an unknown interval empty', () => {
    expect(row).toContain(',1,0.8765,,,0.88,12.5,80000000000,2,0.000001,3000000,gallery');
  });
});
