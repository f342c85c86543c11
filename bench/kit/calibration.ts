import { Worker } from "node:worker_threads";

/**
 * Milliseconds that one core takes for a fixed piece of work: the median of several goes. Figures of different runs
 * compare only where this does.
 */
export function calibrate(): number {
  spin();
  return [spin(), spin(), spin(), spin(), spin()].sort((a, b) => a - b)[2] ?? 0;
}

/** How much more two threads do than one in the same time, with work that shares nothing: what scaling can reach here. */
export async function calibrateTwoThreads(): Promise<number> {
  const one = calibrate();
  const both = await Promise.all([calibrateOnThread(), calibrateOnThread()]);
  return (2 * one) / Math.max(...both);
}

const steps = 100e6;

function spin(): number {
  const table = new Int32Array(1 << 16);
  for (let i = 0; i < table.length; i++) table[i] = (Math.imul(i, 1_103_515_245) >>> 8) & 0xffff;
  const start = performance.now();
  let state = 0;
  for (let i = 0; i < steps; i++) state = (table[state] as number) ^ (i & 0xff);
  const ms = performance.now() - start;
  return state < 0 ? 0 : ms;
}

function calibrateOnThread(): Promise<number> {
  const source = `
    import { calibrate } from ${JSON.stringify(import.meta.url)};
    import { parentPort } from "node:worker_threads";
    parentPort.postMessage(calibrate());`;
  const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(source)}`));
  return new Promise((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", reject);
  });
}
