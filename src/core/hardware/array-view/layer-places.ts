import { assertNever } from '../../assert-never';
import type { LayerShape } from '../../networks/layer-shape';
import { axisGeometry } from '../../networks/padded-size';

/** Row and column in an image, from 0. */
export interface ImagePlace {
  readonly row: number;
  readonly column: number;
}

export interface InputPlace extends ImagePlace {
  /** A zero beside the image. */
  readonly isPadding: boolean;
}

/** Where positions of a layer's loop nest stand in its images; a matrix is an image of one column, a vector of one place. */
export interface LayerPlaces {
  readonly isImage: boolean;
  outputPlace(position: number): ImagePlace;
  kernelPlace(kernel: number): ImagePlace;
  inputPlace(position: number, kernel: number): InputPlace;
}

/** Places of a layer's loop nest; output positions and kernel positions count row by row. */
export function layerPlaces(shape: LayerShape): LayerPlaces {
  switch (shape.kind) {
    case 'conv': {
      const { inputHeight, inputWidth, kernelHeight, kernelWidth, stride, padding } = shape;
      const height = axisGeometry(inputHeight, kernelHeight, stride, padding);
      const width = axisGeometry(inputWidth, kernelWidth, stride, padding);
      const outputPlace = (position: number) => gridPlace(position, width.outputs);
      const kernelPlace = (kernel: number) => gridPlace(kernel, kernelWidth);
      return {
        isImage: true,
        outputPlace,
        kernelPlace,
        inputPlace: (position, kernel) => {
          const [output, inKernel] = [outputPlace(position), kernelPlace(kernel)];
          const row = output.row * stride + inKernel.row - height.before;
          const column = output.column * stride + inKernel.column - width.before;
          const isInside = row >= 0 && row < inputHeight && column >= 0 && column < inputWidth;
          return { row, column, isPadding: !isInside };
        },
      };
    }
    case 'dense':
    case 'gemm':
      return {
        isImage: false,
        outputPlace: (position) => ({ row: position, column: 0 }),
        kernelPlace: () => ({ row: 0, column: 0 }),
        inputPlace: (position) => ({ row: position, column: 0, isPadding: false }),
      };
    default:
      return assertNever(shape);
  }
}

function gridPlace(index: number, width: number): ImagePlace {
  return { row: Math.floor(index / width), column: index % width };
}
