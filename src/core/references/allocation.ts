import type { Reference } from './reference';

/** Choice of widths layer by layer. */
export const allocationReferences = {
  'judd-2015': {
    authors: 'P. Judd, J. Albericio, T. Hetherington, T. Aamodt, N. Enright Jerger, R. Urtasun, A. Moshovos',
    title: 'Reduced-Precision Strategies for Bounded Memory in Deep Neural Nets',
    venue: 'arXiv',
    year: 2015,
    url: 'https://arxiv.org/abs/1511.05236',
  },
  'nikolic-2020': {
    authors:
      'M. Nikolić, G. Ben Hacene, C. Bannon, A. Delmas Lascorz, M. Courbariaux, Y. Bengio, V. Gripon, A. Moshovos',
    title: 'BitPruning: Learning Bitlengths for Aggressive and Accurate Quantization',
    venue: 'arXiv',
    year: 2020,
    url: 'https://arxiv.org/abs/2002.03090',
  },
  'dong-2019': {
    authors: 'Z. Dong, Z. Yao, A. Gholami, M. W. Mahoney, K. Keutzer',
    title: 'HAWQ: Hessian AWare Quantization of Neural Networks With Mixed-Precision',
    venue: 'ICCV',
    year: 2019,
    url: 'https://arxiv.org/abs/1905.03696',
  },
} as const satisfies Record<string, Reference>;
