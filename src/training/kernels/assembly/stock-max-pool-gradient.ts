import { fillZero } from './copy';
import {
  batch,
  inputChannels,
  inputHeight,
  inputWidth,
  kernelHeight,
  kernelWidth,
  outputHeight,
  outputWidth,
  padLeft,
  padTop,
  strideHeight,
  strideWidth,
} from './geometry';

/** Gradient of any max pool of the described geometry; the first maximum of a window gets all of it. */
export function stockMaxPoolGradient(input: usize, gradient: usize, inputGradient: usize): void {
  const imageBytes: usize = (<usize>(inputHeight * inputWidth * inputChannels)) << 2;
  fillZero(inputGradient, batch * inputHeight * inputWidth * inputChannels);
  for (let n = 0; n < batch; ++n) {
    for (let row = 0; row < outputHeight; ++row) {
      for (let column = 0; column < outputWidth; ++column) {
        for (let channel = 0; channel < inputChannels; ++channel) {
          const at = firstMaximum(input, row * strideHeight - padTop, column * strideWidth - padLeft, channel);
          const value = f32.load(gradient);
          gradient += 4;
          if (at >= 0) f32.store(inputGradient + at, f32.load(inputGradient + at) + value);
        }
      }
    }
    input += imageBytes;
    inputGradient += imageBytes;
  }
}

/** Byte offset of the first maximum in one window of one image; -1 where the window holds no number. */
function firstMaximum(image: usize, top: i32, left: i32, channel: i32): i32 {
  let best: f32 = -Infinity;
  let found = -1;
  for (let row = max(top, 0); row < min(top + kernelHeight, inputHeight); ++row) {
    for (let column = max(left, 0); column < min(left + kernelWidth, inputWidth); ++column) {
      const at = ((row * inputWidth + column) * inputChannels + channel) << 2;
      const value = f32.load(image + at);
      if (value > best) {
        best = value;
        found = at;
      }
    }
  }
  return found;
}
