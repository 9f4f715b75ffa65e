import type { Diagnostic } from './diagnostic.ts';

/** Where a reader puts what it finds, so that one call tells everything. */
export interface Collector {
  /** In the order found. */
  readonly diagnostics: readonly Diagnostic[];
  readonly add: (diagnostic: Diagnostic) => void;
}

/** A million faults are no more help than the first hundred. */
const LIMIT = 100;

/** Collects diagnostics up to a limit; an error never goes unreported for the sake of a warning. */
export function collectDiagnostics(limit: number = LIMIT): Collector {
  const diagnostics: Diagnostic[] = [];
  let errors = 0;
  const add = (diagnostic: Diagnostic): void => {
    const isError = diagnostic.severity === 'error';
    if (diagnostics.length === limit) {
      if (!isError || errors === limit) return;
      diagnostics.splice(
        diagnostics.findLastIndex(({ severity }) => severity !== 'error'),
        1,
      );
    }
    if (isError) errors += 1;
    diagnostics.push(diagnostic);
  };
  return { diagnostics, add };
}
