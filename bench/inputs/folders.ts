import { join } from "node:path";

const cache = join(import.meta.dirname, "../../.cache");

/** The unpacked shared test material. */
export const dataFolder = process.env["TELLTALE_DATA"] ?? join(cache, "shared");
export const datasetsFolder = join(dataFolder, "json/Security-Datasets/datasets");

/** A folder of logs to measure on, and how the reader of the figures is told of it. */
export interface LogFolder {
  readonly folder: string;
  readonly extension: string;
  readonly about: string;
}

/** Real chunks strung together: the channel mix of an endpoint, but the same texts again and again. */
export const grownLogs: LogFolder = {
  folder: process.env["TELLTALE_BENCH"] ?? join(cache, "bench"),
  extension: ".evtx",
  about: "grown EVTX: real chunks, repeated",
};

/** The JSON logs below as EVTX. */
export const distinctLogs: LogFolder = {
  folder: join(cache, "bench-distinct"),
  extension: ".evtx",
  about: "distinct EVTX: Security-Datasets re-encoded, no event twice",
};

export const jsonLogs: LogFolder = {
  folder: join(cache, "bench-json"),
  extension: ".json",
  about: "JSON lines: Security-Datasets, flat, no line twice",
};
