import {
  add,
  type DataType,
  engine,
  type KernelBackend,
  type Tensor,
  type TensorInfo,
  util,
  type Variable,
} from '@tensorflow/tfjs-core';
import type { Address, KernelExports } from './kernel-exports';
import { compileKernels } from './kernel-module';

/** The parts of tfjs-wasm 4.22.0 that we build on; `wasm.asm` and `_malloc` are not in its public interface. */
interface WasmBackend extends KernelBackend {
  readonly wasm: {
    readonly asm: Readonly<Record<string, unknown>>;
    _malloc(bytes: number): number;
    _free(address: number): void;
  };
  readonly dataIdMap: { get(dataId: object): { readonly memoryOffset: number } };
  makeOutput(shape: readonly number[], dtype: DataType): TensorInfo;
  refCount(dataId: object): number;
  incRef(dataId: object): void;
}

/** Our kernels, living in the memory of one tfjs wasm backend. */
export interface KernelHost {
  readonly kernels: KernelExports;
  address(tensor: TensorInfo): Address;
  /** A tensor without defined contents, for a kernel to fill. */
  allocate(shape: readonly number[]): TensorInfo;
  /** As `allocate`, known to the tensor engine: for use outside registered kernels. */
  allocateTensor(shape: readonly number[]): Tensor;
  /** The float32 values of a tensor in place; valid until memory is allocated. */
  valuesOf(tensor: TensorInfo): Float32Array;
  /** A second tensor on the same data. */
  share(tensor: TensorInfo): TensorInfo;
  /** Working memory of at least so many bytes, valid until the next call. */
  scratch(bytes: number): Address;
  /** Gives a variable data of its own, if it shares them with another tensor, so that it may change in place. */
  own(variable: Variable): void;
}

/** Null where the backend is not the unthreaded tfjs-wasm that we know. */
export function createKernelHost(backend: KernelBackend): KernelHost | null {
  const memory = backendMemory(backend);
  if (!memory || !isWasmBackend(backend)) return null;
  const module = compileKernels();
  if (!module) return null;
  const instance = new WebAssembly.Instance(module, { env: { memory } });
  const address = ({ dataId }: TensorInfo): Address => backend.dataIdMap.get(dataId).memoryOffset;
  const allocate = (shape: readonly number[]): TensorInfo => backend.makeOutput(shape, 'float32');
  return {
    kernels: instance.exports as unknown as KernelExports,
    address,
    allocate,
    allocateTensor: (shape) => engine().makeTensorFromTensorInfo(allocate(shape), backend),
    valuesOf: (tensor) => new Float32Array(memory.buffer, address(tensor), util.sizeFromShape(tensor.shape)),
    share: ({ dataId, shape, dtype }) => {
      backend.incRef(dataId);
      return { dataId, shape, dtype };
    },
    scratch: createScratch(backend),
    own: (variable) => {
      if (backend.refCount(variable.dataId) > 1) replaceByCopy(variable);
    },
  };
}

function replaceByCopy(variable: Variable): void {
  const copy = add(variable, 0);
  variable.assign(copy);
  copy.dispose();
}

function createScratch({ wasm }: WasmBackend): (bytes: number) => Address {
  let address = 0;
  let size = 0;
  return (bytes) => {
    if (bytes > size) {
      if (size > 0) wasm._free(address);
      size = bytes;
      address = wasm._malloc(size) >>> 0;
      if (address === 0) throw new RangeError(`no memory for ${bytes} bytes of scratch`);
    }
    return address;
  };
}

function backendMemory(backend: object): WebAssembly.Memory | null {
  const wasm = 'wasm' in backend ? backend.wasm : null;
  const asm = isRecord(wasm) ? wasm.asm : null;
  const memory = isRecord(asm) ? asm.memory : null;
  // A shared memory belongs to the threaded build, whose imports differ.
  return memory instanceof WebAssembly.Memory && memory.buffer instanceof ArrayBuffer ? memory : null;
}

function isWasmBackend(backend: KernelBackend): backend is WasmBackend {
  const { wasm, dataIdMap, makeOutput } = backend as Partial<WasmBackend>;
  return (
    typeof wasm?._malloc === 'function' &&
    typeof wasm._free === 'function' &&
    typeof dataIdMap?.get === 'function' &&
    typeof makeOutput === 'function'
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return (typeof value === 'object' || typeof value === 'function') && value !== null;
}
