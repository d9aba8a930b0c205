import { accelerators } from '../../src/core/hardware/accelerators';
import { costSources } from '../../src/core/hardware/cost/sources';
import { affinePlacements } from '../../src/core/hardware/datapaths/affine-placement';
import type { HardwareConfiguration } from '../../src/core/hardware/hardware-configuration';
import {
  completeHardware,
  defaultHardware,
  hardwareControls,
} from '../../src/core/hardware/hardware-controls';
import { trainableNetworks } from '../../src/core/networks';
import type { ParamSpec, ParamValues } from '../../src/core/parameters/param-spec';
import { parseParams } from '../../src/core/parameters/parse-params';
import { ProblemError } from '../../src/core/problem';
import { schemes } from '../../src/core/schemes';
import { parseOption } from '../explore/parse-axis';

interface CostSelection {
  readonly network: string;
  readonly accelerator: string;
  readonly scheme: string;
  readonly placement: string;
  readonly source: string;
  readonly set: readonly string[];
}

export interface CostSettings {
  readonly hardware: HardwareConfiguration;
  readonly schemeParams: ParamValues;
  readonly networkParams: ParamValues;
}

/** Controls that have an option of their own. */
const ownOptions = ['accelerator', 'placement', 'costSource'];

/**
 * Hardware and parameters that the options and `--set` ask for. A key may name its owner (`scheme.offset=both`); an
 * unknown key, a malformed assignment and a value outside its range are ProblemErrors.
 */
export function costSettings(options: CostSelection): CostSettings {
  const controls = hardwareControls.filter(({ key }) => !ownOptions.includes(key));
  const { params: acceleratorSpecs } = accelerators.get(options.accelerator);
  const schemeSpecs = schemes.get(options.scheme).params;
  const networkSpecs = trainableNetworks.has(options.network)
    ? trainableNetworks.get(options.network).params
    : [];
  const owners = {
    accelerator: acceleratorSpecs,
    hardware: controls,
    scheme: schemeSpecs,
    network: networkSpecs,
  };
  const assigned = parseAssignments(options.set, owners);
  const { pipelined, operand, requantizationBits, dram } = {
    ...defaultHardware,
    ...assigned.hardware,
  } as HardwareConfiguration;
  return {
    hardware: completeHardware({
      accelerator: options.accelerator,
      acceleratorParams: assigned.accelerator,
      placement: parseOption('placement', options.placement, affinePlacements),
      operand,
      pipelined,
      requantizationBits,
      costSource: parseOption('--source', options.source, costSources.ids),
      dram,
    }),
    schemeParams: assigned.scheme,
    networkParams: assigned.network,
  };
}

type Owner = 'accelerator' | 'hardware' | 'scheme' | 'network';
type OwnedSpecs = Readonly<Record<Owner, readonly ParamSpec[]>>;

function parseAssignments(
  assignments: readonly string[],
  specs: OwnedSpecs,
): Readonly<Record<Owner, ParamValues>> {
  const texts: Record<Owner, Record<string, string>> = {
    accelerator: {},
    hardware: {},
    scheme: {},
    network: {},
  };
  for (const assignment of assignments) {
    const match = /^(?:(accelerator|hardware|scheme|network)\.)?([\w-]+)=(.*)$/s.exec(assignment);
    if (!match) throw new ProblemError('not-a-setting', { value: assignment });
    const [, owner, key, value] = match as unknown as [string, Owner | undefined, string, string];
    texts[ownerOf(specs, owner, key)][key] = value;
  }
  return {
    accelerator: strictParams(specs.accelerator, texts.accelerator),
    hardware: strictParams(specs.hardware, texts.hardware),
    scheme: strictParams(specs.scheme, texts.scheme),
    network: strictParams(specs.network, texts.network),
  };
}

function ownerOf(specs: OwnedSpecs, named: Owner | undefined, key: string): Owner {
  const candidates = (named ? [named] : Object.keys(specs)) as Owner[];
  const owner = candidates.find((candidate) => specs[candidate].some((spec) => spec.key === key));
  if (owner) return owner;
  const known = candidates.flatMap((candidate) => specs[candidate].map((spec) => spec.key));
  throw new ProblemError('unknown-parameter', { key, owner: named ?? 'cost', known: known.join(', ') });
}

function strictParams(specs: readonly ParamSpec[], texts: Readonly<Record<string, string>>): ParamValues {
  const { values, problems } = parseParams(specs, texts, 'cost');
  const [first] = problems;
  if (first) throw new ProblemError(first.code, first.parameters);
  return values;
}
