import { defineDiagnostics } from "@telltale/core/source";

interface Problem {
  /** What the database says of it. */
  readonly message: string;
}

/** Why a query that is well formed and knows its names gives no rows all the same. */
export const storeDiagnostics = defineDiagnostics({
  "hunt/refused": {
    severity: "error",
    about: "A query has something in it that cannot be run here.",
    message: ({ message }: Problem) => message,
  },
  "hunt/memory": {
    severity: "error",
    about: "A query needs more memory than it may have (--memory).",
    message: ({ message }: Problem) => message,
    hint: () => "Filter earlier or group more coarsely, or allow more with --memory.",
  },
  "hunt/time": {
    severity: "error",
    about: "A query takes longer than it may (--timeout).",
    message: ({ message }: Problem) => message,
    hint: () => "Filter earlier or group more coarsely, or allow more with --timeout.",
  },
  "hunt/failed": {
    severity: "error",
    about: "The database reported a fault in what was made of a query: a mistake of Telltale's.",
    message: ({ message }: Problem) => message,
  },
});
