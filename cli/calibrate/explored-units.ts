import { readFileSync } from 'node:fs';
import { planQuantization } from '../../src/core/explore/plan-quantization';
import type { QuantizedLayer } from '../../src/core/explore/quantization-plan';
import {
  keptMantissaBits,
  mantissaBitsOf,
  type OutputStageUnit,
} from '../../src/core/hardware/datapaths/mantissa-curve';
import { type MeasuredUnit, unitKey } from '../../src/core/hardware/datapaths/measured-unit';
import type { HardwareConfiguration } from '../../src/core/hardware/hardware-configuration';
import { defaultHardware } from '../../src/core/hardware/hardware-controls';
import { affineOperands, affinePlacements } from '../../src/core/hardware/placements/affine-placement';
import { trainableNetworks } from '../../src/core/networks';
import { schemes } from '../../src/core/schemes';
import { networkImages } from '../../src/data/datasets/network-images';
import { parseGallery } from '../../src/data/gallery';
import { galleryFile } from '../project-folder';
import { allUnits, defaultOptions, unitsOfLayers } from './planned-units';

export interface ExploredUnits {
  /** All that the designs need on the machine that the page begins with. */
  readonly units: readonly MeasuredUnit[];
  /** Those requantizers among them whose mantissa a control of the page moves. */
  readonly curves: readonly OutputStageUnit[];
}

const dataset = 'fashion-mnist';
const network = 'tiny-cnn';
/** Stored for these alone: other placements than folded, mantissas of every width, requantizers at every machine's clock. */
export const smallNetworks = ['tiny-cnn', 'lenet-5'];
const largerNetworks = trainableNetworks.ids.filter((id) => !smallNetworks.includes(id));

const channelMultipliers = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75, 2];
const crossedSchemes = ['fixed-point', 'lsq', 'lsq-plus'];

type Setting = Pick<HardwareConfiguration, 'placement' | 'operand' | 'pipelined'>;

const { operand: firstOperand, pipelined: isPipelinedFirst } = defaultHardware;

/** All of the operand that the page begins with; of the others as pipelined as the page begins, but no scaled products. */
const settings: readonly Setting[] = affinePlacements
  .flatMap((placement) =>
    affineOperands.flatMap((operand) =>
      [true, false].map((pipelined): Setting => ({ placement, operand, pipelined })),
    ),
  )
  .filter(
    ({ placement, operand, pipelined }) =>
      operand === firstOperand || (pipelined === isPipelinedFirst && placement !== 'per-product'),
  );

/**
 * Units of the designs of the gallery under these settings, and of the first network at other sizes with all pairs of widths
 * of integer schemes, folded. Curves are those of the first operand; where products are scaled, sums have another width with
 * every mantissa.
 */
export function exploredUnits(): ExploredUnits {
  const units = new Map<string, MeasuredUnit>();
  const curves = new Map<string, OutputStageUnit>();
  const add = (layers: readonly QuantizedLayer[], setting: Setting, mayHaveCurves = true): void => {
    const isScaled = setting.placement === 'per-product';
    const hasCurves = mayHaveCurves && setting.operand === firstOperand && !isScaled;
    for (const unit of unitsOfLayers(layers, defaultOptions(setting)).flatMap(allUnits)) {
      units.set(unitKey(unit), unit);
      if (hasCurves && hasMovedMantissa(unit)) curves.set(unitKey(unit), unit);
    }
  };
  const [small, larger] = [galleryPlans(smallNetworks), galleryPlans(largerNetworks)];
  for (const setting of settings) {
    for (const plan of small) add(plan, setting);
    if (setting.placement === 'folded') for (const plan of larger) add(plan, setting, false);
  }
  const folded: Setting = { placement: 'folded', operand: firstOperand, pipelined: isPipelinedFirst };
  for (const plan of crossedPlans()) add(plan, folded);
  return { units: [...units.values()], curves: [...curves.values()] };
}

function hasMovedMantissa(unit: MeasuredUnit): unit is OutputStageUnit {
  return unit.kind === 'output-stage' && mantissaBitsOf(unit) === keptMantissaBits;
}

const tabulatedBits = [1, 2, 3, 4, 5, 6, 7, 8, 16];

/**
 * The designs of the gallery whose operands all have widths of the table, of the given networks alone if any are given.
 * Units of other widths are measured when asked for.
 */
export function galleryPlans(networks?: readonly string[]): readonly (readonly QuantizedLayer[])[] {
  const gallery: unknown = JSON.parse(readFileSync(galleryFile, 'utf8'));
  return parseGallery(gallery)
    .filter(({ configuration }) => !networks || networks.includes(configuration.network))
    .map(({ configuration }) => {
      const { shape, classes } = networkImages(configuration);
      return planQuantization(configuration, shape, classes);
    })
    .filter((plan) => plan.every(hasTabulatedWidths));
}

function hasTabulatedWidths({ weights, inputs }: QuantizedLayer): boolean {
  return [weights, inputs].every(({ format }) => tabulatedBits.includes(format.bits));
}

function crossedPlans(): readonly (readonly QuantizedLayer[])[] {
  const { shape, classes } = networkImages({ dataset, network });
  return crossedSchemes.flatMap((scheme) => {
    const { weights, activations } = schemes.get(scheme).widths;
    return channelMultipliers.flatMap((channelMultiplier) =>
      weights.flatMap((weightBits) =>
        activations.flatMap((activationBits) =>
          (['same', 'eight-bit'] as const).map((edgeLayers) => {
            const quantization = { scheme, schemeParams: {}, weightBits, activationBits, edgeLayers };
            const networkParams = { channelMultiplier };
            return planQuantization({ network, networkParams, quantization }, shape, classes);
          }),
        ),
      ),
    );
  });
}
