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
  'horowitz-2014': {
    authors: 'M. Horowitz',
    title: "Computing's energy problem (and what we can do about it)",
    venue: 'ISSCC',
    year: 2014,
    url: 'https://doi.org/10.1109/ISSCC.2014.6757323',
  },
  'sharma-2018': {
    authors: 'H. Sharma, J. Park, N. Suda, L. Lai, B. Chau, V. Chandra, H. Esmaeilzadeh',
    title: 'Bit Fusion: Bit-Level Dynamically Composable Architecture for Accelerating Deep Neural Networks',
    venue: 'ISCA; synthesis results in github.com/hsharma35/bitfusion',
    year: 2018,
    url: 'https://arxiv.org/abs/1712.01507',
  },
  'shao-2014': {
    authors: 'Y. S. Shao, B. Reagen, G.-Y. Wei, D. Brooks',
    title: 'Aladdin: A pre-RTL, power-performance accelerator simulator',
    venue: 'ISCA; tables in github.com/Accelergy-Project/accelergy-aladdin-plug-in',
    year: 2014,
    url: 'https://github.com/Accelergy-Project/accelergy-aladdin-plug-in',
  },
  'you-2020': {
    authors: 'H. You, X. Chen, Y. Zhang, C. Li, S. Li, Z. Liu, Z. Wang, Y. Lin',
    title: 'ShiftAddNet: A Hardware-Inspired Deep Network',
    venue: 'NeurIPS',
    year: 2020,
    url: 'https://arxiv.org/abs/2010.12785',
  },
  qkeras: {
    authors: 'Google',
    title: 'QKeras: qtools energy estimation',
    venue: 'source code',
    year: 2020,
    url: 'https://github.com/google/qkeras',
  },
  'mrazek-2017': {
    authors: 'V. Mrazek, R. Hrbacek, Z. Vasicek, L. Sekanina',
    title: 'EvoApprox8b: Library of Approximate Adders and Multipliers',
    venue: 'DATE; exact circuits of github.com/ehw-fit/evoapproxlib',
    year: 2017,
    url: 'https://github.com/ehw-fit/evoapproxlib',
  },
  'cacti-7': {
    authors: 'R. Balasubramonian, A. B. Kahng, N. Muralimanohar, A. Shafiee, V. Srinivas',
    title: 'CACTI 7: New Tools for Interconnect Exploration in Innovative Off-Chip Memories',
    venue: 'ACM TACO 14(2); as shipped with github.com/KULeuven-MICAS/zigzag',
    year: 2017,
    url: 'https://doi.org/10.1145/3085572',
  },
  accelergy: {
    authors: 'Accelergy project',
    title: 'hwcomponents: unit energies and areas for accelerator models',
    venue: 'source code',
    year: 2025,
    url: 'https://github.com/Accelergy-Project/hwcomponents',
  },
  'chen-2014': {
    authors: 'T. Chen, Z. Du, N. Sun, J. Wang, C. Wu, Y. Chen, O. Temam',
    title: 'DianNao: A Small-Footprint High-Throughput Accelerator for Ubiquitous Machine-Learning',
    venue: 'ASPLOS',
    year: 2014,
    url: 'https://doi.org/10.1145/2541940.2541967',
  },
  'jacob-2018': {
    authors: 'B. Jacob, S. Kligys, B. Chen, M. Zhu, M. Tang, A. Howard, H. Adam, D. Kalenichenko',
    title: 'Quantization and Training of Neural Networks for Efficient Integer-Arithmetic-Only Inference',
    venue: 'CVPR',
    year: 2018,
    url: 'https://arxiv.org/abs/1712.05877',
  },
  'courbariaux-2016': {
    authors: 'M. Courbariaux, I. Hubara, D. Soudry, R. El-Yaniv, Y. Bengio',
    title:
      'Binarized Neural Networks: Training Deep Neural Networks with Weights and Activations Constrained to +1 or -1',
    venue: 'arXiv; source code in github.com/MatthieuCourbariaux/BinaryNet',
    year: 2016,
    url: 'https://arxiv.org/abs/1602.02830',
  },
  'rastegari-2016': {
    authors: 'M. Rastegari, V. Ordonez, J. Redmon, A. Farhadi',
    title: 'XNOR-Net: ImageNet Classification Using Binary Convolutional Neural Networks',
    venue: 'ECCV; source code in github.com/allenai/XNOR-Net',
    year: 2016,
    url: 'https://arxiv.org/abs/1603.05279',
  },
  'ghasemzadeh-2018': {
    authors: 'M. Ghasemzadeh, M. Samragh, F. Koushanfar',
    title: 'ReBNet: Residual Binarized Neural Network',
    venue: 'FCCM; source code in github.com/mohaghasemzadeh/ReBNet',
    year: 2018,
    url: 'https://arxiv.org/abs/1711.01243',
  },
  'mirsalari-2021': {
    authors: 'S. A. Mirsalari et al.',
    title: 'E2BNet: MAC-free yet accurate 2-level binarized neural network accelerator for embedded systems',
    venue: 'Journal of Real-Time Image Processing',
    year: 2021,
    url: 'https://doi.org/10.1007/s11554-021-01148-1',
  },
  'nazari-2019': {
    authors: 'N. Nazari, M. Loni, M. E. Salehi, M. Daneshtalab, M. Sjödin',
    title: 'TOT-Net: An Endeavor Toward Optimizing Ternary Neural Networks',
    venue: 'Euromicro DSD',
    year: 2019,
    url: 'https://doi.org/10.1109/DSD.2019.00052',
  },
  'li-2016': {
    authors: 'F. Li, B. Liu',
    title: 'Ternary Weight Networks',
    venue: 'arXiv',
    year: 2016,
    url: 'https://arxiv.org/abs/1605.04711',
  },
  'gysel-2016': {
    authors: 'P. Gysel',
    title: 'Ristretto: Hardware-Oriented Approximation of Convolutional Neural Networks',
    venue: 'arXiv; source code in github.com/pmgysel/caffe',
    year: 2016,
    url: 'https://arxiv.org/abs/1605.06402',
  },
  'chang-2021': {
    authors: 'S.-E. Chang, Y. Li, M. Sun, W. Jiang, S. Liu, Y. Wang, X. Lin',
    title:
      'RMSMP: A Novel Deep Neural Network Quantization Framework with Row-wise Mixed Schemes and Multiple Precisions',
    venue: 'ICCV',
    year: 2021,
    url: 'https://arxiv.org/abs/2111.00153',
  },
  'li-2020': {
    authors: 'Y. Li, X. Dong, W. Wang',
    title: 'Additive Powers-of-Two Quantization: An Efficient Non-uniform Discretization for Neural Networks',
    venue: 'ICLR; source code in github.com/yhhhli/APoT_Quantization',
    year: 2020,
    url: 'https://arxiv.org/abs/1909.13144',
  },
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
  'courbariaux-2014': {
    authors: 'M. Courbariaux, Y. Bengio, J.-P. David',
    title: 'Training deep neural networks with low precision multiplications',
    venue: 'ICLR Workshops 2015; code in github.com/MatthieuCourbariaux/deep-learning-multipliers',
    year: 2014,
    url: 'https://arxiv.org/abs/1412.7024',
  },
  'gupta-2015': {
    authors: 'S. Gupta, A. Agrawal, K. Gopalakrishnan, P. Narayanan',
    title: 'Deep Learning with Limited Numerical Precision',
    venue: 'ICML',
    year: 2015,
    url: 'https://arxiv.org/abs/1502.02551',
  },
  'gysel-2018': {
    authors: 'P. Gysel, J. Pimentel, M. Motamedi, S. Ghiasi',
    title:
      'Ristretto: A Framework for Empirical Study of Resource-Efficient Inference in Convolutional Neural Networks',
    venue: 'IEEE TNNLS 29(11); code in github.com/pmgysel/caffe',
    year: 2018,
    url: 'https://github.com/pmgysel/caffe',
  },
  'gong-c-2019': {
    authors: 'C. Gong, T. Li, Y. Lu, C. Hao, X. Zhang, D. Chen, Y. Chen',
    title: 'µL2Q: An Ultra-Low Loss Quantization Method for DNN Compression',
    venue: 'IJCNN',
    year: 2019,
    url: 'https://doi.org/10.1109/IJCNN.2019.8851699',
  },
  'gong-r-2019': {
    authors: 'R. Gong, X. Liu, S. Jiang, T. Li, P. Hu, J. Lin, F. Yu, J. Yan',
    title: 'Differentiable Soft Quantization: Bridging Full-Precision and Low-Bit Neural Networks',
    venue: 'ICCV',
    year: 2019,
    url: 'https://arxiv.org/abs/1908.05033',
  },
  'baskin-2018': {
    authors:
      'C. Baskin, N. Liss, Y. Chai, E. Zheltonozhskii, E. Schwartz, R. Giryes, A. Mendelson, A. M. Bronstein',
    title: 'NICE: Noise Injection and Clamping Estimation for Neural Network Quantization',
    venue: 'arXiv; Mathematics 9(17), 2021',
    year: 2018,
    url: 'https://arxiv.org/abs/1810.00162',
  },
  'choi-2018': {
    authors: 'J. Choi, Z. Wang, S. Venkataramani, P. I. Chuang, V. Srinivasan, K. Gopalakrishnan',
    title: 'PACT: Parameterized Clipping Activation for Quantized Neural Networks',
    venue: 'arXiv',
    year: 2018,
    url: 'https://arxiv.org/abs/1805.06085',
  },
  'choi-2019': {
    authors: 'J. Choi, S. Venkataramani, V. Srinivasan, K. Gopalakrishnan, Z. Wang, P. Chuang',
    title: 'Accurate and Efficient 2-bit Quantized Neural Networks',
    venue: 'MLSys; quantizers in github.com/foundation-model-stack/fms-model-optimizer',
    year: 2019,
    url: 'https://proceedings.mlsys.org/paper_files/paper/2019/hash/c443e9d9fc984cda1c5cc447fe2c724d-Abstract.html',
  },
  'zhou-2016': {
    authors: 'S. Zhou, Y. Wu, Z. Ni, X. Zhou, H. Wen, Y. Zou',
    title: 'DoReFa-Net: Training Low Bitwidth Convolutional Neural Networks with Low Bitwidth Gradients',
    venue: 'arXiv',
    year: 2016,
    url: 'https://arxiv.org/abs/1606.06160',
  },
  'asim-2022': {
    authors: 'F. Asim, J. Park, A. Azamat, J. Lee',
    title: 'Centered Symmetric Quantization for Hardware-Efficient Low-Bit Neural Networks',
    venue: 'BMVC',
    year: 2022,
    url: 'https://bmvc2022.mpi-inf.mpg.de/538/',
  },
  'zhao-2020': {
    authors: 'X. Zhao, Y. Wang, X. Cai, C. Liu, L. Zhang',
    title: 'Linear Symmetric Quantization of Neural Networks for Low-precision Integer Hardware',
    venue: 'ICLR; code in github.com/hustzxd/EfficientPyTorch',
    year: 2020,
    url: 'https://github.com/hustzxd/EfficientPyTorch',
  },
  'jung-2019': {
    authors: 'S. Jung, C. Son, S. Lee, J. Son, J. Han, Y. Kwak, S. J. Hwang, C. Choi',
    title: 'Learning to Quantize Deep Networks by Optimizing Quantization Intervals with Task Loss',
    venue: 'CVPR',
    year: 2019,
    url: 'https://arxiv.org/abs/1808.05779',
  },
} as const satisfies Record<string, Reference>;

export type ReferenceKey = keyof typeof references;
