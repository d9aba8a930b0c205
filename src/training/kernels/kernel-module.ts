import { kernelsBase64 } from './build/kernels-wasm';

/** Our kernels, compiled; null where the machine lacks their instructions. */
export function compileKernels(): WebAssembly.Module | null {
  const bytes = Uint8Array.from(atob(kernelsBase64), (character) => character.charCodeAt(0));
  return WebAssembly.validate(bytes) ? new WebAssembly.Module(bytes) : null;
}
