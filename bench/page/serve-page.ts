import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, preview } from 'vite';

export interface ServedPage {
  readonly url: string;
  /** The built files. */
  readonly folder: string;
  close(): Promise<void>;
}

/** Builds the page as it is now, or takes the build named by BITFRONTIER_PAGE, and serves it on a free local port. */
export async function servePage(): Promise<ServedPage> {
  const given = process.env.BITFRONTIER_PAGE;
  const folder = given ?? mkdtempSync(join(tmpdir(), 'bitfrontier-page-'));
  if (given === undefined) await build({ logLevel: 'error', build: { outDir: folder, emptyOutDir: true } });
  const server = await preview({
    configFile: false,
    base: './',
    logLevel: 'error',
    build: { outDir: folder },
    preview: { host: '127.0.0.1', port: 4300 },
  });
  const [url] = server.resolvedUrls?.local ?? [];
  if (url === undefined) throw new TypeError('the preview server has no address');
  return {
    url,
    folder,
    close: async () => {
      await server.close();
      if (given === undefined) rmSync(folder, { recursive: true });
    },
  };
}
