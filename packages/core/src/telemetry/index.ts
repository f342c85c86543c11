export { createEvtxReader } from "./evtx/index.ts";
