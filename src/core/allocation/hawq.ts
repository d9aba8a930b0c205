import { chosenOption } from '../parameters/chosen-option';
import type { ChoiceParam, NumberParam, ParamValues } from '../parameters/param-spec';
import type { AllocatableLayer, AllocationTask, Allocator, SensitivityRow } from './allocator';
import { cheapestWidths } from './cheapest-widths';
import { dot, hutchinsonTrace, largestEigenvalue, type MatrixProduct } from './curvature';
import { importances, targetBits, weighting } from './importance';
import { allocatedTensors, bitsOfTensors, floatBits, withBits } from './tensors';

const criterion = {
  kind: 'choice',
  key: 'criterion',
  options: ['expansion', 'trace'],
  default: 'expansion',
} as const satisfies ChoiceParam;
const probes: NumberParam = { kind: 'integer', key: 'probes', minimum: 1, maximum: 50, default: 8 };

/**
 * HAWQ (Dong et al. 2019 and successors): widths by the curvature of the loss. For every layer the largest eigenvalue of
 * its block of the Hessian per weight, by which the first version ranks layers, is shown; widths are chosen by the loss
 * that quantizing a layer's weights alone is expected to add: g'd + d'Gd/2 (`expansion`) or trace(G)/(2n) |d|^2
 * (`trace`), d = Q(w) - w, G the Gauss-Newton matrix, which equals that block for piecewise linear networks. For
 * activations, which have no weights to expand in, the added loss is measured. The sum is minimised under a limit on the
 * mean width, counted by `weighting`.
 */
export const hawq: Allocator = {
  id: 'hawq',
  references: ['dong-2019'],
  params: [targetBits, weighting, criterion, probes],
  learnsWidths: false,
  allocate: async (task, params) => {
    const tensors = allocatedTensors(task.layers);
    const shares = importances(task, tensors, params);
    const curves = await curvatures(task, params);
    const { loss } = await task.evaluate(floatBits(task.layers));
    const losses: number[][] = [];
    for (const { layer, role } of tensors) {
      losses.push(
        role === 'weights'
          ? await expectedLosses(task, layer, curves[layer]?.trace ?? 0, params)
          : await measuredLosses(task, layer, loss),
      );
    }
    const options = tensors.map(({ role }, index) => ({
      importance: shares[index] as number,
      options: task.widths[role].map((bits, at) => ({ bits, loss: losses[index]?.[at] ?? 0 })),
    }));
    const chosen = cheapestWidths(options, Number(params[targetBits.key]));
    const rows = tensors.flatMap(({ layer, role }, index) =>
      task.widths[role].map((bits, at): SensitivityRow => {
        const lossIncrease = losses[index]?.[at] ?? 0;
        return { layers: [nameOf(task.layers, layer)], role, bits, measures: { lossIncrease } };
      }),
    );
    return {
      bits: bitsOfTensors(task, tensors, chosen),
      sensitivity: [...curves.map((curve, layer) => curvatureRow(task.layers, layer, curve)), ...rows],
    };
  },
};

interface Curvature {
  readonly eigenvalue: number;
  readonly trace: number;
}

async function curvatures(task: AllocationTask, params: ParamValues): Promise<readonly Curvature[]> {
  const found: Curvature[] = [];
  for (const [layer, { weights }] of task.layers.entries()) {
    const product: MatrixProduct = (direction) => task.gaussNewtonProduct(layer, direction);
    const eigenvalue = await largestEigenvalue(product, weights, task.random);
    const trace = await hutchinsonTrace(product, weights, Number(params[probes.key]), task.random);
    found.push({ eigenvalue, trace });
  }
  return found;
}

async function expectedLosses(
  task: AllocationTask,
  layer: number,
  trace: number,
  params: ParamValues,
): Promise<number[]> {
  const gradient = await task.gradient(layer);
  const losses: number[] = [];
  for (const bits of task.widths.weights) {
    const error = task.quantizationError(layer, bits);
    if (chosenOption(criterion, params) === 'trace') {
      losses.push(((trace / error.length) * dot(error, error)) / 2);
    } else {
      const curved = await task.gaussNewtonProduct(layer, error);
      losses.push(dot(gradient, error) + dot(error, curved) / 2);
    }
  }
  return losses;
}

async function measuredLosses(task: AllocationTask, layer: number, floatLoss: number): Promise<number[]> {
  const losses: number[] = [];
  for (const bits of task.widths.activations) {
    const widths = withBits(floatBits(task.layers), { layer, role: 'activations' }, bits);
    const { loss } = await task.evaluate(widths);
    losses.push(loss - floatLoss);
  }
  return losses;
}

function curvatureRow(
  layers: readonly AllocatableLayer[],
  layer: number,
  { eigenvalue, trace }: Curvature,
): SensitivityRow {
  const eigenvaluePerWeight = eigenvalue / (layers[layer]?.weights ?? 1);
  const measures = { eigenvalue, eigenvaluePerWeight, trace };
  return { layers: [nameOf(layers, layer)], role: 'weights', bits: null, measures };
}

function nameOf(layers: readonly AllocatableLayer[], layer: number): string {
  return layers[layer]?.name ?? '';
}
