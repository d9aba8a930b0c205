import { scaleLinear } from 'd3-scale';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { layerPlaces } from '../../core/hardware/array-view/layer-places';
import type { LayerRun } from '../../core/hardware/array-view/layer-run';
import type { Product } from '../../core/hardware/array-view/machine-schedule';
import type { ConvolutionShape } from '../../core/networks/layer-shape';
import { axisGeometry } from '../../core/networks/padded-size';
import { useChartTheme } from '../theme/use-chart-theme';
import styles from './Array.module.css';

const mapSide = 116;

interface LayerMapsProps {
  readonly run: LayerRun;
  readonly product: Product | null;
}

/** Where the chosen cell's operands stand in the images of a convolution; nothing for matrices. */
export function LayerMaps({ run: { shape }, product }: LayerMapsProps): ReactElement | null {
  const { t } = useTranslation('array');
  if (shape.kind !== 'conv') return null;
  const places = layerPlaces(shape);
  const { inputHeight, inputWidth, kernelHeight, kernelWidth, stride, padding } = shape;
  const height = axisGeometry(inputHeight, kernelHeight, stride, padding);
  const width = axisGeometry(inputWidth, kernelWidth, stride, padding);
  const first = product && places.inputPlace(product.position, 0);
  const input = product && places.inputPlace(product.position, product.kernel);
  const output = product && places.outputPlace(product.position);
  return (
    <div className={styles.maps} aria-hidden="true">
      <ImageMap
        name={t('maps.input', { rows: inputHeight, columns: inputWidth })}
        image={{ rows: inputHeight, columns: inputWidth }}
        margin={marginOf(shape)}
        window={first && { ...first, rows: kernelHeight, columns: kernelWidth }}
        place={input}
      />
      <ImageMap
        name={t('maps.output', { rows: height.outputs, columns: width.outputs })}
        image={{ rows: height.outputs, columns: width.outputs }}
        margin={0}
        window={null}
        place={output}
      />
    </div>
  );
}

function marginOf({ inputHeight, inputWidth, kernelHeight, kernelWidth, stride, padding }: ConvolutionShape) {
  const height = axisGeometry(inputHeight, kernelHeight, stride, padding);
  const width = axisGeometry(inputWidth, kernelWidth, stride, padding);
  return Math.max(height.before, height.after, width.before, width.after);
}

interface Area {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

interface ImageMapProps {
  readonly name: string;
  readonly image: Pick<Area, 'rows' | 'columns'>;
  /** Padding around the image. */
  readonly margin: number;
  readonly window: Area | null;
  readonly place: Pick<Area, 'row' | 'column'> | null;
}

/** An image as a grid, its padding around it, with a window and one place marked. */
function ImageMap({ name, image, margin, window, place }: ImageMapProps): ReactElement {
  const theme = useChartTheme();
  const longest = Math.max(image.rows, image.columns) + 2 * margin;
  const scale = scaleLinear()
    .domain([-margin, longest - margin])
    .range([3, mapSide - 3]);
  const side = scale(1) - scale(0);
  const area = ({ row, column, rows, columns }: Area) => ({
    x: scale(column),
    y: scale(row),
    width: side * columns,
    height: side * rows,
  });
  const blue = theme.families['fixed-point'];
  return (
    <figure>
      <svg width={mapSide} height={mapSide} aria-hidden="true">
        <rect {...area({ row: 0, column: 0, ...image })} fill={theme.line} stroke={theme.inkFaint} />
        {window && <rect {...area(window)} fill={blue} fillOpacity={0.25} stroke={blue} strokeWidth={1.5} />}
        {place && (
          <rect
            {...area({ ...place, rows: 1, columns: 1 })}
            fill={theme.families['learned-step']}
            stroke={theme.ink}
            strokeWidth={1.25}
          />
        )}
      </svg>
      <figcaption>{name}</figcaption>
    </figure>
  );
}
