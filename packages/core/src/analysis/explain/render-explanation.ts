import { attackCredit, explanationDocument } from "./explanation-document.ts";
import type { Explanation } from "./explanation.ts";
import { text } from "./document.ts";
import { renderMarkdown } from "./render-markdown.ts";
import { renderText } from "./render-text.ts";

/** An explanation for the terminal. */
export function renderExplanationText(explanation: Explanation): string {
  return renderText(explanationDocument(explanation));
}

/** An explanation as a Markdown page with the rule itself, and the notice that ATT&CK's terms ask for. */
export function renderExplanationMarkdown(explanation: Explanation): string {
  const page = explanationDocument(explanation);
  const body = [
    { kind: "heading", level: 2, text: "Rule" },
    {
      kind: "source",
      language: explanation.language === "sigma" ? "yaml" : explanation.language,
      text: explanation.body,
    },
  ] as const;
  const credit =
    explanation.attack.tactics.length === 0
      ? []
      : [{ kind: "paragraph", words: [text(attackCredit)] } as const];
  return renderMarkdown([...page, ...body, ...credit]);
}
