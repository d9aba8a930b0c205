/** How numbers are written in one language: digits by the locale, units by SI. */
export interface Format {
  count(value: number): string;
  /** Significant digits, without trailing zeros. */
  number(value: number, significantDigits?: number): string;
  /** 0.8765 as 87.7 %. */
  percent(fraction: number, fractionDigits?: number): string;
  /** A difference of two fractions in percentage points, with its sign: +0.4. */
  points(fraction: number, fractionDigits?: number): string;
  /** A factor: 3.10×. */
  ratio(value: number): string;
  /** The same under a heading that says so: 3.10. */
  factor(value: number): string;
  energy(picojoules: number): string;
  /** Energy of a single operation, from femtojoules on. */
  operationEnergy(picojoules: number): string;
  area(squareMicrometres: number): string;
  /** A physical duration such as a latency: 41 µs. */
  time(seconds: number): string;
  /** A waiting time for people: 4 s, 2 min 10 s. */
  duration(seconds: number): string;
  /** Inferences per joule with a metric prefix: 1.8 M/J. */
  inferencesPerJoule(value: number): string;
  topsPerWatt(value: number): string;
  topsPerMm2(value: number): string;
  /** Names in a row: A, B and C. */
  list(names: readonly string[]): string;
}

interface ScaledUnit {
  /** How many base units make one of this unit. */
  readonly size: number;
  readonly symbol: string;
}

const energyUnits: readonly ScaledUnit[] = [
  { size: 1, symbol: 'pJ' },
  { size: 1e3, symbol: 'nJ' },
  { size: 1e6, symbol: 'µJ' },
  { size: 1e9, symbol: 'mJ' },
];

const operationEnergyUnits: readonly ScaledUnit[] = [{ size: 1e-3, symbol: 'fJ' }, ...energyUnits];

const timeUnits: readonly ScaledUnit[] = [
  { size: 1e-9, symbol: 'ns' },
  { size: 1e-6, symbol: 'µs' },
  { size: 1e-3, symbol: 'ms' },
  { size: 1, symbol: 's' },
];

const rateUnits: readonly ScaledUnit[] = [
  { size: 1, symbol: '/J' },
  { size: 1e3, symbol: 'k/J' },
  { size: 1e6, symbol: 'M/J' },
  { size: 1e9, symbol: 'G/J' },
];

const noBreakSpace = '\u00a0';

export function createFormat(locale: string): Format {
  const number = (value: number, significantDigits = 3): string =>
    numberFormat(locale, { maximumSignificantDigits: significantDigits }).format(value);
  const scaled = (value: number, units: readonly ScaledUnit[]): string => {
    const unit = unitFor(value, units);
    const inUnit = value / unit.size;
    return `${significant(locale, inUnit)}${noBreakSpace}${unit.symbol}`;
  };
  const count = (value: number): string => numberFormat(locale, { maximumFractionDigits: 0 }).format(value);
  return {
    count,
    number,
    percent: (fraction, fractionDigits = 1) =>
      numberFormat(locale, { style: 'percent', ...digits(fractionDigits) }).format(fraction),
    points: (fraction, fractionDigits = 1) =>
      numberFormat(locale, { ...digits(fractionDigits), signDisplay: 'exceptZero' }).format(fraction * 100),
    ratio: (value) => `${significant(locale, value)}×`,
    factor: (value) => significant(locale, value),
    energy: (picojoules) => scaled(picojoules, energyUnits),
    operationEnergy: (picojoules) => scaled(picojoules, operationEnergyUnits),
    area: (squareMicrometres) =>
      // Square millimetres from 0.01 on: chip areas are never read in ten thousands of µm².
      squareMicrometres >= 1e4
        ? `${significant(locale, squareMicrometres / 1e6)}${noBreakSpace}mm²`
        : `${significant(locale, squareMicrometres)}${noBreakSpace}µm²`,
    time: (seconds) => scaled(seconds, timeUnits),
    duration: (seconds) => duration(locale, seconds),
    inferencesPerJoule: (value) => scaled(value, rateUnits),
    topsPerWatt: (value) => `${significant(locale, value)}${noBreakSpace}TOPS/W`,
    topsPerMm2: (value) => `${significant(locale, value)}${noBreakSpace}TOPS/mm²`,
    list: (names) => new Intl.ListFormat(locale, { type: 'conjunction' }).format(names),
  };
}

const numberFormats = new Map<string, Intl.NumberFormat>();

/** Making a formatter takes far longer than using it. */
function numberFormat(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = JSON.stringify([locale, options]);
  const known = numberFormats.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(locale, options);
  numberFormats.set(key, made);
  return made;
}

/** The largest unit that keeps the number at 1 or more; the smallest unit for what lies below all of them. */
function unitFor(value: number, units: readonly ScaledUnit[]): ScaledUnit {
  const [smallest] = units;
  if (!smallest) throw new RangeError('no units');
  return units.reduce((best, unit) => (Math.abs(value) >= unit.size ? unit : best), smallest);
}

function digits(fractionDigits: number): Intl.NumberFormatOptions {
  return { minimumFractionDigits: fractionDigits, maximumFractionDigits: fractionDigits };
}

/** Three significant digits, zeros included, so that figures in a column are equally precise; whole from 100 on. */
function significant(locale: string, value: number): string {
  const precision: Intl.NumberFormatOptions =
    Math.abs(value) >= 100 || value === 0
      ? { maximumFractionDigits: 0 }
      : { minimumSignificantDigits: 3, maximumSignificantDigits: 3 };
  return numberFormat(locale, precision).format(value);
}

function duration(locale: string, seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const unit = (value: number, name: 'second' | 'minute' | 'hour'): string =>
    numberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'short' }).format(value);
  if (whole < 60) return unit(whole, 'second');
  const minutes = Math.floor(whole / 60);
  if (minutes < 10 && whole % 60 > 0) return `${unit(minutes, 'minute')} ${unit(whole % 60, 'second')}`;
  if (minutes < 90) return unit(Math.round(whole / 60), 'minute');
  return unit(Math.round(whole / 360) / 10, 'hour');
}
