interface NodeEnergy {
  readonly quadratic: number;
  readonly linear: number;
  readonly constant: number;
}

/** Energy relative to that of other nodes, by the supply in volts: a V^2 + b V + c (`stillmaker-2017`, as `accelergy` codes it). */
const energyByNode: Readonly<Record<number, NodeEnergy>> = {
  130: { quadratic: 7.171, linear: -6.709, constant: 2.904 },
  90: { quadratic: 4.762, linear: -4.781, constant: 2.092 },
  65: { quadratic: 3.755, linear: -4.398, constant: 1.975 },
  45: { quadratic: 1.103, linear: -0.362, constant: 0.2767 },
  32: { quadratic: 0.9559, linear: -0.7823, constant: 0.471 },
  20: { quadratic: 0.373, linear: -0.1582, constant: 0.04104 },
  16: { quadratic: 0.2958, linear: -0.1241, constant: 0.03024 },
  14: { quadratic: 0.2363, linear: -0.09675, constant: 0.02239 },
  10: { quadratic: 0.2068, linear: -0.09311, constant: 0.02375 },
  7: { quadratic: 0.1776, linear: -0.09097, constant: 0.02447 },
};

/** Area of one circuit at other nodes: row 45 of `stillmaker-2017` as `accelergy` codes it (techscaling.py of hwcomponents). */
const areaFrom45nm: Readonly<Record<number, number>> = {
  90: 2.8,
  65: 1.5,
  45: 1,
  32: 0.46,
  20: 0.21,
  16: 0.19,
  14: 0.17,
  10: 0.1,
  7: 0.059,
};

/** A process with the supply at which energies hold. */
export interface Technology {
  readonly nodeNm: number;
  readonly voltage: number;
}

/** What the figures of all cost sources and memories are stated for. */
export const statedTechnology: Technology = { nodeNm: 45, voltage: 0.9 };

/** Nodes that figures can be brought to, as options of a control. */
export const technologyNodes = ['90', '65', '45', '32', '20', '16', '14', '10', '7'] as const;

/** Volts between which the energies of every node rise with the supply. */
export const supplyRange = { minimum: 0.6, maximum: 1.2 } as const;

/** What figures at 45 nm and 0.9 V are multiplied by to hold in another technology. */
export interface TechnologyFactors {
  readonly energy: number;
  readonly area: number;
  readonly leakage: number;
  /** Of a path between two registers. */
  readonly delay: number;
}

/**
 * Dynamic energy and area by Stillmaker's factors (`stillmaker-2017`); leakage by that of energy and delay by the ratio of
 * the nodes, whatever the supply, as `accelergy` has them. A node without a row is a RangeError.
 */
export function factorsFromStated(technology: Technology): TechnologyFactors {
  const energy = energyFactor(statedTechnology, technology);
  const area = areaFactorFrom45nm(technology.nodeNm);
  return { energy, area, leakage: energy, delay: technology.nodeNm / statedTechnology.nodeNm };
}

/** Factor from the energy of a circuit in one technology to its energy in another. A node without a row is a RangeError. */
export function energyFactor(from: Technology, to: Technology): number {
  return relativeEnergy(to) / relativeEnergy(from);
}

/** Factor from the area of a circuit at 45 nm to its area at another node. A node without a row is a RangeError. */
export function areaFactorFrom45nm(nodeNm: number): number {
  const factor = areaFrom45nm[nodeNm];
  if (factor === undefined) throw new RangeError(`no area at ${nodeNm} nm`);
  return factor;
}

function relativeEnergy({ nodeNm, voltage }: Technology): number {
  const row = energyByNode[nodeNm];
  if (!row) throw new RangeError(`no energy at ${nodeNm} nm`);
  return row.quadratic * voltage ** 2 + row.linear * voltage + row.constant;
}
