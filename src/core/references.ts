/** Every paper and data source that the product cites. */
export interface Reference {
  readonly authors: string;
  readonly title: string;
  readonly venue: string;
  readonly year: number;
  readonly url: string;
}

export const references = {
  'esser-2020': {
    authors: 'S. K. Esser, J. L. McKinstry, D. Bablani, R. Appuswamy, D. S. Modha',
    title: 'Learned Step Size Quantization',
    venue: 'ICLR',
    year: 2020,
    url: 'https://arxiv.org/abs/1902.08153',
  },
  'bhalgat-2020': {
    authors: 'Y. Bhalgat, J. Lee, M. Nagel, T. Blankevoort, N. Kwak',
    title: 'LSQ+: Improving low-bit quantization through learnable offsets and better initialization',
    venue: 'CVPR Workshops',
    year: 2020,
    url: 'https://arxiv.org/abs/2004.09576',
  },
  'kung-1975': {
    authors: 'H. T. Kung, F. Luccio, F. P. Preparata',
    title: 'On Finding the Maxima of a Set of Vectors',
    venue: 'Journal of the ACM 22(4)',
    year: 1975,
    url: 'https://doi.org/10.1145/321906.321910',
  },
  'nist-statistics': {
    authors: 'NIST/SEMATECH',
    title: "e-Handbook of Statistical Methods, 1.3.6.7.2 Critical Values of the Student's t Distribution",
    venue: 'NIST',
    year: 2012,
    url: 'https://www.itl.nist.gov/div898/handbook/eda/section3/eda3672.htm',
  },
  'mckinstry-2018': {
    authors: 'J. L. McKinstry et al.',
    title:
      'Discovering Low-Precision Networks Close to Full-Precision Networks for Efficient Embedded Inference',
    venue: 'arXiv',
    year: 2018,
    url: 'https://arxiv.org/abs/1809.04191',
  },
} as const satisfies Record<string, Reference>;

export type ReferenceKey = keyof typeof references;
