import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** Rules that a page, or a part of it, breaks, with the elements that do. */
export async function violationsOf(page: Page, part?: string): Promise<readonly unknown[]> {
  return (await scan(page, part)).map(described);
}

/** Of these the ones that keep somebody from using the page. */
export async function seriousViolations(page: Page, part?: string): Promise<readonly unknown[]> {
  const violations = await scan(page, part);
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(described);
}

type Violation = Awaited<ReturnType<AxeBuilder['analyze']>>['violations'][number];

// The page has no frames, so that it is scanned in one call; passed elements are not described. A long page takes a third of the time.
async function scan(page: Page, part?: string): Promise<readonly Violation[]> {
  const builder = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  return (await (part ? builder.include(part) : builder).analyze()).violations;
}

function described({ id, nodes }: Violation): unknown {
  return [id, nodes.map(({ html }) => html)];
}
