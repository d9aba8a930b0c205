export interface PackHeader {
  readonly dataset: string;
  readonly part: string;
  readonly source: string;
  readonly count: number;
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  readonly classes: number;
}

export function writePack(
  header: PackHeader,
  images: Uint8Array,
  labels: Uint8Array,
): Uint8Array<ArrayBuffer>;

export function readPackHeader(packed: Uint8Array): PackHeader | null;
