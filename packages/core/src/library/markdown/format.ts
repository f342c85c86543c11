import type { RuleFormat } from "../format.ts";
import { loadPlaybook } from "./playbook.ts";

/** Playbooks in Markdown: pages with queries in fences or backticks. */
export const markdownFormat: RuleFormat = {
  accepts: ({ name }) => /\.(?:md|markdown)$/i.test(name),
  load: (sources, { workspace }) => {
    const loaded = sources.map((source) => loadPlaybook(source, workspace));
    return {
      detections: loaded.flatMap(({ detections }) => detections),
      diagnostics: loaded.flatMap(({ diagnostics }) => diagnostics),
    };
  },
};
