import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { DesignPoint } from '../../core/explore/design-point';
import type { CodeFormat } from '../../core/quantization/code-format';
import type { DecodeForm } from '../../core/quantization/decode-form';
import { schemes } from '../../core/schemes';
import { EncodeFormula } from './EncodeFormula';
import styles from './FormulaTab.module.css';
import { NoWeights } from './NoWeights';

/** The equations without trained steps: codes and their limits are known, the step stays a letter. */
export function SymbolicFormula({ point }: { readonly point: DesignPoint }): ReactElement {
  const { t } = useTranslation('inspect');
  const { scheme: id, schemeParams, weightBits, activationBits } = point.configuration.quantization;
  const scheme = schemes.get(id);
  const decode = scheme.decode(schemeParams);
  return (
    <div className={styles.tab}>
      <section>
        <h3>{t('formula.weights')}</h3>
        <SymbolicQuantizer
          symbol="w"
          codes={scheme.weightCodes(weightBits, schemeParams)}
          decode={decode.weights}
        />
      </section>
      <section>
        <h3>{t('formula.inputs')}</h3>
        <SymbolicQuantizer
          symbol="x"
          codes={scheme.activationCodes(activationBits, schemeParams)}
          decode={decode.activations}
        />
      </section>
      <NoWeights point={point} />
    </div>
  );
}

interface SymbolicQuantizerProps {
  readonly symbol: string;
  readonly codes: CodeFormat;
  readonly decode: DecodeForm;
}

function SymbolicQuantizer({ symbol, codes, decode }: SymbolicQuantizerProps): ReactElement {
  const { t } = useTranslation('inspect');
  const hasOffset = decode.offset === 'real';
  return (
    <>
      <EncodeFormula
        symbol={symbol}
        codes={codes}
        over={
          <>
            <var>{symbol}</var>
            {hasOffset && (
              <>
                {' '}
                − <var>o</var>
              </>
            )}
          </>
        }
        under={
          decode.scale === 'power-of-two' ? (
            <>
              2<sup>k</sup>
            </>
          ) : (
            <var>s</var>
          )
        }
        spoken={{ step: t('formula.stepLetter'), offset: hasOffset ? t('formula.offsetLetter') : null }}
      />
      <p className={styles.note}>
        {t(`formula.scales.${decode.scale}`)} {decode.granularity === 'channel' && t('formula.channelSteps')}
      </p>
    </>
  );
}
