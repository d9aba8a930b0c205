import * as v from 'valibot';
import { excerpt } from '../parameters/parse-params';
import { ProblemError } from '../problem';
import type { ProblemCode } from '../problem-templates';
import type { ConvolutionShape, LayerShape } from './layer-shape';
import { axisGeometry } from './padded-size';

const bounds = {
  inputHeight: [1, 65_536],
  inputWidth: [1, 65_536],
  inputChannels: [1, 65_536],
  outputChannels: [1, 65_536],
  kernelHeight: [1, 1024],
  kernelWidth: [1, 1024],
  stride: [1, 1024],
  padding: [0, 1024],
  groups: [1, 65_536],
  inputs: [1, 1_048_576],
  outputs: [1, 1_048_576],
  m: [1, 1_048_576],
  k: [1, 1_048_576],
  n: [1, 1_048_576],
} as const;

const layerKinds = ['conv', 'dense', 'gemm'] as const;
const paddingNames = ['valid', 'same'] as const;

/** The message of every check is the code of the problem. */
function wholeNumber(field: keyof typeof bounds) {
  const [minimum, maximum] = bounds[field];
  return v.pipe(
    v.number('not-a-number'),
    v.integer('not-an-integer'),
    v.minValue(minimum, 'out-of-range'),
    v.maxValue(maximum, 'out-of-range'),
  );
}

const name = v.pipe(v.string('not-a-name'), v.nonEmpty('not-a-name'), v.maxLength(100, 'not-a-name'));

const convolution = v.strictObject({
  name,
  kind: v.literal('conv'),
  inputHeight: wholeNumber('inputHeight'),
  inputWidth: wholeNumber('inputWidth'),
  inputChannels: wholeNumber('inputChannels'),
  outputChannels: wholeNumber('outputChannels'),
  kernelHeight: wholeNumber('kernelHeight'),
  kernelWidth: wholeNumber('kernelWidth'),
  stride: wholeNumber('stride'),
  padding: v.union([v.picklist(paddingNames), wholeNumber('padding')], 'not-an-option'),
  groups: wholeNumber('groups'),
});

const dense = v.strictObject({
  name,
  kind: v.literal('dense'),
  inputs: wholeNumber('inputs'),
  outputs: wholeNumber('outputs'),
});

const gemm = v.strictObject({
  name,
  kind: v.literal('gemm'),
  m: wholeNumber('m'),
  k: wholeNumber('k'),
  n: wholeNumber('n'),
});

const networkFile = v.strictObject({
  layers: v.pipe(
    v.array(v.variant('kind', [convolution, dense, gemm], 'not-an-option'), 'not-a-network-file'),
    v.minLength(1, 'not-a-network-file'),
  ),
});

/**
 * Layers of a network file, `{"layers": [...]}`. Throws a ProblemError that names the field and its bound for the first
 * fault: a missing, unknown or out-of-range field, two layers of one name, a kernel larger than the padded image, groups
 * that do not divide the channels.
 */
export function parseNetworkFile(json: unknown): readonly LayerShape[] {
  const parsed = v.safeParse(networkFile, json, { abortEarly: true });
  if (!parsed.success) throw fieldError(parsed.issues[0]);
  const { layers } = parsed.output;
  const names = new Set<string>();
  for (const layer of layers) {
    if (names.has(layer.name)) throw new ProblemError('duplicate-layer', { name: layer.name });
    names.add(layer.name);
    if (layer.kind === 'conv') checkConvolution(layer);
  }
  return layers;
}

function fieldError(issue: v.InferIssue<typeof networkFile>): ProblemError {
  const path = (issue.path ?? []).map(({ key }) => key);
  const key = path.reduce<string>(
    (text, part) => (typeof part === 'number' ? `${text}[${part}]` : text ? `${text}.${part}` : `${part}`),
    '',
  );
  if (path.length < 3) return new ProblemError('not-a-network-file');
  if (issue.type === 'strict_object') {
    return new ProblemError(issue.expected === 'never' ? 'unknown-field' : 'missing-field', { key });
  }
  const field = String(path.at(-1));
  const [minimum, maximum] = field in bounds ? bounds[field as keyof typeof bounds] : [0, 0];
  const options =
    field === 'padding' ? `${paddingNames.join(', ')}, ${minimum} … ${maximum}` : layerKinds.join(', ');
  return new ProblemError(issue.message as ProblemCode, {
    key,
    minimum,
    maximum,
    options,
    value: excerpt(String(issue.input)),
  });
}

function checkConvolution(layer: ConvolutionShape): void {
  const { name, groups, inputChannels, outputChannels } = layer;
  checkKernel(layer, 'kernelHeight', layer.inputHeight);
  checkKernel(layer, 'kernelWidth', layer.inputWidth);
  for (const channels of [inputChannels, outputChannels]) {
    if (channels % groups !== 0) throw new ProblemError('groups-do-not-divide', { name, groups, channels });
  }
}

function checkKernel(layer: ConvolutionShape, field: 'kernelHeight' | 'kernelWidth', inputs: number): void {
  const { name, stride, padding } = layer;
  const kernel = layer[field];
  const { before, after } = axisGeometry(inputs, kernel, stride, padding);
  const padded = inputs + before + after;
  if (kernel > padded) throw new ProblemError('kernel-exceeds-input', { name, field, kernel, padded });
}
