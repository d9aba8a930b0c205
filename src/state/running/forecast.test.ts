import { describe, expect, it } from 'vitest';
import { createForecast } from './forecast';

describe('createForecast()', () => {
  it('says nothing before half a second of steps and then divides what is left by the speed', () => {
    const forecast = createForecast();
    expect(forecast.note(0, 100, 1000)).toBeNull();
    expect(forecast.note(2, 100, 1200)).toBeNull();
    // 10 steps per second, 90 left.
    expect(forecast.note(10, 100, 2000)).toBeCloseTo(9, 9);
  });

  it('follows a change of speed', () => {
    const forecast = createForecast();
    forecast.note(0, 1000, 0);
    forecast.note(10, 1000, 1000);
    // 0.3 of 50 steps per second and 0.7 of 10 are 22; 940 left.
    expect(forecast.note(60, 1000, 2000)).toBeCloseTo(940 / 22, 9);
  });

  it('does not count the time of a pause', () => {
    const forecast = createForecast();
    forecast.note(0, 100, 0);
    forecast.note(10, 100, 1000);
    forecast.hold();
    expect(forecast.note(10, 100, 61_000)).toBeCloseTo(9, 9);
    expect(forecast.note(20, 100, 62_000)).toBeCloseTo(8, 9);
  });

  it('counts the time without steps at the end of an epoch, but not the one before the first step', () => {
    const forecast = createForecast();
    forecast.note(0, 100, 0);
    forecast.note(0, 100, 60_000);
    forecast.note(10, 100, 61_000);
    forecast.note(10, 100, 62_000);
    // 10 steps in 2 s weigh 1 - 0.7^2 = 0.51 against 10 per second before: 10 - 0.51 * 5 = 7.45; 80 left.
    expect(forecast.note(20, 100, 63_000)).toBeCloseTo(80 / 7.45, 9);
  });
});
