import i18next from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConformanceResult } from '../../core/conformance/judge';
import type { Tolerance } from '../../core/conformance/row';
import { type ConformanceText, conformanceTexts } from '../../core/conformance/texts';
import { useFormat } from '../format/use-format';

const namespace = 'conformance-rows';
// Only this screen needs them: they stay out of the catalogue that the page starts with.
i18next.addResourceBundle('en', namespace, conformanceTexts);

/** What stands in the cells of a row. */
export interface RowTexts {
  text(text: ConformanceText): string;
  published(row: ConformanceResult): string;
  /** Null where there is no figure. */
  ours(row: ConformanceResult): string | null;
  error(row: ConformanceResult): string | null;
  tolerance(tolerance: Tolerance): string;
}

const fewestDigits = 3;

export function useRowTexts(): RowTexts {
  const { t } = useTranslation(['conformance', namespace]);
  const format = useFormat();
  return useMemo(() => {
    const withUnit = (figures: string, unit: string): string => (unit ? `${figures}\u00a0${unit}` : figures);
    const figure = (value: number): string => format.number(value, Math.max(fewestDigits, digitsOf(value)));
    return {
      text: ({ code, parameters }) => t(`${namespace}:${code}`, parameters),
      published: ({ published, unit }) => {
        switch (published.kind) {
          case 'value':
            return withUnit(figure(published.value), unit);
          case 'values':
            return withUnit(published.values.map(figure).join(' '), unit);
          case 'range':
            return withUnit(t('range', { low: figure(published.low), high: figure(published.high) }), unit);
        }
      },
      ours: ({ published, ours, unit }) => {
        if (ours.kind === 'not-modelled') return null;
        // One digit more than published, so that a small difference shows.
        const digits = published.kind === 'value' ? digitsOf(published.value) + 1 : fewestDigits;
        const shown = (value: number) =>
          published.kind === 'values' ? figure(value) : format.number(value, Math.max(fewestDigits, digits));
        return withUnit(ours.values.map(shown).join(' '), unit);
      },
      error: ({ errorFraction }) => (errorFraction === null ? null : `${format.points(errorFraction)}%`),
      tolerance: (tolerance) => {
        switch (tolerance.kind) {
          case 'within':
            return t('tolerances.within', { distance: format.number(tolerance.distance) });
          case 'relative':
            return t('tolerances.relative', { percent: format.percent(tolerance.fraction, 0) });
          default:
            return t(`tolerances.${tolerance.kind}`);
        }
      },
    };
  }, [t, format]);
}

/** Significant digits as the figure is written. */
function digitsOf(value: number): number {
  return String(Math.abs(value)).replace('.', '').replace(/^0+/, '').length;
}
