import { areaFactorFrom45nm, energyFactor, statedTechnology } from '../technology';
import {
  cacti65AreaMm2,
  cacti65LeakageMwPerKilobyte,
  cacti65ReadPj,
  cacti65WidthsBits,
  cacti65WritePj,
} from './cacti-65';
import { cactiKilobytes } from './cacti-table';
import { type SramAccess, sramAreaUm2, sramEnergyPj } from './sram';
import { sramCells } from './sram-cells';

/**
 * What figures of SRAM at 45 nm are multiplied by besides the factors of all circuits, which are those of logic: memories
 * shrink less. 1 at nodes that have no table.
 */
export interface SramNode {
  accessFactor(access: SramAccess, kilobytes: number, rowBits: number): number;
  areaFactor(kilobytes: number): number;
  readonly leakageFactor: number;
}

const likeLogic: SramNode = { accessFactor: () => 1, areaFactor: () => 1, leakageFactor: 1 };

/** The supply that the table is taken to hold for: that of chips at 65 nm. */
const tabled = { nodeNm: 65, voltage: 1 } as const;

const logicEnergy = energyFactor(statedTechnology, tabled);
const [narrowBits, wideBits] = cacti65WidthsBits;

/** By capacity, for the narrow and the wide rows. */
const accessRatios = { read: ratiosOf('read', cacti65ReadPj), write: ratiosOf('write', cacti65WritePj) };
const areaRatios = cacti65AreaMm2.map((mm2, index) => (mm2 * 1e6) / sramAreaUm2(kilobytesAt(index)));

const at65Nm: SramNode = {
  accessFactor: (access, kilobytes, rowBits) => {
    const along = Math.log(rowBits / narrowBits) / Math.log(wideBits / narrowBits);
    const across = Math.min(1, Math.max(0, along));
    const ratios = accessRatios[access].map(([narrow, wide]) => narrow ** (1 - across) * wide ** across);
    return between(ratios, kilobytes) / logicEnergy;
  },
  areaFactor: (kilobytes) => between(areaRatios, kilobytes) / areaFactorFrom45nm(tabled.nodeNm),
  leakageFactor: cacti65LeakageMwPerKilobyte / sramCells.get('low-power').leakageMwPerKilobyte / logicEnergy,
};

/** CACTI's own figures at 65 nm (`cacti-7`), for rows of 64 to 256 bits. */
export function sramNode(nodeNm: number): SramNode {
  return nodeNm === tabled.nodeNm ? at65Nm : likeLogic;
}

function ratiosOf(access: SramAccess, table: readonly (readonly [number, number])[]) {
  return table.map(([narrow, wide], index): readonly [number, number] => [
    narrow / sramEnergyPj(access, kilobytesAt(index), narrowBits),
    wide / sramEnergyPj(access, kilobytesAt(index), wideBits),
  ]);
}

function kilobytesAt(index: number): number {
  return cactiKilobytes[index] as number;
}

/** Straight lines in the logarithm of the capacity. */
function between(ratios: readonly number[], kilobytes: number): number {
  const place = Math.min(ratios.length - 1, Math.max(0, Math.log2(kilobytes)));
  const below = Math.min(ratios.length - 2, Math.floor(place));
  const [lower, upper] = [ratios[below] as number, ratios[below + 1] as number];
  return lower + (place - below) * (upper - lower);
}
