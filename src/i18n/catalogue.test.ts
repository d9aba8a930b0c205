import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { allocators } from '../core/allocation';
import { measureIds } from '../core/allocation/allocator';
import { efficiencyMetrics } from '../core/explore/metrics';
import { accelerators } from '../core/hardware/accelerators';
import { costSources } from '../core/hardware/cost/sources';
import { hardwareControls } from '../core/hardware/hardware-controls';
import { dramKinds } from '../core/hardware/memory/dram';
import { affineOperands, affinePlacements } from '../core/hardware/placements/affine-placement';
import { trainableNetworks } from '../core/networks';
import type { ParamSpec } from '../core/parameters/param-spec';
import { schemes } from '../core/schemes';
import { datasetSources } from '../data/datasets';
import { loadTexts, startTexts } from '.';

const owners: readonly { readonly id: string; readonly params: readonly ParamSpec[] }[] = [
  ...schemes.all,
  ...accelerators.all,
  ...trainableNetworks.all,
  ...allocators.all,
];

const keysOfParam = (spec: ParamSpec): readonly string[] => [
  `params:${spec.key}.label`,
  `params:${spec.key}.help`,
  ...(spec.kind === 'choice' ? spec.options.map((option) => `params:${spec.key}.options.${option}`) : []),
];

const keysOfMachineControl = (spec: ParamSpec): readonly string[] =>
  keysOfParam(spec).map((key) => key.replace('params:', 'machine:'));

/** Hardware controls with texts of their own. */
const namedApart = [
  'accelerator',
  'placement',
  'operand',
  'pipelined',
  'requantizationBits',
  'costSource',
  'dram',
];

const noteCodes = [
  'precision-storage-only',
  'precision-gated',
  'precision-activation-serial',
  'precision-both-serial',
  'equal-area',
  'equal-area-exceeded',
  'not-resizable',
  'scaled-technology',
  'assumed-cells',
  'batch-shares-weights',
  'batch-without-gain',
  'zero-gating-assumed',
  'zero-gating-counted',
  'zero-gating-by-terms',
];

describe('the English catalogue', () => {
  beforeAll(async () => {
    await startTexts();
    await loadTexts(['train', 'notes', 'machine']);
  });

  it('has no texts of a name that there is no file of', async () => {
    await expect(loadTexts(['nonsense'])).rejects.toThrow('no texts of nonsense to load');
  });

  it.each([
    ...hardwareControls.filter(({ key }) => !namedApart.includes(key)).flatMap(keysOfMachineControl),
    ...noteCodes.map((code) => `notes:${code}`),
    ...owners.flatMap(({ params }) => params.flatMap(keysOfParam)),
    ...schemes.all.flatMap(({ id, family }) => [
      `schemes:${id}.name`,
      `schemes:${id}.summary`,
      `schemes:families.${family}`,
    ]),
    ...allocators.ids.flatMap((id) => [`train:allocators.${id}.name`, `train:allocators.${id}.summary`]),
    ...measureIds.map((id) => `train:widths.measures.${id}`),
    ...affinePlacements.flatMap((id) =>
      ['name', 'summary', 'phrase'].map((text) => `hardware:placements.${id}.${text}`),
    ),
    ...affineOperands.map((id) => `hardware:operands.${id}`),
    ...accelerators.ids.map((id) => `hardware:accelerators.${id}`),
    ...costSources.ids.map((id) => `hardware:sources.${id}`),
    ...dramKinds.ids.map((id) => `hardware:drams.${id}`),
    ...trainableNetworks.ids.map((id) => `common:networks.${id}.name`),
    ...datasetSources.ids.map((id) => `common:datasets.${id}.name`),
    ...efficiencyMetrics.map((id) => `common:metrics.${id}.name`),
  ])('has a text for %s', (key) => {
    expect(i18next.exists(key)).toBe(true);
  });

  it('fills the values of a problem into its sentence', () => {
    expect(i18next.t('problems:not-a-number', { key: 'bits', value: 'x' })).toBe(
      'bits must be a number, but is "x".',
    );
  });

  it('rounds the clocks of a note', async () => {
    await loadTexts(['notes']);
    const clocks = { clockMhz: 632.9113924050632, machineClockMhz: 980 };
    expect(i18next.t('notes:clock-limited-by-path', clocks)).toBe(
      'The longest path allows 633 MHz; the machine could run at 980 MHz.',
    );
  });
});
