import { hash } from '../core/hash';
import type { TrainedLayer, TrainedNetwork } from '../core/networks/trained-network';

/** Hash of everything that training decided, bit by bit. */
export function weightsHash({ specs, layers }: TrainedNetwork): string {
  const hashes = specs.flatMap(({ name }) => {
    const layer = layers[name];
    return layer ? parametersOf(layer).map(hashOfBits) : [];
  });
  return hash(hashes.join('/'));
}

function parametersOf({ weights, bias, batchNorm, weightQuantizer, inputQuantizer }: TrainedLayer) {
  const statistics = batchNorm ? [batchNorm.gain, batchNorm.shift, batchNorm.mean, batchNorm.variance] : [];
  const quantizers = [weightQuantizer, inputQuantizer].flatMap((quantizer) =>
    quantizer ? [quantizer.steps, quantizer.offsets] : [],
  );
  return [weights, bias, ...statistics, ...quantizers];
}

function hashOfBits({ buffer, byteOffset, byteLength }: Float32Array): string {
  return hash(new Uint8Array(buffer, byteOffset, byteLength));
}
