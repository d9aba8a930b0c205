import { kernelsBase64 } from '../build/kernels-wasm';
import type { Address, KernelExports } from '../kernel-exports';

const guardFloats = 16;
const guard = 12345.678;

/** The kernels in a memory of their own, without tfjs, where writes outside a block are noticed. */
export interface GuardedKernels {
  readonly kernels: KernelExports;
  place(values: Float32Array | Int32Array): Address;
  /** A block for results or scratch, full of NaN. */
  room(floats: number): Address;
  read(address: Address, floats: number): Float32Array;
  /** Throws if a kernel wrote outside its blocks; then forgets all blocks. */
  release(): void;
}

export function createGuardedKernels(): GuardedKernels {
  const memory = new WebAssembly.Memory({ initial: 256 });
  const module = new WebAssembly.Module(Buffer.from(kernelsBase64, 'base64'));
  const kernels = new WebAssembly.Instance(module, { env: { memory } }).exports as unknown as KernelExports;
  const floats = new Float32Array(memory.buffer);
  let blocks: { start: number; end: number }[] = [];
  floats.fill(guard);
  const reserve = (length: number): number => {
    const start = (blocks.at(-1)?.end ?? 0) + guardFloats;
    const end = start + length;
    if (end + guardFloats > floats.length) throw new RangeError(`no room for ${length} floats`);
    blocks.push({ start, end });
    return start;
  };
  return {
    kernels,
    place: (values) => {
      const start = reserve(values.length);
      const view = values instanceof Int32Array ? new Int32Array(memory.buffer) : floats;
      view.set(values, start);
      return start * 4;
    },
    room: (length) => {
      const start = reserve(length);
      floats.fill(Number.NaN, start, start + length);
      return start * 4;
    },
    read: (address, length) => floats.slice(address / 4, address / 4 + length),
    release: () => {
      const end = (blocks.at(-1)?.end ?? 0) + guardFloats;
      for (const block of blocks) floats.fill(guard, block.start, block.end);
      blocks = [];
      const touched = floats.subarray(0, end).findIndex((value) => value !== Math.fround(guard));
      floats.fill(guard, 0, end);
      if (touched >= 0) throw new RangeError(`a kernel wrote outside its blocks, at float ${touched}`);
    },
  };
}
