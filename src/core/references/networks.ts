import type { Reference } from './reference';

/** Networks of the literature, and programs that quantize networks. */
export const networkReferences = {
  'krizhevsky-2012': {
    authors: 'A. Krizhevsky, I. Sutskever, G. E. Hinton',
    title: 'ImageNet Classification with Deep Convolutional Neural Networks',
    venue: 'NIPS',
    year: 2012,
    url: 'https://papers.nips.cc/paper/4824-imagenet-classification-with-deep-convolutional-neural-networks',
  },
  'simonyan-2015': {
    authors: 'K. Simonyan, A. Zisserman',
    title: 'Very Deep Convolutional Networks for Large-Scale Image Recognition',
    venue: 'ICLR',
    year: 2015,
    url: 'https://arxiv.org/abs/1409.1556',
  },
  'he-2016': {
    authors: 'K. He, X. Zhang, S. Ren, J. Sun',
    title: 'Deep Residual Learning for Image Recognition',
    venue: 'CVPR',
    year: 2016,
    url: 'https://arxiv.org/abs/1512.03385',
  },
  'sandler-2018': {
    authors: 'M. Sandler, A. Howard, M. Zhu, A. Zhmoginov, L.-C. Chen',
    title: 'MobileNetV2: Inverted Residuals and Linear Bottlenecks',
    venue: 'CVPR',
    year: 2018,
    url: 'https://arxiv.org/abs/1801.04381',
  },
  onnx: {
    authors: 'ONNX project',
    title: 'Open Neural Network Exchange: test cases of operators',
    venue: 'github.com/onnx/onnx',
    year: 2024,
    url: 'https://github.com/onnx/onnx',
  },
  qonnx: {
    authors: 'FastML and AMD',
    title: 'QONNX: arbitrary-precision quantized networks in ONNX',
    venue: 'github.com/fastmachinelearning/qonnx',
    year: 2022,
    url: 'https://github.com/fastmachinelearning/qonnx',
  },
  brevitas: {
    authors: 'AMD Research',
    title: 'Brevitas: neural network quantization in PyTorch',
    venue: 'github.com/Xilinx/brevitas, bnn_pynq',
    year: 2024,
    url: 'https://github.com/Xilinx/brevitas',
  },
  mqbench: {
    authors: 'ModelTC',
    title: 'MQBench: model quantization benchmark',
    venue: 'github.com/ModelTC/MQBench',
    year: 2021,
    url: 'https://github.com/ModelTC/MQBench',
  },
} as const satisfies Record<string, Reference>;
