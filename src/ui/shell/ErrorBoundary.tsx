import { Button } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import { Translation } from 'react-i18next';
import styles from './ErrorBoundary.module.css';

interface ErrorBoundaryProps {
  readonly children: ReactNode;
}

interface ErrorBoundaryState {
  readonly error: Error | null;
}

/** Keeps one failed part from taking the page with it. React offers this to class components only. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { error: null };

  static getDerivedStateFromError(error: Error): ErrorBoundaryState {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (!error) return this.props.children;
    return (
      <Translation>
        {(t) => (
          <div role="alert" className={styles.failure}>
            <h2>{t('error.title')}</h2>
            <p>{t('error.body')}</p>
            <Button onClick={() => this.setState({ error: null })}>{t('error.retry')}</Button>
            <details>
              <summary>{t('error.details')}</summary>
              <pre dir="ltr">{error.stack ?? error.message}</pre>
            </details>
          </div>
        )}
      </Translation>
    );
  }
}
