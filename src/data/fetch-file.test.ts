import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFetchFile } from './fetch-file';

const content = Uint8Array.from({ length: 300_000 }, (_, index) => index % 251);
const server = createServer((request, response) => {
  if (request.url === '/data/whole.pack') {
    response.writeHead(200, { 'content-length': content.length }).end(content);
  } else if (request.url === '/data/half.pack') {
    response.writeHead(200, { 'content-length': content.length }).write(content.subarray(0, 150_000));
    setTimeout(() => response.destroy(), 20);
  } else if (request.url === '/data/page.pack') {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end('<!doctype html>');
  } else {
    response.writeHead(request.url === '/data/broken.pack' ? 500 : 404).end();
  }
});
let fetchFile = createFetchFile('http://127.0.0.1/');

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  fetchFile = createFetchFile(`http://127.0.0.1:${(server.address() as AddressInfo).port}/data/`);
});

afterAll(() => new Promise((resolve) => server.close(resolve)));

describe('createFetchFile', () => {
  it('reads a file under the base address and reports its bytes', async () => {
    const reports: [number, number | null][] = [];
    expect(await fetchFile('whole.pack', (loaded, total) => reports.push([loaded, total]))).toEqual(content);
    expect(reports.at(-1)).toEqual([300_000, 300_000]);
  });

  it('tells a missing file from one that could not be loaded', async () => {
    const ignore = () => undefined;
    await expect(fetchFile('none.pack', ignore)).rejects.toMatchObject({ problem: { code: 'data-missing' } });
    await expect(fetchFile('page.pack', ignore)).rejects.toMatchObject({ problem: { code: 'data-missing' } });
    await expect(fetchFile('broken.pack', ignore)).rejects.toThrow(
      'broken.pack could not be loaded (HTTP 500)',
    );
    await expect(fetchFile('half.pack', ignore)).rejects.toMatchObject({
      problem: { code: 'data-unreachable', parameters: { file: 'half.pack' } },
    });
  });
});
