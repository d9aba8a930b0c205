import { CloseButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Notice } from '../../state/app-state';
import { useAppStore } from '../../state/store';
import { useProblemText } from '../format/use-problem-text';
import styles from './Notices.module.css';

/** What a person must be told: repairs of the link, failed loads. Each stays until it is dismissed. */
export function Notices() {
  const { t } = useTranslation();
  const notices = useAppStore((state) => state.notices);
  if (notices.length === 0) return null;
  return (
    <section aria-label={t('notices.label')} className={styles.notices} data-testid="notices">
      {notices.map((notice) => (
        <NoticeView key={notice.id} notice={notice} />
      ))}
    </section>
  );
}

function NoticeView({ notice: { id, kind, problems } }: { readonly notice: Notice }) {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const dismiss = useAppStore((state) => state.dismissNotice);
  return (
    <div className={styles.notice} data-kind={kind} role={kind === 'problem' ? 'alert' : 'status'}>
      <div>
        {kind === 'repaired-link' && (
          <p className={styles.title}>{t('notices.repaired', { count: problems.length })}</p>
        )}
        <ul>
          {problems.map((problem) => (
            <li key={JSON.stringify(problem)}>{problemText(problem)}</li>
          ))}
        </ul>
      </div>
      <CloseButton aria-label={t('notices.dismiss')} onClick={() => dismiss(id)} />
    </div>
  );
}
