import { readFileSync } from 'node:fs';
import { planQuantization } from '../../src/core/explore/plan-quantization';
import type { QuantizedLayer } from '../../src/core/explore/quantization-plan';
import type { DatapathUnits } from '../../src/core/hardware/cost/pricing/netlist-units';
import {
  keptMantissaBits,
  mantissaBitsOf,
  type OutputStageUnit,
} from '../../src/core/hardware/datapaths/mantissa-curve';
import { type MeasuredUnit, unitKey } from '../../src/core/hardware/datapaths/measured-unit';
import { defaultHardware } from '../../src/core/hardware/hardware-controls';
import {
  type AffineOperand,
  type AffinePlacement,
  affineOperands,
  affinePlacements,
} from '../../src/core/hardware/placements/affine-placement';
import { schemes } from '../../src/core/schemes';
import { networkImages } from '../../src/data/datasets/network-images';
import { parseGallery } from '../../src/data/gallery';
import { galleryFile } from '../project-folder';
import { defaultOptions, unitsOfLayers } from './planned-units';

export interface ExploredUnits {
  /** All that the designs need on the machine that the page begins with. */
  readonly units: readonly MeasuredUnit[];
  /** Those requantizers among them whose mantissa a control of the page moves. */
  readonly curves: readonly OutputStageUnit[];
}

const dataset = 'fashion-mnist';
const network = 'tiny-cnn';
const channelMultipliers = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75, 2];
const crossedSchemes = ['fixed-point', 'lsq', 'lsq-plus'];

/**
 * Units of the designs of the gallery under every placement, but for products that are scaled for every operand; and of the
 * first network at other sizes with all pairs of widths of integer schemes, folded. Curves are those of the operand that the
 * page begins with; where products are scaled, sums have another width with every mantissa.
 */
export function exploredUnits(): ExploredUnits {
  const units = new Map<string, MeasuredUnit>();
  const curves = new Map<string, OutputStageUnit>();
  const add = (
    layers: readonly QuantizedLayer[],
    placement: AffinePlacement,
    operand: AffineOperand,
  ): void => {
    const scalesProducts = placement === 'per-product';
    const isFirst = operand === defaultHardware.operand;
    if (scalesProducts && !isFirst) return;
    for (const unit of unitsOfLayers(layers, defaultOptions(placement, operand)).flatMap(allUnits)) {
      units.set(unitKey(unit), unit);
      if (!scalesProducts && isFirst && hasMovedMantissa(unit)) curves.set(unitKey(unit), unit);
    }
  };
  for (const plan of galleryPlans()) {
    for (const placement of affinePlacements) {
      for (const operand of affineOperands) add(plan, placement, operand);
    }
  }
  for (const plan of crossedPlans()) add(plan, 'folded', defaultHardware.operand);
  return { units: [...units.values()], curves: [...curves.values()] };
}

function allUnits({ columns, inputSum, outputStage, pool }: DatapathUnits): readonly MeasuredUnit[] {
  const ofColumns = columns.flatMap(({ lanes, preStage }) => [lanes, preStage]);
  return [...ofColumns, inputSum, outputStage, pool].filter((unit) => unit !== null);
}

function hasMovedMantissa(unit: MeasuredUnit): unit is OutputStageUnit {
  return unit.kind === 'output-stage' && mantissaBitsOf(unit) === keptMantissaBits;
}

export function galleryPlans(): readonly (readonly QuantizedLayer[])[] {
  const gallery: unknown = JSON.parse(readFileSync(galleryFile, 'utf8'));
  return parseGallery(gallery).map(({ configuration }) => {
    const { shape, classes } = networkImages(configuration);
    return planQuantization(configuration, shape, classes);
  });
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
