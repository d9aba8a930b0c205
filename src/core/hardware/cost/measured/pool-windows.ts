import { createWordReader } from '../../datapaths/network-streams/operand-words';
import { pooledStreams } from '../../datapaths/network-streams/output-streams';
import type { StageStream } from '../../datapaths/output-stages/drive-stage';
import type { StageDesign } from '../../datapaths/output-stages/output-stage';
import type { MeasuredLayer } from './measured-layers';

type Window = readonly number[];

/** Channels whose windows are enough. */
const channelsTaken = 4;

/** What the pooler behind a layer receives, window by window; null where nothing pools, or planes. */
export function pooledWindowStreams(
  design: StageDesign,
  layer: MeasuredLayer,
  count: number,
): readonly StageStream[] | null {
  const windows = layer.pooled ? maximumWindows(layer, layer.pooled) : meanWindows(layer);
  return windows.length === 0 ? null : pooledStreams(design, windows, count);
}

function maximumWindows(
  layer: MeasuredLayer,
  { codes, size }: NonNullable<MeasuredLayer['pooled']>,
): readonly Window[] {
  const { operands, planned } = layer;
  const { outputWidth, positions } = operands;
  const { outputChannels } = operands.layer;
  const format = planned.outputs?.format;
  if (!format || format.kind === 'planes' || format.kind === 'row-mix') return [];
  const wordOf = createWordReader({ format });
  const pooledValue = (code: number): number => (format.kind === 'integer-grid' ? code : wordOf(code));
  const places = Math.floor(outputWidth / size);
  const rows = Math.floor(positions / outputWidth / size);
  return takenChannels(layer).flatMap((channel) =>
    codes.flatMap((image) =>
      Array.from({ length: rows * places }, (_, window) => {
        const first = Math.floor(window / places) * size * outputWidth + (window % places) * size;
        return Array.from({ length: size * size }, (_each, place) => {
          const at = first + Math.floor(place / size) * outputWidth + (place % size);
          return pooledValue(image[at * outputChannels + channel] as number);
        });
      }),
    ),
  );
}

function meanWindows(layer: MeasuredLayer): readonly Window[] {
  const { operands, outputs } = layer;
  if (!outputs.averages) return [];
  const images = Array.from({ length: operands.images }, (_, image) => image);
  return takenChannels(layer).flatMap((channel) =>
    images.map((image) =>
      Array.from({ length: operands.positions }, (_, position) => operands.sum({ image, position, channel })),
    ),
  );
}

function takenChannels({ operands }: MeasuredLayer): readonly number[] {
  return Array.from(
    { length: Math.min(channelsTaken, operands.layer.outputChannels) },
    (_, channel) => channel,
  );
}
