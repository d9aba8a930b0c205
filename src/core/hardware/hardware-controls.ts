import type { ParamSpec, ParamValue, ParamValues } from '../parameters/param-spec';
import { completeParams, isValidParam, parseParams } from '../parameters/parse-params';
import { ProblemError } from '../problem';
import { acceleratorDeclarations } from './accelerators/declarations';
import { costSourceIds } from './cost/sources/source-ids';
import { equalTerms, type HardwareConfiguration, zeroGatings } from './hardware-configuration';
import { dramKinds } from './memory/dram';
import { sramCells } from './memory/sram-cells';
import { affineOperands, affinePlacements } from './placements/affine-placement';
import { statedTechnology, supplyRange, technologyNodes } from './technology';

export const defaultHardware: HardwareConfiguration = {
  accelerator: 'dian-nao',
  acceleratorParams: {},
  placement: 'folded',
  operand: 'activations',
  pipelined: true,
  requantizationBits: 16,
  costSource: 'gates',
  dram: 'ddr4',
  equalTerms: 'lanes',
  batchSize: 1,
  zeroGating: 'machine',
  nodeNm: String(statedTechnology.nodeNm),
  supplyVolts: statedTechnology.voltage,
  sramCell: 'low-power',
};

/** The largest batch that a design is evaluated for. */
const largestBatch = 256;

/** The controls of every machine; those of one accelerator are its `params`. */
export const hardwareControls: readonly ParamSpec[] = [
  choice('accelerator', acceleratorDeclarations.ids, defaultHardware.accelerator),
  choice('placement', affinePlacements, defaultHardware.placement),
  choice('operand', affineOperands, defaultHardware.operand),
  { kind: 'switch', key: 'pipelined', default: defaultHardware.pipelined },
  {
    kind: 'integer',
    key: 'requantizationBits',
    minimum: 2,
    maximum: 31,
    default: defaultHardware.requantizationBits,
  },
  choice('costSource', costSourceIds, defaultHardware.costSource),
  choice('dram', dramKinds.ids, defaultHardware.dram),
  choice('sramCell', sramCells.ids, defaultHardware.sramCell),
  choice('nodeNm', technologyNodes, defaultHardware.nodeNm),
  { kind: 'real', key: 'supplyVolts', ...supplyRange, default: defaultHardware.supplyVolts, unit: 'V' },
  choice('equalTerms', equalTerms, defaultHardware.equalTerms),
  {
    kind: 'integer',
    key: 'batchSize',
    minimum: 1,
    maximum: largestBatch,
    default: defaultHardware.batchSize,
  },
  choice('zeroGating', zeroGatings, defaultHardware.zeroGating),
];

/**
 * The configuration with all accelerator parameters filled in. A control or parameter that is unknown or outside its
 * range is a ProblemError that names it.
 */
export function completeHardware(hardware: HardwareConfiguration): HardwareConfiguration {
  const { acceleratorParams, ...controls } = hardware;
  const { id, params } = acceleratorDeclarations.get(hardware.accelerator);
  validParams(hardwareControls, controls, 'hardware');
  return { ...hardware, acceleratorParams: validParams(params, acceleratorParams, id) };
}

function validParams(specs: readonly ParamSpec[], values: ParamValues, owner: string): ParamValues {
  for (const key in values) {
    const spec = specs.find((candidate) => candidate.key === key);
    if (!spec || !isValidParam(spec, values[key] as ParamValue)) throw firstProblem(specs, values, owner);
  }
  return completeParams(specs, values);
}

function firstProblem(specs: readonly ParamSpec[], values: ParamValues, owner: string): Error {
  const texts = Object.fromEntries(Object.entries(values).map(([key, value]) => [key, String(value)]));
  const [first] = parseParams(specs, texts, owner).problems;
  return first
    ? new ProblemError(first.code, first.parameters)
    : new TypeError(`values of another type than their parameters: ${JSON.stringify(values)}`);
}

function choice(key: string, options: readonly string[], fallback: string): ParamSpec {
  return { kind: 'choice', key, options, default: fallback };
}
