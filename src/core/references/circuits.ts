import type { Reference } from './reference';

/** Energy, area and delay of arithmetic, memories and technologies. */
export const circuitReferences = {
  'horowitz-2014': {
    authors: 'M. Horowitz',
    title: "Computing's energy problem (and what we can do about it)",
    venue: 'ISSCC',
    year: 2014,
    url: 'https://doi.org/10.1109/ISSCC.2014.6757323',
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
  'nangate-45': {
    authors: 'Nangate',
    title: 'NanGate 45 nm Open Cell Library, PDKv1.3 v2010.12',
    venue: 'platform nangate45 of github.com/The-OpenROAD-Project/OpenROAD-flow-scripts',
    year: 2010,
    url: 'https://github.com/The-OpenROAD-Project/OpenROAD-flow-scripts/tree/master/flow/platforms/nangate45',
  },
  'baugh-1973': {
    authors: 'C. R. Baugh, B. A. Wooley',
    title: "A Two's Complement Parallel Array Multiplication Algorithm",
    venue: 'IEEE Transactions on Computers 22(12)',
    year: 1973,
    url: 'https://doi.org/10.1109/T-C.1973.223648',
  },
  'martel-1995': {
    authors: 'C. Martel, V. Oklobdzija, R. Ravi, P. F. Stelling',
    title: 'Design Strategies for Optimal Multiplier Circuits',
    venue: 'IEEE Symposium on Computer Arithmetic',
    year: 1995,
    url: 'https://doi.org/10.1184/R1/6705092.v1',
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
  'shafiee-2016': {
    authors: 'A. Shafiee et al.',
    title: 'ISAAC: A Convolutional Neural Network Accelerator with In-Situ Analog Arithmetic in Crossbars',
    venue: 'ISCA',
    year: 2016,
    url: 'https://doi.org/10.1109/ISCA.2016.12',
  },
  'stillmaker-2017': {
    authors: 'A. Stillmaker, B. Baas',
    title: 'Scaling equations for the accurate prediction of CMOS device performance from 180 nm to 7 nm',
    venue: 'Integration, the VLSI Journal 58',
    year: 2017,
    url: 'https://doi.org/10.1016/j.vlsi.2017.02.002',
  },
} as const satisfies Record<string, Reference>;
