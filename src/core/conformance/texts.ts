/** English texts of the rows, by code: the page has them in a catalogue of its own, the command line prints them. */
export const conformanceTexts = {
  'systolic-cycles':
    '{{name}}, {{m}} × {{k}} by {{k}} × {{n}} on {{side}} × {{side}}, {{dataflow}}: compute cycles',
  'systolic-inputs-read': 'Golden trace, {{dataflow}}: inputs read from the buffer',
  'systolic-weights-read': 'Golden trace, {{dataflow}}: weights read from the buffer',
  'systolic-sums-written': 'Golden trace, {{dataflow}}: sums written to the buffer',
  'systolic-sums-read': 'Golden trace, {{dataflow}}: sums read back',
  'dian-nao-operations': 'DianNao: operations per cycle at the peak',
  'dian-nao-rate': 'DianNao: operations per second at the peak',
  'dian-nao-bandwidth': 'DianNao: weights read at the peak',
  'dian-nao-combinational-power': 'DianNao: power of the combinational logic',
  'dian-nao-memory-power': 'DianNao: power of the on-chip memories',
  'dian-nao-register-ratio': 'DianNao: power of registers and clock over that of logic and memories',
  'dian-nao-power': 'DianNao: power of the chip',
  'dian-nao-area': 'DianNao: area of the chip',
  'eyeriss-elements': 'Eyeriss, AlexNet {{layer}}: elements with work',
  'eyeriss-latency': 'Eyeriss, AlexNet {{layer}}, 4 images: processing time',
  'eyeriss-power': 'Eyeriss, AlexNet {{layer}}: power of the chip',
  'eyeriss-latency-sum': 'Eyeriss, AlexNet, five convolutions, 4 images: processing time',
  'eyeriss-buffer-traffic': 'Eyeriss, AlexNet, 4 images: global buffer traffic',
  'eyeriss-dram-traffic': 'Eyeriss, AlexNet, 4 images: DRAM traffic, compressed',
  'eyeriss-energy': 'Eyeriss, AlexNet: energy of the chip per MAC, 16 bits',
  'eyeriss-vgg-dram': 'Eyeriss, VGG-16: DRAM accesses per MAC',
  'eyeriss-relative-energy':
    'Eyeriss, {{network}}, 16 images: energy per MAC in products, DRAM 200, buffer 6, network 2, scratchpad 1',
  'da-dian-nao-clock': 'DaDianNao: clock',
  'stripes-rule': 'Stripes over DaDianNao, {{bits}}-bit activations: speed',
  'stripes-mean': 'Stripes over DaDianNao, mean over published precisions: speed',
  'pragmatic-speed': 'Pragmatic over DaDianNao, 8 bits: speed',
  'pragmatic-area': 'Pragmatic over DaDianNao, 8 bits: area',
  'pragmatic-power': 'Pragmatic over DaDianNao, 8 bits: power',
  'laconic-speed': 'Laconic with {{wires}} wires of weights over bit-parallel with 2048: speed',
  'laconic-efficiency':
    'Laconic with {{wires}} wires of weights over bit-parallel with 2048: energy efficiency',
  'laconic-crossover-speed': 'Laconic slower than bit-parallel at {{bits}} bits: speed ratio below 1',
  'laconic-crossover-efficiency':
    'Laconic less efficient than bit-parallel at {{bits}} bits: efficiency ratio below 1',
  'scalable-energy': 'Precision-scalable array, energy of a {{wide}}-bit over a {{narrow}}-bit MAC',
  'bpvec-speed': 'BPVeC over {{baseline}}, {{bits}} bits, {{dram}}: speed',
  'bpvec-energy': 'BPVeC over {{baseline}}, {{bits}} bits, {{dram}}: energy of the other over its own',
  'nv-small-multipliers': 'NVDLA small: multipliers of 8 bits',
  'nv-small-buffer': 'NVDLA small: convolution buffer',
  'nv-small-output-stage': 'NVDLA small: output stage',
  'nv-small-output-bound': 'NVDLA small: fewest products per output that do not wait for the output stage',
  'element-energy': 'Bit Fusion: element of {{bits}} bits in an array of {{array}}, energy',
  'element-area': 'Bit Fusion: element of {{bits}} bits in an array of {{array}}, area',
  'fusible-area': 'Bit Fusion: element of 8 bits that splits down to 2 over a fixed one, area',
  'fusible-energy': 'Bit Fusion: element of 8 bits that splits down to 2 over a fixed one, energy',
  'multiplier-area': 'EvoApproxLib: exact multiplier of {{a}} × {{b}} bits, area',
  'energy-factor': 'Energy from 45 nm at {{from}} V to {{nodeNm}} nm at {{to}} V',
  'area-factor': 'Area from 45 nm to {{nodeNm}} nm',
  'qtools-inputs': 'QTools layer d0: energy of reading inputs',
  'qtools-outputs': 'QTools layer d0: energy of writing outputs',
  'qtools-parameters': 'QTools layer d0: energy of reading parameters',
  'qtools-operations': 'QTools layer d0: energy of operations',
  'rounding-half-up': 'Rounding half up of ten numbers, ties among them',
  'rounding-half-even': 'Rounding half to even of the same',
  'rounding-half-away': 'Rounding half away from zero of the same',
  'clamp-before-rounding': 'Clamping comes before rounding: ±6.6 under limits of ±6.5',
  'onnx-quantize-linear': 'ONNX QuantizeLinear, scale 2, zero point 128',
  'onnx-matrix-product': 'ONNX QLinearMatMul, 2 × 4 by 4 × 3 bytes',
  'onnx-convolution': 'ONNX ConvInteger, ramp of 3 × 3 under ones of 2 × 2',
  'qkeras-bits': 'QKeras quantized_bits(6, 2), signed, of 10',
  'qkeras-relu': 'QKeras quantized_relu(6, 2) of three numbers',
  'mnist-mlp': 'MNIST, Brevitas perceptron, W{{weights}} A{{activations}}: accuracy',
  'cifar-cnv': 'CIFAR-10, Brevitas CNV, W{{weights}} A{{activations}}: accuracy',
  'resnet-minmax': 'ImageNet, ResNet-18 after training, min-max, W{{weights}} A{{activations}}: accuracy',
  'resnet-adaround': 'ImageNet, ResNet-18 after training, AdaRound, W{{weights}} A{{activations}}: accuracy',
  'tiny-cnn-float': 'Fashion-MNIST, Tiny CNN, FP32: accuracy',
  'tiny-cnn-edges':
    'Fashion-MNIST, Tiny CNN, min-max, W{{weights}} A{{activations}}, first and last layer 8 bits: accuracy',
  'tiny-cnn-all': 'Fashion-MNIST, Tiny CNN, min-max, W{{weights}} A{{activations}}, all layers: accuracy',

  'last-digit': 'The paper drops what is behind the last digit.',
  'dian-nao-power-inputs':
    'One 3 × 3 convolution that fills all lanes; netlists (cost source gates), without DRAM, at 980 MHz. Logic is scaled from 45 nm at 0.9 V, the voltage of the source, to 65 nm at 1.0 V, memories are CACTI’s at 65 nm. Not blind for the memories: a first comparison scaled them as logic and missed.',
  'dian-nao-logic-cause':
    'Likely cause of a miss: of ours, 225 mW are products and trees, 5 % of that glitches. The chip’s multipliers are truncated and keep 53 % of their partial products, ours all; and its operands are of networks, ours use all 16 bits: codes of 8 bits in the same lanes take 115 mW.',
  'dian-nao-memory-cause':
    'Likely cause of a miss: on the chip the buffers of inputs and outputs take nearly as much as that of weights; here sums stay in their accumulators, and inputs come from one small macro.',
  'dian-nao-nothing-fitted':
    'A calibration row without tolerance. Nothing was fitted to it: flip-flops are counted one by one, and the tree that brings them the clock is not modelled.',
  'dian-nao-area-inputs':
    'Logic scaled from 45 to 65 nm, memories of CACTI at 65 nm. Not blind: the factor of shallow memories and the share of filler cells come from the area table of this chip, and a first comparison scaled memories as logic and missed. Its buffers of inputs and outputs are much larger than ours.',
  'eyeriss-schedule':
    'Which elements work on what follows from sizes alone: least relative energy times cycles, then least DRAM traffic. The paper’s own schedule is not at hand. Not blind: this rule was settled on with these figures in view.',
  'eyeriss-loading':
    'Assumed: weights of a pass are loaded before it begins, four words a cycle. Waiting for DRAM is left out, as in the published processing time.',
  'eyeriss-folds':
    'Likely cause of a miss: the same number of cycles is reached with other sets, here two of 14 rows where the chip folds one of 27.',
  'eyeriss-energy-inputs':
    'Netlists of whole 16-bit multipliers (cost source gates) at 65 nm and 1.0 V, without DRAM; no zeros in the image and half of all other inputs. In elements with work, all flip-flops of the scratchpads of inputs and sums are clocked in every cycle. Not blind: a first comparison without them missed by half; what a clock drives of one is another publication’s.',
  'eyeriss-energy-cause':
    'Likely cause of a miss: control of elements and network, and wires and buffers of the clock tree, are not modelled; elements without work are taken to be gated.',
  'eyeriss-compression':
    'Activations but the image are compressed 1.51 times, the geometric mean of the published 1.2 to 1.9.',
  'eyeriss-relative-inputs':
    'Words that our schedule moves, weighted alike; without compression, pools left out.',
  'sum-of-parts': 'A sum of the rows above: errors of its parts cancel.',
  'taken-over': 'A parameter that we take over, not a prediction.',
  'laconic-inputs':
    'Assumed: {{filters}} filters of 16 lanes with 4 wires a term, 16 windows; the other design takes 128 weights of 16 bits a cycle. 8-bit codes of a trained ResNet-8 on Fashion-MNIST: 2.2 pairs of terms a product, 7.2 in the slowest of 16 lanes, for which a column waits. Speed is cycles, as of both at 1 GHz. Likely cause of a miss: the published lead is about that of lanes that wait for nobody, {{lead}} with these sizes and codes; how the chip comes near it, on which networks of ImageNet and in which widths is not published with the figure.',
  'pragmatic-inputs':
    'The rule alone, on synthetic codes: numbers of a normal distribution after a ReLU, in 8 bits under the step of least error. All lanes of a tile wait for the input with most one bits.',
  'equal-lanes':
    'As many lanes in the same places, each as fast as its lanes allow (at one clock both take as long for signs), without DRAM: one tile of DaDianNao with 16 positions side by side, as Laconic has them. Two-bit codes of a trained ResNet-8 on Fashion-MNIST; signs are one term each.',
  'scalable-inputs':
    'One unit under synthetic operands, registers and accumulator included; the publication is at 28 nm, so only ratios are compared.',
  'bpvec-inputs':
    'Convolutions of AlexNet, one image. At one image DRAM decides, and its energy is the same for both; on the chip alone, products of 8 bits out of slices of 2 cost ours little less than whole ones. Sizes of all three machines and their bandwidths are recalled, hence assumed: 1024, 512 and 448 multipliers of 8 bits, 16 or 256 GB/s.',
  'bpvec-not-blind':
    'Not blind: a first comparison ran the same layers as matrix products, which DRAM has to deliver as unfolded windows; more of its rows missed.',
  'own-accumulator':
    'That an element alone has an accumulator of twice its width is assumed, and was chosen with this row in sight.',
  'not-blind': 'Not blind: the fit to the arrays of 4 × 4 was compared with it before.',
  'fusible-inputs': 'Netlists of one lane each with an accumulator of 32 bits, synthetic operands.',
  'multiplier-inputs':
    'Unsigned, of our netlists; nothing was fitted to it. The published library has larger cells: at 8 × 8 bits Horowitz’ 282 µm² are near ours.',

  'no-machine': '{{machine}} is not modelled yet.',
  'no-precisions': 'The published precisions of every layer are not at hand.',
  'one-rounding': 'One rounding is used everywhere, half up; it differs at ties alone.',
  'other-network': 'Another network and data set, which are not trained here.',
  'needs-training': 'Asks for a training; the gallery and the training screen show ours.',
} as const;

export type ConformanceTextCode = keyof typeof conformanceTexts;

/** A text of the catalogue with what is filled in. */
export interface ConformanceText {
  readonly code: ConformanceTextCode;
  readonly parameters: Readonly<Record<string, string | number>>;
}

/** The English sentence. */
export function conformanceSentence({ code, parameters }: ConformanceText): string {
  return conformanceTexts[code].replace(/\{\{(\w+)\}\}/g, (_, name: string) =>
    String(parameters[name] ?? ''),
  );
}
