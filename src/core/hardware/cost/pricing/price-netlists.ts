import { rememberByObject } from '../../../remember-by-object';
import type { MeasuredUnit } from '../../datapaths/measured-unit';
import { referenceLanes } from '../../datapaths/reference-lanes';
import { unitFigures } from '../../datapaths/unit-figures';
import type { BlockName } from '../../gates/netlist';
import type { DatapathOptions } from '../../placements/build-datapath';
import type { DatapathUnit } from '../../primitives';
import type { KeyedNote } from '../sources/row-notes';
import { addBlocks, netlistGate, netlistStorage, scaleUncertainty } from './netlist-prices';
import { type DatapathUnits, datapathUnits, netlistPlan } from './netlist-units';
import { createPartList } from './part-list';
import { placementNotes } from './placement-notes';
import {
  type FiguresOfUnit,
  type PriceArray,
  type PricedFigures,
  priceArrayUnits,
  rememberArrays,
} from './price-arrays';
import { rememberBySums } from './remember-by-sums';
import type { PricedDatapath, PricedPart, SourcePricing } from './source-pricing';

/** Figures of a unit in the datapath of the layer of that name. */
export type FiguresOf = (unit: MeasuredUnit, layer: string) => PricedFigures;

/** Prices the designs that a datapath consists of: columns, input ports, requantizer, pool. */
export function createNetlistPricing(figuresOf: FiguresOf): SourcePricing {
  return {
    ...netlistPricing,
    datapath: (request, options) => {
      const { name } = request.layer.shape;
      return priceDatapath(datapathUnits(request, options), options, {
        figuresOf: (unit) => figuresOf(unit, name),
        priceArray: priceArrayUnits,
      });
    },
  };
}

const tabled = { figuresOf: unitFigures, priceArray: rememberArrays(priceArrayUnits) };

const priceTabled = rememberBySums((request, options, plan) =>
  priceDatapath(datapathUnits(request, options, plan), options, tabled),
);

/** With the figures of the calibration table, which are the same for every layer. */
export const netlistPricing: SourcePricing = {
  datapath: (request, options) => priceTabled(request, options, netlistPlan(request, options)),
  storage: netlistStorage,
  gate: netlistGate,
  ownMemory: null,
  uncertainty: scaleUncertainty,
};

/** A requantizer's last rank is the output's. */
const ownRequantizerRanks = 1;

function priceDatapath(
  { plan, outputStage, pool, ...arrayUnits }: DatapathUnits,
  options: DatapathOptions,
  { figuresOf, priceArray }: { readonly figuresOf: FiguresOfUnit; readonly priceArray: PriceArray },
): PricedDatapath {
  const { accumulatorBits, outputStageBits, planePairs } = plan.sums;
  const size = { lanes: options.reductionLanes, accumulatorBits };
  const array = priceArray(arrayUnits, size, figuresOf);
  const requantizer = outputStage && figuresOf(outputStage);
  const requantizerRanks = requantizer?.latencyCycles ?? ownRequantizerRanks;
  return {
    parts: [
      ...array.parts,
      ...(requantizer ? requantizerParts(requantizer) : []),
      ...(pool ? poolerParts(figuresOf(pool)) : []),
    ],
    accumulatorBits: accumulatorBits * planePairs,
    outputStageBits,
    outputBits: plan.outputBits,
    pathNs: array.pathNs,
    extraStages: array.ranks + requantizerRanks - ownRequantizerRanks,
    exactness: plan.exactness,
    notes: [...notesOf(options), ...placementNotes(options), ...interpolationNotes(requantizer)],
  };
}

/** Figures of 16 lanes stand for more. */
function notesOf({ reductionLanes: lanes, laneClass }: DatapathOptions): readonly KeyedNote[] {
  if (lanes <= referenceLanes || laneClass?.kind === 'composable') return [];
  const code = 'lanes-in-proportion';
  return [[code, { code, parameters: { lanes, measuredLanes: referenceLanes } }]];
}

function interpolationNotes(requantizer: PricedFigures | null): readonly KeyedNote[] {
  const bits = requantizer?.interpolatedMantissaBits;
  if (bits === undefined) return [];
  const code = 'interpolated-mantissa';
  return [[`${code} ${bits}`, { code, parameters: { bits } }]];
}

const requantizerParts = rememberByObject((figures: PricedFigures) => stageParts(figures, 'requantizer'));
const poolerParts = rememberByObject((figures: PricedFigures) => stageParts(figures, 'pooler'));

/** All gates of an output stage are requantization, but for what multiplies the run-time sum of inputs. */
function stageParts(figures: PricedFigures, unit: DatapathUnit): readonly PricedPart[] {
  const componentOf = (block: BlockName) => (block === 'input-sum' ? 'affine' : 'requantization');
  const list = createPartList();
  addBlocks(list, figures, (block) => ({ unit, count: 1, component: componentOf(block) }));
  return list.parts();
}
