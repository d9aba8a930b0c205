import type { Reference } from './reference';

/** Fronts, searches and statistics. */
export const explorationReferences = {
  'kung-1975': {
    authors: 'H. T. Kung, F. Luccio, F. P. Preparata',
    title: 'On Finding the Maxima of a Set of Vectors',
    venue: 'Journal of the ACM 22(4)',
    year: 1975,
    url: 'https://doi.org/10.1145/321906.321910',
  },
  'zitzler-1999': {
    authors: 'E. Zitzler, L. Thiele',
    title:
      'Multiobjective Evolutionary Algorithms: A Comparative Case Study and the Strength Pareto Approach',
    venue: 'IEEE Transactions on Evolutionary Computation 3(4)',
    year: 1999,
    url: 'https://doi.org/10.1109/4235.797969',
  },
  'fonseca-2006': {
    authors: 'C. M. Fonseca, L. Paquete, M. López-Ibáñez',
    title: 'An Improved Dimension-Sweep Algorithm for the Hypervolume Indicator',
    venue: 'IEEE Congress on Evolutionary Computation',
    year: 2006,
    url: 'https://doi.org/10.1109/CEC.2006.1688440',
  },
  'das-1999': {
    authors: 'I. Das',
    title: 'On characterizing the "knee" of the Pareto curve based on Normal-Boundary Intersection',
    venue: 'Structural Optimization 18',
    year: 1999,
    url: 'https://doi.org/10.1007/BF01195985',
  },
  'wierzbicki-1980': {
    authors: 'A. P. Wierzbicki',
    title: 'The Use of Reference Objectives in Multiobjective Optimization',
    venue: 'Multiple Criteria Decision Making Theory and Application, Springer',
    year: 1980,
    url: 'https://doi.org/10.1007/978-3-642-48782-8_32',
  },
  'deb-2002': {
    authors: 'K. Deb, A. Pratap, S. Agarwal, T. Meyarivan',
    title: 'A Fast and Elitist Multiobjective Genetic Algorithm: NSGA-II',
    venue: 'IEEE Transactions on Evolutionary Computation 6(2)',
    year: 2002,
    url: 'https://doi.org/10.1109/4235.996017',
  },
  'mcnemar-1947': {
    authors: 'Q. McNemar',
    title: 'Note on the sampling error of the difference between correlated proportions or percentages',
    venue: 'Psychometrika 12(2)',
    year: 1947,
    url: 'https://doi.org/10.1007/BF02295996',
  },
  'fagerland-2013': {
    authors: 'M. W. Fagerland, S. Lydersen, P. Laake',
    title:
      'The McNemar test for binary matched-pairs data: mid-p and asymptotic are better than exact conditional',
    venue: 'BMC Medical Research Methodology 13:91',
    year: 2013,
    url: 'https://doi.org/10.1186/1471-2288-13-91',
  },
  'ernst-2004': {
    authors: 'M. D. Ernst',
    title: 'Permutation Methods: A Basis for Exact Inference',
    venue: 'Statistical Science 19(4)',
    year: 2004,
    url: 'https://doi.org/10.1214/088342304000000396',
  },
  'efron-1979': {
    authors: 'B. Efron',
    title: 'Bootstrap Methods: Another Look at the Jackknife',
    venue: 'The Annals of Statistics 7(1)',
    year: 1979,
    url: 'https://doi.org/10.1214/aos/1176344552',
  },
  'nist-statistics': {
    authors: 'NIST/SEMATECH',
    title: "e-Handbook of Statistical Methods, 1.3.6.7.2 Critical Values of the Student's t Distribution",
    venue: 'NIST',
    year: 2012,
    url: 'https://www.itl.nist.gov/div898/handbook/eda/section3/eda3672.htm',
  },
} as const satisfies Record<string, Reference>;
