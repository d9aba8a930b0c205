import { accelerators } from '../../core/hardware/accelerators';
import { costSources } from '../../core/hardware/cost/sources';
import { affineOperands, affinePlacements } from '../../core/hardware/datapaths/affine-placement';
import type { HardwareConfiguration } from '../../core/hardware/hardware-configuration';
import { dramKinds } from '../../core/hardware/memory/dram';
import { completeParams } from '../../core/parameters/parse-params';
import { defaultHardware } from '../defaults';
import { choiceField, type LinkTable, numberField, switchField } from './link-field';
import { prefixedFields } from './training-fields';

export const hardwareTable: LinkTable<HardwareConfiguration> = [
  choiceField('accelerator', accelerators.ids, defaultHardware, {
    get: ({ accelerator }) => accelerator,
    set: (part, accelerator) => ({
      ...part,
      accelerator,
      acceleratorParams: completeParams(accelerators.get(accelerator).params, part.acceleratorParams),
    }),
  }),
  ({ accelerator }) =>
    prefixedFields('', accelerators.get(accelerator).params, {
      get: ({ acceleratorParams }) => acceleratorParams,
      set: (part, acceleratorParams) => ({ ...part, acceleratorParams }),
    }),
  choiceField('placement', affinePlacements, defaultHardware, {
    get: ({ placement }) => placement,
    set: (part, placement) => ({ ...part, placement }),
  }),
  choiceField('operand', affineOperands, defaultHardware, {
    get: ({ operand }) => operand,
    set: (part, operand) => ({ ...part, operand }),
  }),
  switchField('pipelined', defaultHardware, {
    get: ({ pipelined }) => pipelined,
    set: (part, pipelined) => ({ ...part, pipelined }),
  }),
  numberField({ key: 'requantization-bits', kind: 'integer', minimum: 2, maximum: 32 }, defaultHardware, {
    get: ({ requantizationBits }) => requantizationBits,
    set: (part, requantizationBits) => ({ ...part, requantizationBits }),
  }),
  choiceField('source', costSources.ids, defaultHardware, {
    get: ({ costSource }) => costSource,
    set: (part, costSource) => ({ ...part, costSource }),
  }),
  choiceField('dram', dramKinds.ids, defaultHardware, {
    get: ({ dram }) => dram,
    set: (part, dram) => ({ ...part, dram }),
  }),
];
