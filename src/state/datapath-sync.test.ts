import { describe, expect, it } from 'vitest';
import type { DatapathDrawing } from '../core/hardware/datapath-view/drawing';
import { ProblemError } from '../core/problem';
import type { LayerQuestion, VerilogQuestion } from '../workers/draw-datapaths';
import { drawingKey, syncDatapath, verilogKey } from './datapath-sync';
import { defaultHardware, defaultTraining } from './defaults';
import { createAppStore } from './store';

const question: VerilogQuestion = {
  configuration: defaultTraining,
  hardware: defaultHardware,
  layer: 1,
  row: 0,
  unit: 'column',
};
const drawing: readonly DatapathDrawing[] = [];
const text = { moduleName: 'column', module: '', testBench: '' };
const turn = () => new Promise<void>((resolve) => setTimeout(resolve));

describe('syncDatapath()', () => {
  it('asks for the drawing, then for the text, and for nothing twice', async () => {
    const store = createAppStore();
    const asked: string[] = [];
    const stop = syncDatapath(store, {
      drawDatapath: async ({ layer }) => {
        asked.push(`drawing ${layer}`);
        return drawing;
      },
      writeVerilog: async ({ unit }) => {
        asked.push(`text ${unit}`);
        return text;
      },
    });
    store.getState().askDatapath(question);
    await turn();
    expect(store.getState().datapathDrawing).toEqual({
      key: drawingKey(question),
      kind: 'value',
      value: drawing,
    });
    store.getState().askDatapath({ ...question, unit: 'output-stage' });
    await turn();
    store.getState().askDatapath({ ...question, unit: 'output-stage' });
    store.getState().askDatapath(null);
    await turn();
    expect(asked).toEqual(['drawing 1', 'text column', 'text output-stage']);
    stop();
  });

  it('asks the latest question next, and leaves out those between', async () => {
    const store = createAppStore();
    const asked: number[] = [];
    const stop = syncDatapath(store, {
      drawDatapath: async ({ layer }: LayerQuestion) => {
        asked.push(layer);
        await turn();
        return drawing;
      },
      writeVerilog: async () => text,
    });
    for (const layer of [0, 1, 2]) store.getState().askDatapath({ ...question, layer });
    await turn();
    await turn();
    await turn();
    expect(asked).toEqual([0, 2]);
    stop();
  });

  it('keeps a problem as the answer to its question', async () => {
    const store = createAppStore();
    const stop = syncDatapath(store, {
      drawDatapath: async () => drawing,
      writeVerilog: async () => {
        throw new ProblemError('no-layers');
      },
    });
    store.getState().askDatapath(question);
    await turn();
    const key = verilogKey(question);
    expect(store.getState().datapathVerilog).toMatchObject({
      key,
      kind: 'problem',
      problem: { code: 'no-layers' },
    });
    stop();
  });

  it('takes designs that differ in their seed as one', () => {
    const other = { ...question, configuration: { ...defaultTraining, seed: 7 } };
    expect(drawingKey(other)).toBe(drawingKey(question));
    expect(drawingKey({ ...question, layer: 0 })).not.toBe(drawingKey(question));
  });
});
