import { describe, expect, it } from 'vitest';
import { completeParams } from '../../parameters/parse-params';
import { integerGrid } from '../../quantization/code-format';
import { laconicDeclaration } from '../accelerators/laconic-params';
import { layerDimensions } from '../layer-dimensions';
import { expectedTermPairs } from '../terms/expected-terms';
import { middleConvolution } from '../testing/layers';
import { laconicSchedule, sampledTermPairs } from './laconic-schedule';
import type { CellWork } from './machine-schedule';

const codes = { weights: integerGrid(4, true), inputs: integerGrid(4, false) };
const layer = layerDimensions({ ...middleConvolution, inputChannels: 24 });
const paramsOf = (synchronization: string) => completeParams(laconicDeclaration.params, { synchronization });

function cellsOf(schedule: ReturnType<typeof laconicSchedule>, cycle: number) {
  const places = Array.from({ length: schedule.rows * schedule.columns }, (_, index) => index);
  return places.map((index) =>
    schedule.cellAt(cycle, index % schedule.rows, Math.floor(index / schedule.rows)),
  );
}

function termsOf(cells: readonly CellWork[]) {
  return cells.flatMap((cell) => ('terms' in cell && cell.terms ? [cell.terms] : []));
}

describe.each(['column', 'tile'])(
  'Laconic where the lanes of a %s wait for each other',
  (synchronization) => {
    const schedule = laconicSchedule(paramsOf(synchronization), layer, codes, null);

    it('ends a step with the lane of most pairs', () => {
      let elapsedBefore = 0;
      for (let cycle = 0; cycle < 300; cycle++) {
        const terms = termsOf(cellsOf(schedule, cycle));
        const [first] = terms;
        expect(first?.elapsed).toBe(elapsedBefore + 1);
        expect(first?.cycles).toBe(Math.max(1, ...terms.map(({ pairs }) => pairs)));
        elapsedBefore = first && first.elapsed < first.cycles ? first.elapsed : 0;
      }
    });

    it('has lanes that multiply while they have pairs left, and are ready then', () => {
      for (let cycle = 0; cycle < 300; cycle++) {
        const cells = cellsOf(schedule, cycle);
        const pairsLeft = (kind: string) =>
          termsOf(cells.filter((cell) => cell.kind === kind)).map(({ pairs, elapsed }) => pairs - elapsed);
        expect(pairsLeft('multiply').every((left) => left >= 0)).toBe(true);
        expect(pairsLeft('ready').every((left) => left < 0)).toBe(true);
      }
    });

    it('has idle lanes where the 24 input channels leave half of the second block empty', () => {
      const idle = (inputBlock: number) => {
        let cycle = 0;
        while (schedule.loopsAt(cycle).find(({ loop }) => loop === 'input-block')?.index !== inputBlock)
          cycle++;
        return cellsOf(schedule, cycle).filter(({ kind }) => kind === 'idle').length / schedule.columns;
      };
      expect(idle(0)).toBe(0);
      expect(idle(1)).toBe(8);
    });

    it('takes the weights of a network at their places', () => {
      const { kernelPositions, inputChannelsPerGroup, outputChannelsPerGroup } = layer;
      const weightCodes = Int32Array.from(
        { length: layer.weightWords },
        (_, index) =>
          (Math.floor(index / outputChannelsPerGroup) % 7) - (index % outputChannelsPerGroup === 1 ? 7 : 3),
      );
      const trained = laconicSchedule(paramsOf(synchronization), layer, codes, weightCodes);
      expect(kernelPositions * inputChannelsPerGroup * outputChannelsPerGroup).toBe(layer.weightWords);
      for (let cycle = 0; cycle < 100; cycle++) {
        for (const cell of cellsOf(trained, cycle)) {
          if (cell.kind !== 'multiply' && cell.kind !== 'ready') continue;
          const { kernel, inputChannel, outputChannel } = cell.product;
          const row = kernel * inputChannelsPerGroup + inputChannel;
          expect(cell.terms?.weightCode).toBe((row % 7) - (outputChannel === 1 ? 7 : 3));
        }
      }
    });

    it('counts nearly the pairs of terms that are expected of such codes', () => {
      const counted = sampledTermPairs(paramsOf(synchronization), layer, codes, null);
      const expected = expectedTermPairs(codes.weights, codes.inputs, schedule.rows * schedule.columns);
      // Every other step has 8 lanes of 16, and waits less long.
      expect(counted.mean / expected.mean).toBeGreaterThan(0.85);
      expect(counted.mean / expected.mean).toBeLessThan(1.15);
      expect(counted.longest / expected.longest).toBeGreaterThan(0.7);
      expect(counted.longest / expected.longest).toBeLessThan(1.1);
    });
  },
);
