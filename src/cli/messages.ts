import { findingsText } from '../report/findings.ts';
import { painter } from '../report/paint.ts';
import type { Finding } from '../scenario/scenario.ts';
import type { Io } from './io.ts';

/**
 * Tells faults on standard error, each once: the requests of a scenario share its policies. Not
 * coloured, as it is not known whether that is a terminal.
 */
export function messagesTo(io: Io): (findings: readonly Finding[]) => void {
  const told = new Set<Finding>();
  const paint = painter(false);
  return (findings) => {
    const fresh = findings.filter((finding) => !told.has(finding));
    for (const finding of fresh) told.add(finding);
    if (fresh.length > 0) io.err(findingsText(fresh, paint));
  };
}
