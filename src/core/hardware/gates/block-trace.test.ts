import { expect, test } from 'vitest';
import { createBlockTrace } from './block-trace';

test('words are followed from ports through blocks to outputs, lanes together', () => {
  const trace = createBlockTrace();
  const [w0, w1] = [trace.input('w0', 3, true), trace.input('w1', 3, true)];
  const x0 = trace.input('x0', 2, false);
  const offset = trace.input('inputOffset', 2, false);
  const held = trace.inBlock('operand-registers', () => [w0, w1].map((word) => trace.register(word)));
  const shifted = trace.inBlock('offset', () =>
    trace.sum(
      [x0, offset].map((word) => ({ kind: 'word', word }) as const),
      3,
      true,
    ),
  );
  const sum = trace.inBlock('tree', () =>
    trace.sum([{ kind: 'product', a: held[0]!, b: shifted, power: 1, block: 'products' }], 9, true),
  );
  trace.output('sum', sum);
  const x = ['x', 'inputOffset'];
  expect(trace.finish()).toEqual([
    { from: 'w', to: 'operand-registers', bits: 3, origins: ['w'] },
    { from: 'x', to: 'offset', bits: 2, origins: ['x'] },
    { from: 'inputOffset', to: 'offset', bits: 2, origins: ['inputOffset'] },
    { from: 'operand-registers', to: 'products', bits: 3, origins: ['w'] },
    { from: 'offset', to: 'products', bits: 3, origins: x },
    // 3 x 3 bits, shifted by one.
    { from: 'products', to: 'tree', bits: 7, origins: ['w', ...x] },
    { from: 'tree', to: 'sum', bits: 9, origins: ['w', ...x] },
  ]);
});

test('wiring, constants and pipeline registers make no words of their own', () => {
  const trace = createBlockTrace();
  const x = trace.input('x', 4, false);
  const turned = trace.inBlock('decode', () => trace.not(x));
  const wired = trace.inBlock('products', () =>
    trace.joined([trace.bits(x, 0, 1), trace.extended(turned, 5), trace.constant(1n, 1, false)]),
  );
  const later = trace.inBlock('pipeline-registers', () => trace.register(wired));
  const { word, connect } = trace.inBlock('accumulator', () => trace.state(8, false));
  connect(
    trace.inBlock('accumulator', () =>
      trace.sum(
        [
          { kind: 'word', word: later },
          { kind: 'word', word },
        ],
        8,
        false,
      ),
    ),
  );
  expect(trace.finish()).toEqual([
    { from: 'x', to: 'decode', bits: 4, origins: ['x'] },
    { from: 'decode', to: 'pipeline-registers', bits: 7, origins: ['x'] },
    { from: 'decode', to: 'accumulator', bits: 7, origins: ['x'] },
  ]);
});

test('words of another description are refused', () => {
  expect(() => createBlockTrace().output('y', { width: 1, signed: false })).toThrow(RangeError);
});
