export { createEvtxReader } from "./reader.ts";
