import { hash } from '../core/hash';
import type { TrainedLayer, TrainedNetwork } from '../core/networks/trained-network';
import type { Quantizer } from '../core/quantization/quantizer';

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
    quantizer ? entriesOf(quantizer) : [],
  );
  return [weights, bias, ...statistics, ...quantizers];
}

/** What a format does not have is left out, so that it changes no hash of the others. */
function entriesOf({
  steps,
  offsets,
  encoder,
  planeCodes,
  rowFormats,
}: Quantizer): readonly ArrayBufferView[] {
  return [
    steps,
    offsets,
    ...(encoder ? [encoder.steps, encoder.offsets] : []),
    ...(planeCodes ? [planeCodes] : []),
    ...(rowFormats ? [rowFormats] : []),
  ];
}

function hashOfBits({ buffer, byteOffset, byteLength }: ArrayBufferView): string {
  return hash(new Uint8Array(buffer, byteOffset, byteLength));
}
