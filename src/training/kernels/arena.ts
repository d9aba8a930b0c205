import type { Address } from './kernel-exports';

interface Block {
  readonly address: Address;
  /** The block's values; valid until the next one is reserved. */
  view(): Float64Array;
}

/** Blocks of a memory that live as long as it does. */
export interface Arena {
  reserve(bytes: number): Address;
  float64(length: number): Block;
  /** A block with these contents. */
  place(values: Int16Array | Int32Array): Address;
}

const pageBytes = 2 ** 16;
const alignment = 16;

export function createArena(memory: WebAssembly.Memory): Arena {
  let end = 0;
  const reserve = (bytes: number): Address => {
    const address = end;
    end = Math.ceil((address + bytes) / alignment) * alignment;
    const missing = end - memory.buffer.byteLength;
    if (missing > 0) memory.grow(Math.ceil(missing / pageBytes));
    return address;
  };
  return {
    reserve,
    float64: (length) => {
      const address = reserve(8 * length);
      let view = new Float64Array(memory.buffer, address, length);
      return {
        address,
        view: () => {
          // Growing leaves views of the old buffer behind.
          if (view.buffer !== memory.buffer) view = new Float64Array(memory.buffer, address, length);
          return view;
        },
      };
    },
    place: (values) => {
      const address = reserve(values.byteLength);
      const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
      new Uint8Array(memory.buffer).set(bytes, address);
      return address;
    },
  };
}
