import type { Reference } from './reference';

/** Machines and simulators of them. */
export const acceleratorReferences = {
  'chen-2014': {
    authors: 'T. Chen, Z. Du, N. Sun, J. Wang, C. Wu, Y. Chen, O. Temam',
    title: 'DianNao: A Small-Footprint High-Throughput Accelerator for Ubiquitous Machine-Learning',
    venue: 'ASPLOS',
    year: 2014,
    url: 'https://doi.org/10.1145/2541940.2541967',
  },
  'chen-2014-dadiannao': {
    authors: 'Y. Chen, T. Luo, S. Liu, S. Zhang, L. He, J. Wang, L. Li, T. Chen, Z. Xu, N. Sun, O. Temam',
    title: 'DaDianNao: A Machine-Learning Supercomputer',
    venue: 'MICRO',
    year: 2014,
    url: 'https://doi.org/10.1109/MICRO.2014.58',
  },
  dnnsim: {
    authors: 'I. Edo Vivancos et al.',
    title: 'DNNsim, a cycle simulator of value-dependent accelerators',
    venue: 'github.com/isakedo/DNNsim',
    year: 2020,
    url: 'https://github.com/isakedo/DNNsim',
  },
  'judd-2016': {
    authors: 'P. Judd, J. Albericio, T. Hetherington, T. M. Aamodt, A. Moshovos',
    title: 'Stripes: Bit-Serial Deep Neural Network Computing',
    venue: 'MICRO',
    year: 2016,
    url: 'https://doi.org/10.1109/MICRO.2016.7783722',
  },
  'albericio-2017': {
    authors: 'J. Albericio et al.',
    title: 'Bit-Pragmatic Deep Neural Network Computing',
    venue: 'MICRO',
    year: 2017,
    url: 'https://arxiv.org/abs/1610.06920',
  },
  'sharify-2019': {
    authors: 'S. Sharify et al.',
    title: 'Laconic Deep Learning Inference Acceleration',
    venue: 'ISCA',
    year: 2019,
    url: 'https://arxiv.org/abs/1805.04513',
  },
  'ghodrati-2020': {
    authors: 'S. Ghodrati, H. Sharma, C. Young, N. S. Kim, H. Esmaeilzadeh',
    title: 'Bit-Parallel Vector Composability for Neural Acceleration',
    venue: 'DAC',
    year: 2020,
    url: 'https://arxiv.org/abs/2004.05333',
  },
  'sharma-2018': {
    authors: 'H. Sharma, J. Park, N. Suda, L. Lai, B. Chau, V. Chandra, H. Esmaeilzadeh',
    title: 'Bit Fusion: Bit-Level Dynamically Composable Architecture for Accelerating Deep Neural Networks',
    venue: 'ISCA; synthesis results in github.com/hsharma35/bitfusion',
    year: 2018,
    url: 'https://arxiv.org/abs/1712.01507',
  },
  'samajdar-2018': {
    authors: 'A. Samajdar, Y. Zhu, P. Whatmough, M. Mattina, T. Krishna',
    title: 'SCALE-Sim: Systolic CNN Accelerator Simulator',
    venue: 'arXiv; code in github.com/scalesim-project/SCALE-Sim',
    year: 2018,
    url: 'https://arxiv.org/abs/1811.02883',
  },
  nvdla: {
    authors: 'NVIDIA',
    title: 'NVIDIA Deep Learning Accelerator, configuration nv_small',
    venue: 'github.com/nvdla/hw, spec/defs/nv_small.spec',
    year: 2018,
    url: 'https://github.com/nvdla/hw',
  },
  'chen-2016': {
    authors: 'Y.-H. Chen, J. Emer, V. Sze',
    title: 'Eyeriss: A Spatial Architecture for Energy-Efficient Dataflow for Convolutional Neural Networks',
    venue: 'ISCA',
    year: 2016,
    url: 'https://doi.org/10.1109/ISCA.2016.40',
  },
  'chen-2017': {
    authors: 'Y.-H. Chen, T. Krishna, J. S. Emer, V. Sze',
    title: 'Eyeriss: An Energy-Efficient Reconfigurable Accelerator for Deep Convolutional Neural Networks',
    venue: 'IEEE Journal of Solid-State Circuits 52(1)',
    year: 2017,
    url: 'https://doi.org/10.1109/JSSC.2016.2616357',
  },
  'manasi-2020': {
    authors: 'S. D. Manasi, F. S. Snigdha, S. S. Sapatnekar',
    title:
      'NeuPart: Using Analytical Models to Drive Energy-Efficient Partitioning of CNN Computations on Cloud-Connected Mobile Clients',
    venue: 'IEEE TVLSI; clock model of github.com/manasiumn37/CNNergy',
    year: 2020,
    url: 'https://github.com/manasiumn37/CNNergy',
  },
  'micas-psma': {
    authors: 'KU Leuven MICAS',
    title: 'PSMA-benchmark: synthesised precision-scalable MAC arrays',
    venue: 'github.com/KULeuven-MICAS/PSMA-benchmark',
    year: 2022,
    url: 'https://github.com/KULeuven-MICAS/PSMA-benchmark',
  },
} as const satisfies Record<string, Reference>;
