import { describe, expect, it } from 'vitest';
import { onPorts } from './on-ports';

describe('onPorts', () => {
  it('ends numbers at the limits of their ports', () => {
    const ports = [
      { name: 'a', width: 4, signed: true },
      { name: 'b', width: 4, signed: false },
      { name: 'c', width: 4, signed: true },
    ];
    expect(onPorts(ports, { a: 8, b: -1, d: 3 })).toEqual({ a: 7, b: 0, c: 0 });
    expect(onPorts(ports, { a: -9, b: 16, c: -8 })).toEqual({ a: -8, b: 15, c: -8 });
  });
});
