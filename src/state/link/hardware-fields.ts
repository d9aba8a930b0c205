import { acceleratorDeclarations } from '../../core/hardware/accelerators/declarations';
import type { HardwareConfiguration } from '../../core/hardware/hardware-configuration';
import { hardwareControls } from '../../core/hardware/hardware-controls';
import type { ParamSpec, ParamValue } from '../../core/parameters/param-spec';
import { completeParams } from '../../core/parameters/parse-params';
import { type LinkField, type LinkTable, paramField } from './link-field';
import { prefixedFields } from './training-fields';

type Control = Exclude<keyof HardwareConfiguration, 'acceleratorParams'>;

/** The accelerator before its parameters, which stand in the link under their own keys. */
export const hardwareTable: LinkTable<HardwareConfiguration> = [
  controlField('accelerator', 'accelerator'),
  ({ accelerator }) =>
    prefixedFields('', acceleratorDeclarations.get(accelerator).params, {
      get: ({ acceleratorParams }) => acceleratorParams,
      set: (part, acceleratorParams) => ({ ...part, acceleratorParams }),
    }),
  controlField('placement', 'placement'),
  controlField('operand', 'operand'),
  controlField('pipelined', 'pipelined'),
  controlField('requantizationBits', 'requantization-bits'),
  controlField('costSource', 'source'),
  controlField('dram', 'dram'),
  controlField('sramCell', 'sram'),
  controlField('nodeNm', 'node'),
  controlField('supplyVolts', 'supply'),
  controlField('equalTerms', 'equal'),
  controlField('batchSize', 'inference-batch'),
  controlField('zeroGating', 'zero-gating'),
];

function controlField(control: Control, key: string): LinkField<HardwareConfiguration> {
  return paramField<HardwareConfiguration>(
    { ...controlSpec(control), key },
    {
      get: (part): ParamValue => part[control],
      set: (part, value) => {
        const changed = { ...part, [control]: value };
        const { params } = acceleratorDeclarations.get(changed.accelerator);
        // Machines give parameters of one name other defaults, which links leave out.
        const kept = changed.accelerator === part.accelerator ? changed.acceleratorParams : {};
        return { ...changed, acceleratorParams: completeParams(params, kept) };
      },
    },
  );
}

function controlSpec(control: Control): ParamSpec {
  const spec = hardwareControls.find(({ key }) => key === control);
  if (!spec) throw new RangeError(`invalid hardware control: ${control}`);
  return spec;
}
