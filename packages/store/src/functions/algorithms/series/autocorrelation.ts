/**
 * The sums of products of a series with itself, by how much later: what they are without Fourier takes a minute for a
 * million members.
 */
export function autocorrelation(series: readonly number[]): Float64Array {
  const size = 2 ** Math.ceil(Math.log2(Math.max(2 * series.length, 2)));
  const [real, imaginary] = [new Float64Array(size), new Float64Array(size)];
  real.set(series);
  transform(real, imaginary);
  for (let i = 0; i < size; i++) {
    const [re, im] = [real[i] ?? 0, imaginary[i] ?? 0];
    real[i] = (re * re + im * im) / size;
    imaginary[i] = 0;
  }
  // The spectrum is that of a real and even series: back is the same as forth.
  transform(real, imaginary);
  return real.subarray(0, series.length);
}

/** Fourier's transform in place, of as many values as a power of two: https://en.wikipedia.org/wiki/Cooley–Tukey_FFT_algorithm */
function transform(real: Float64Array, imaginary: Float64Array): void {
  const size = real.length;
  for (let i = 1, j = 0; i < size; i++) {
    let bit = size >> 1;
    for (; (j & bit) !== 0; bit >>= 1) j ^= bit;
    j ^= bit;
    if (i < j) {
      swap(real, i, j);
      swap(imaginary, i, j);
    }
  }
  for (let length = 2; length <= size; length *= 2) {
    const half = length / 2;
    for (let k = 0; k < half; k++) {
      const angle = (-2 * Math.PI * k) / length;
      const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
      for (let i = k; i < size; i += length) {
        const [re, im] = [real[i + half] ?? 0, imaginary[i + half] ?? 0];
        const [turnedRe, turnedIm] = [re * cos - im * sin, re * sin + im * cos];
        const [ownRe, ownIm] = [real[i] ?? 0, imaginary[i] ?? 0];
        real[i + half] = ownRe - turnedRe;
        imaginary[i + half] = ownIm - turnedIm;
        real[i] = ownRe + turnedRe;
        imaginary[i] = ownIm + turnedIm;
      }
    }
  }
}

function swap(values: Float64Array, i: number, j: number): void {
  const kept = values[i] ?? 0;
  values[i] = values[j] ?? 0;
  values[j] = kept;
}
