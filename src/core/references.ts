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
} as const satisfies Record<string, Reference>;

export type ReferenceKey = keyof typeof references;
