import type { Page } from '@playwright/test';

const blockedByTests = 'Service Worker registration blocked by Playwright';

/** Errors and warnings of the page from now on; the list fills while the test runs. */
export function pageComplaints(page: Page): readonly string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    const isComplaint = message.type() === 'error' || message.type() === 'warning';
    if (isComplaint && message.text() !== blockedByTests) complaints.push(message.text());
  });
  return complaints;
}
