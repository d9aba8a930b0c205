import { describe, expect, it } from 'vitest';
import { createFormat } from './format';

const format = createFormat('en');
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

describe('createFormat()', () => {
  it('scales energies from picojoules to millijoules', () => {
    expect([0.25, 12, 1234, 2_500_000, 7.5e9].map((value) => plain(format.energy(value)))).toEqual([
      '0.250 pJ',
      '12.0 pJ',
      '1.23 nJ',
      '2.50 µJ',
      '7.50 mJ',
    ]);
  });

  it('tells energies of single operations from femtojoules on', () => {
    expect([0.000_52, 0.1234, 2].map((value) => plain(format.operationEnergy(value)))).toEqual([
      '0.520 fJ',
      '123 fJ',
      '2.00 pJ',
    ]);
  });

  it('writes areas in mm² from 0.01 mm² on', () => {
    expect(plain(format.area(9_999))).toBe('9,999 µm²');
    expect(plain(format.area(440_000))).toBe('0.440 mm²');
  });

  it('scales latencies', () => {
    expect(plain(format.time(41e-6))).toBe('41.0 µs');
    expect(plain(format.time(2))).toBe('2.00 s');
  });

  it('writes waiting times in words that people use', () => {
    expect(format.duration(0.4)).toBe('0 sec');
    expect(format.duration(130)).toBe('2 min 10 sec');
    expect(format.duration(900)).toBe('15 min');
  });

  it('shows differences with their sign in points', () => {
    expect(format.points(0.0043)).toBe('+0.4');
    expect(format.points(-0.012)).toBe('-1.2');
    expect(format.points(0)).toBe('0.0');
  });

  it('uses the digits of the language', () => {
    expect(createFormat('fa').percent(0.875)).toBe('۸۷٫۵٪');
  });

  it('writes rates with a prefix', () => {
    expect(plain(format.inferencesPerJoule(1_830_000))).toBe('1.83 M/J');
  });
});
