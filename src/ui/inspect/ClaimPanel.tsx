import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { DesignPoint } from '../../core/explore/design-point';
import { selectClaimVerdict } from '../../state/selectors/claim-verdict';
import { useAppStore } from '../../state/store';
import { useFormat } from '../format/use-format';
import styles from './InspectDrawer.module.css';
import { useRetrain } from './use-retrain';

/** A result that came with the link: recompute it, then say whether it holds. */
export function ClaimPanel({ point }: { readonly point: DesignPoint }): ReactElement | null {
  const { t } = useTranslation('inspect');
  const format = useFormat();
  const claim = useAppStore((state) => state.claims[point.id]);
  const verdict = useAppStore((state) => selectClaimVerdict(state, point.id));
  const { pending, retrain } = useRetrain(point);
  if (!claim || verdict === null) return null;
  const claimed = format.percent(claim.testMeanFraction, 2);
  return (
    <section className={styles.claim} data-verdict={verdict} data-testid="claim-panel" aria-live="polite">
      <p>
        {t(`claim.${verdict}`, {
          claimed,
          count: claim.seeds.length,
          own: format.percent(point.testAccuracy.meanFraction, 2),
        })}
      </p>
      {verdict === 'unverified' && (
        <Button onClick={retrain} disabled={pending} data-testid="verify-claim">
          {t(pending ? 'claim.verifying' : 'claim.verify')}
        </Button>
      )}
    </section>
  );
}
