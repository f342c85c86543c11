import { constant, sysmon } from "../columns.ts";
import type { TableLeg } from "../table-binding.ts";
import { device, file, hashes, sysmonActor } from "./shared.ts";

export const deviceImageLoadEvents: readonly TableLeg[] = [
  sysmon(7, device, file("ImageLoaded"), hashes("Hashes"), sysmonActor, {
    ActionType: constant("ImageLoaded"),
  }),
];
