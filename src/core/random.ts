/** A seeded stream of pseudo-random numbers; the only source of randomness in core and training. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  /** The four words of sfc32 that the next draw comes from, for who draws without a call: a, b, c and the counter. */
  readonly state: Int32Array;
  /** Standard normal. */
  normal(): number;
  /** Fisher-Yates permutation of 0 … length-1. */
  permutation(length: number): Uint32Array;
}

/** sfc32 seeded by splitmix32: equal seeds give equal streams on every machine. */
export function createRandom(seed: number): Random {
  // An array, because a number that a closure changes may be allocated anew with every change.
  const state = Int32Array.of(splitmix(seed, 1), splitmix(seed, 2), splitmix(seed, 3), 1);
  const nextUint32 = (): number => {
    const [a, b, c] = [state[0] as number, state[1] as number, state[2] as number];
    const counter = state[3] as number;
    const sum = (a + b + counter) | 0;
    state[0] = b ^ (b >>> 9);
    state[1] = (c + (c << 3)) | 0;
    state[2] = (((c << 21) | (c >>> 11)) + sum) | 0;
    state[3] = (counter + 1) | 0;
    return sum >>> 0;
  };
  for (let round = 0; round < 12; round++) nextUint32();
  const next = (): number => nextUint32() / 2 ** 32;
  return {
    next,
    state,
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    permutation: (length) => {
      const order = Uint32Array.from({ length }, (_, index) => index);
      for (let last = length - 1; last > 0; last--) {
        const other = Math.floor(next() * (last + 1));
        const held = order[last] as number;
        order[last] = order[other] as number;
        order[other] = held;
      }
      return order;
    },
  };
}

function splitmix(seed: number, step: number): number {
  let z = (seed + Math.imul(step, 0x9e3779b9)) | 0;
  z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
  z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
  return z ^ (z >>> 16);
}
