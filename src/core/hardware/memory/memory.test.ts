import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { energyFactor, statedTechnology } from '../technology';
import { bufferAccessPj, bufferAreaUm2, bufferLeakageUw, isBufferExtrapolated } from './buffer';
import { cactiAreaMm2, cactiKilobytes, cactiReadPj, cactiWidthsBits, cactiWritePj } from './cacti-table';
import { dramKinds } from './dram';
import { sramAreaUm2, sramEnergyPj } from './sram';
import { sramCells } from './sram-cells';
import { sramNode } from './sram-node';

/** A flip-flop of Aladdin's and 0.3 of a bit of Horowitz' 8-bit adder. */
const elements = {
  register: { energyPj: 0.009, areaUm2: 5.98, leakageUw: 0.07 },
  multiplexer: { energyPj: 0.3 * (0.03 / 8), areaUm2: 0.3 * (36 / 8), leakageUw: 0.0225 },
};

const kinds = { elements, sramCell: sramCells.get('low-power'), sramNode: sramNode(45) };

describe('SRAM', () => {
  it('returns every entry of the table', () => {
    for (const [row, kilobytes] of cactiKilobytes.entries()) {
      for (const [column, bits] of cactiWidthsBits.entries()) {
        expect(sramEnergyPj('read', kilobytes, bits)).toBeCloseTo(cactiReadPj[row]![column]!, 9);
        expect(sramEnergyPj('write', kilobytes, bits)).toBeCloseTo(cactiWritePj[row]![column]!, 9);
      }
      expect(sramAreaUm2(kilobytes)).toBeCloseTo(cactiAreaMm2[row]! * 1e6, 3);
    }
  });

  it('interpolates in logarithms', () => {
    // Half way between 2 and 4 KB and between 64 and 128 bits in logarithms: the geometric mean of 0.98, 1.73, 1.50, 2.14.
    const expected = (0.98 * 1.73 * 1.5 * 2.14) ** 0.25;
    expect(sramEnergyPj('read', Math.sqrt(8), Math.sqrt(64 * 128))).toBeCloseTo(expected, 9);
  });

  it('grows in proportion beyond 256 bits and charges 32 bits for less', () => {
    expect(sramEnergyPj('read', 2, 512)).toBeCloseTo(8, 9);
    expect(sramEnergyPj('write', 2, 8)).toBeCloseTo(1.31, 9);
    const buffer = { banks: 1, kilobytesPerBank: 2 };
    expect([16, 32, 256, 257].map((bits) => isBufferExtrapolated(buffer, bits))).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });

  it('never makes a larger macro cheaper to read or smaller', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1, max: 1000, noNaN: true }),
        fc.integer({ min: 8, max: 512 }),
        (kilobytes, bits) => {
          const larger = Math.min(1024, kilobytes * 1.1);
          expect(sramEnergyPj('read', larger, bits)).toBeGreaterThanOrEqual(
            sramEnergyPj('read', kilobytes, bits),
          );
          expect(sramAreaUm2(larger)).toBeGreaterThan(sramAreaUm2(kilobytes));
        },
      ),
    );
  });

  it('costs more and leaks more or less by its cells', () => {
    const buffer = { banks: 4, kilobytesPerBank: 32 };
    const ofCell = (id: string) => {
      const kinds = { elements, sramCell: sramCells.get(id), sramNode: sramNode(45) };
      return [bufferAccessPj(kinds, buffer, 'read', 64), bufferLeakageUw(kinds, buffer)];
    };
    // 64-bit reads of 32 KB: 6.2 pJ, 10.7 pJ, and sqrt(1.7 * 2.5) times 6.2 pJ; 16.9 and 1220 uW per KB.
    expect(ofCell('low-power')[0]).toBeCloseTo(6.2, 9);
    expect(ofCell('high-performance')[0]).toBeCloseTo(10.7, 9);
    expect(ofCell('low-standby')[0]).toBeCloseTo(6.2 * 2.0616, 3);
    expect(['low-power', 'high-performance', 'low-standby'].map((id) => ofCell(id)[1])).toEqual([
      128 * 16.9,
      128 * 1220,
      0,
    ]);
    // Between 8 KB (4.31 / 2.65) and 32 KB (10.7 / 6.2) half way in logarithms; below 8 KB as there.
    const { accessFactor } = sramCells.get('high-performance');
    expect(accessFactor(16)).toBeCloseTo((4.31 / 2.65 + 10.7 / 6.2) / 2, 9);
    expect([1, 8].map(accessFactor)).toEqual([4.31 / 2.65, 4.31 / 2.65]);
  });

  it.each([0.5, 2048, Number.NaN])('refuses %s KB', (kilobytes) => {
    expect(() => sramEnergyPj('read', kilobytes, 64)).toThrow(RangeError);
    expect(() => sramAreaUm2(kilobytes)).toThrow(RangeError);
  });
});

describe('buffer', () => {
  it('is a register file below 1 KB', () => {
    const buffer = { banks: 2, kilobytesPerBank: 0.5 };
    // 64 rows of 64 bits: 6 levels of multiplexers at 0.3 of an adder bit (0.03 / 8 pJ); writes clock 64 flip-flops.
    expect(bufferAccessPj(kinds, buffer, 'read', 64)).toBeCloseTo(6 * 64 * 0.3 * (0.03 / 8), 9);
    expect(bufferAccessPj(kinds, buffer, 'write', 64)).toBeCloseTo(64 * 0.009, 9);
    expect(bufferAreaUm2(kinds, buffer, 3.5)).toBeCloseTo(8192 * (5.98 + 0.3 * (36 / 8)), 6);
    expect(bufferLeakageUw(kinds, buffer)).toBeCloseTo(8192 * 0.0925, 9);
  });

  it('multiplies the area of SRAM macros, bank by bank', () => {
    const buffer = { banks: 16, kilobytesPerBank: 2 };
    expect(bufferAreaUm2(kinds, buffer, 3.5)).toBeCloseTo(16 * 3.5 * 6700, 6);
    expect(bufferLeakageUw(kinds, buffer)).toBeCloseTo(32 * 16.9, 9);
    expect(bufferAccessPj(kinds, buffer, 'read', 256)).toBeCloseTo(4, 9);
  });
});

it('takes SRAM at 65 nm from its own table, once all circuits are scaled', () => {
  const scaled = { ...kinds, sramNode: sramNode(65) };
  const buffer = { banks: 16, kilobytesPerBank: 2 };
  const logicEnergy = energyFactor(statedTechnology, { nodeNm: 65, voltage: 1 });
  expect(bufferAccessPj(scaled, buffer, 'read', 256) * logicEnergy).toBeCloseTo(8.14, 9);
  expect(bufferAccessPj(scaled, buffer, 'write', 64) * logicEnergy).toBeCloseTo(4.66, 9);
  expect(bufferAreaUm2(scaled, buffer, 3.5) * 1.5).toBeCloseTo(16 * 3.5 * 14_100, 6);
  expect(bufferLeakageUw(scaled, buffer) * logicEnergy).toBeCloseTo(32 * 46, 9);
  // Between 16 and 32 KB half way in logarithms, and between 64 and 256 bits: the mean of both roots of products.
  const halfWay = bufferAccessPj(scaled, { banks: 1, kilobytesPerBank: 16 }, 'read', 128) * logicEnergy;
  expect(halfWay).toBeCloseTo(4.62 * Math.sqrt((8.3 / 3.49) * (13.5 / 7.03)), 9);
});

it('has registers and memories at other nodes shrink like logic', () => {
  const buffer = { banks: 1, kilobytesPerBank: 0.5 };
  const scaled = { ...kinds, sramNode: sramNode(65) };
  expect(bufferAccessPj(scaled, buffer, 'read', 64)).toBe(bufferAccessPj(kinds, buffer, 'read', 64));
  expect(sramNode(32).areaFactor(4)).toBe(1);
});

it('prices SRAM below the table as its least macro, by the bit', () => {
  const buffer = { banks: 4, kilobytesPerBank: 0.25, cell: 'sram' } as const;
  // 1 KB: 0.50 pJ for 32 bits, 0.0036 mm2.
  expect(bufferAccessPj(kinds, buffer, 'read', 16)).toBeCloseTo(0.5, 9);
  expect(bufferAreaUm2(kinds, buffer, 2)).toBeCloseTo(2 * 3600, 6);
  expect(isBufferExtrapolated(buffer, 64)).toBe(true);
});

/** DaDianNao's 36 MB take 32,207,390 um2 at 28 nm (recalled, the parts add up): the density is that of the bits, not of bytes. */
it('is about as dense as the embedded DRAM of DaDianNao', () => {
  const at32Nm = bufferAreaUm2(kinds, { banks: 36, kilobytesPerBank: 1024, cell: 'edram' }, 1) * 0.46;
  expect((at32Nm * (28 / 32) ** 2) / 32_207_390).toBeCloseTo(1.14, 2);
});

it('knows embedded DRAM by the bit', () => {
  const buffer = { banks: 2, kilobytesPerBank: 64, cell: 'edram' } as const;
  // 0.84433 / 0.541209 of the published energy, 1 / 0.46 of the published area.
  expect(bufferAccessPj(kinds, buffer, 'read', 256)).toBeCloseTo(20.45 * 1.560081, 4);
  expect(bufferAccessPj(kinds, buffer, 'write', 4096)).toBeCloseTo(16 * 20.45 * 1.560081, 3);
  expect(bufferAreaUm2(kinds, buffer, 3.5)).toBeCloseTo((2 * 83_000) / 0.46, 6);
  expect(bufferLeakageUw(kinds, buffer)).toBe(0);
  expect(isBufferExtrapolated(buffer, 4096)).toBe(false);
});

it('knows energies per bit of DRAM', () => {
  expect(dramKinds.all.map(({ id, energyPjPerBit }) => [id, energyPjPerBit])).toEqual([
    ['ddr4', 15],
    ['lpddr4', 8],
    ['hbm2', 6.25],
    ['horowitz', 20.3125],
    ['none', 0],
  ]);
});
