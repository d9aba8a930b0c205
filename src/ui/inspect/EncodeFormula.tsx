import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CodeFormat } from '../../core/quantization/code-format';
import { Formula, Fraction } from './Formula';
import styles from './FormulaTab.module.css';
import { signed } from './signed';

interface EncodeFormulaProps {
  readonly symbol: string;
  readonly codes: CodeFormat;
  /** Value minus offset, and the step under it. */
  readonly over: ReactNode;
  readonly under: ReactNode;
  /** Step and offset as they are read out. */
  readonly spoken: { readonly step: string; readonly offset: string | null };
}

/** From a value to its code: rounding and clipping on a grid, otherwise the code of the format that stands for it. */
export function EncodeFormula({ symbol, codes, over, under, spoken }: EncodeFormulaProps): ReactElement {
  const { t } = useTranslation('inspect');
  const isGrid = codes.kind === 'integer-grid' && codes.shift === 0;
  const context = spoken.offset === null ? 'plain' : 'offset';
  const shown = {
    ...spoken,
    variable: symbol,
    minimum: signed(codes.minimum),
    maximum: signed(codes.maximum),
  };
  const quotient = <Fraction over={over} under={under} />;
  return (
    <>
      <Formula spoken={t(`formula.spoken.${isGrid ? 'encode' : 'encodeCodes'}.${context}`, shown)}>
        <var>{symbol}</var>
        <sub>code</sub> ={' '}
        {isGrid ? (
          <>
            clip
            <span className={styles.bracket}>(</span> round {quotient}, {shown.minimum}, {shown.maximum}
          </>
        ) : (
          <>
            code
            <span className={styles.bracket}>(</span> {quotient}
          </>
        )}
        <span className={styles.bracket}>)</span>
      </Formula>
      <CodesNote codes={codes} />
    </>
  );
}

/** Which numbers the codes are, where they are not all integers of a range. */
function CodesNote({ codes }: { readonly codes: CodeFormat }): ReactElement | null {
  const { t } = useTranslation('inspect');
  if (codes.kind === 'integer-grid' && codes.shift === 0) return null;
  const parameters = {
    minimum: signed(codes.minimum),
    maximum: signed(codes.maximum),
    magnitudes: codes.kind === 'power-of-two' ? codes.magnitudes - 1 : 0,
    count: partsOf(codes),
    exponentBits: codes.kind === 'minifloat' ? codes.exponentBits : 0,
    mantissaBits: codes.kind === 'minifloat' ? codes.mantissaBits : 0,
    shares: codes.kind === 'row-mix' ? rowShares(codes.rows) : '',
  };
  const isSign = codes.kind === 'integer-grid' && codes.bits === 1;
  const name = codes.kind === 'integer-grid' ? (isSign ? 'sign' : 'half-integer') : codes.kind;
  return <p className={styles.note}>{t(`formula.codes.${name}`, parameters)}</p>;
}

/** Signs or powers of two that a code is a sum of. */
function partsOf(codes: CodeFormat): number {
  if (codes.kind === 'planes') return codes.planes;
  return codes.kind === 'additive-powers' ? codes.terms.length : 1;
}

function rowShares(rows: Extract<CodeFormat, { kind: 'row-mix' }>['rows']): string {
  return rows.map(({ fraction }) => `${Math.round(100 * fraction)} %`).join(' : ');
}
